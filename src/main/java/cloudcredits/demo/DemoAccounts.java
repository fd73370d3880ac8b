package cloudcredits.demo;

import cloudcredits.account.DemoAccount;
import java.util.List;

/** Who a newcomer can sign in as. */
public final class DemoAccounts {

  /** Those of the demo data; none where there are no demo data. */
  public List<DemoAccount> list() {
    return List.of();
  }
}
