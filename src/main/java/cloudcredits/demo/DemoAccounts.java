package cloudcredits.demo;

import cloudcredits.account.DemoAccount;
import java.util.List;

/**
 * Who a newcomer can sign in as.
 *
 * @param list those of the demo data; none where there are no demo data
 */
public record DemoAccounts(List<DemoAccount> list) {

  public static final DemoAccounts NONE = new DemoAccounts(List.of());

  public static DemoAccounts all() {
    return new DemoAccounts(Cast.ACCOUNTS);
  }
}
