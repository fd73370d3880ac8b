package cloudcredits.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job that is to begin.
 *
 * @param contract its number
 * @param user a named user's e-mail address or id
 * @param service its key in the catalogue
 * @param chargeCode the customer's own project or job number
 * @param occurredAt by the service's clock; empty: now
 */
public record Order(
    String contract,
    String user,
    String service,
    Cost cost,
    Optional<String> chargeCode,
    Optional<Instant> occurredAt) {

  /** Without a charge code, occurring now. */
  public Order(String contract, String user, String service, Cost cost) {
    this(contract, user, service, cost, Optional.empty(), Optional.empty());
  }

  /** The same for this project or job of the customer's. */
  public Order withChargeCode(String code) {
    return new Order(contract, user, service, cost, Optional.of(code), occurredAt);
  }

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("contract", contract);
    members.put("user", user);
    members.put("service", service);
    members.putAll(cost.members());
    chargeCode.ifPresent(code -> members.put("charge_code", code));
    occurredAt.ifPresent(at -> members.put("occurred_at", at.toString()));
    return members;
  }
}
