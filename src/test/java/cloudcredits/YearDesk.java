package cloudcredits;

import cloudcredits.db.TestDatabase;
import cloudcredits.demo.DemoClock;
import cloudcredits.demo.Tools;
import cloudcredits.order.OrderService;
import cloudcredits.topup.TopUpService;
import java.util.Map;

/** The portal's services over a clock that a year is lived by, with the seller that tests have. */
public final class YearDesk implements AutoCloseable {

  private final Services services;

  public YearDesk(TestDatabase database, DemoClock clock) {
    var config =
        Config.from(
            Map.of(
                "BASE_URL", "http://portal.example",
                "SELLER_NAME", "Vendor Ltd",
                "SELLER_ADDRESS", "1 Road",
                "SELLER_COUNTRY", "IE"));
    services = new Services(config, database.jdbi(), clock);
  }

  public Tools tools() {
    return services.tools();
  }

  public TopUpService topUps() {
    return services.topUps;
  }

  public OrderService orders() {
    return services.orders;
  }

  @Override
  public void close() {
    services.close();
  }
}
