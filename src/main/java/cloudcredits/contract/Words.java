package cloudcredits.contract;

import java.time.Instant;

/** Contracts and roles in words. */
public final class Words {

  private Words() {}

  /** {@code Subscription, active}. */
  public static String kindAndState(Contract contract, Instant now) {
    return of(contract.kind()) + ", " + state(contract, now);
  }

  public static String of(Contract.Kind kind) {
    return switch (kind) {
      case MAINTENANCE_PLAN -> "Maintenance plan";
      case SUBSCRIPTION -> "Subscription";
    };
  }

  /** {@code active}, {@code lapsed} and so on. */
  public static String state(Contract contract, Instant now) {
    return switch (contract.terms().at(now)) {
      case NOT_STARTED -> "not started";
      case ACTIVE -> "active";
      case LAPSED -> "lapsed";
      case CANCELLED -> "cancelled";
    };
  }

  /** How a tag shows the state. */
  static String tag(Contract contract, Instant now) {
    return switch (contract.terms().at(now)) {
      case NOT_STARTED -> "";
      case ACTIVE -> "live";
      case LAPSED, CANCELLED -> "stop";
    };
  }

  public static String of(Role role) {
    return switch (role) {
      case MANAGER -> "Contract manager";
      case ADMINISTRATOR -> "Contract administrator";
      case COORDINATOR -> "Software coordinator";
      case NAMED_USER -> "Named user";
      case RESELLER -> "Reseller";
      case OPERATOR -> "Operator";
    };
  }
}
