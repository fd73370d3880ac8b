package cloudcredits.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the audit trail keeps, in words. The name in lower case is what the database holds: never
 * rename one.
 */
public enum AuditAction {
  SIGNED_IN("signed in"),
  SIGNED_OUT_EVERYWHERE("signed out everywhere"),
  SESSION_ENDED("signed another browser out"),
  INVITED("invited"),
  ACCOUNT_OPENED("opened their account"),
  PASSWORD_CHANGED("changed their password"),
  PASSWORD_RESET("chose a new password by link"),
  NAME_CHANGED("changed their name"),
  EMAIL_CHANGED("changed their e-mail address"),
  OPERATOR_MADE("became an operator"),
  KEY_CREATED("created an API key"),
  KEY_REVOKED("revoked an API key"),
  CONTRACT_CREATED("created the contract"),
  CONTRACT_CHANGED("changed the contract"),
  CONTRACT_RENEWED("renewed the contract"),
  CONTRACT_CANCELLED("cancelled the contract"),
  LICENCE_ADDED("added a licence"),
  LICENCE_CHANGED("changed a licence"),
  ROLE_GIVEN("gave a role"),
  ROLE_TAKEN("took a role away"),
  SEATED("seated"),
  UNSEATED("unseated"),
  PERMISSION_GIVEN("gave the permission"),
  PERMISSION_TAKEN("took the permission away"),
  CAP_CHANGED("changed a cap"),
  GROUP_CHANGED("changed a group"),
  CHARGE_CODES_CHANGED("changed the charge codes"),
  MORE_ASKED("asked for more credits"),
  MORE_WITHDRAWN("withdrew a request for more"),
  MORE_GRANTED("granted a request for more"),
  MORE_DECLINED("declined a request for more"),
  ORDER_PLACED("bought credits"),
  APPROVAL_ASKED("asked for an order to be approved"),
  ORDER_APPROVED("approved an order"),
  ORDER_DECLINED("declined an order"),
  APPROVAL_CHANGED("changed from which amount orders are approved"),
  ORDER_PAID("marked an order as paid"),
  ORDER_CANCELLED("cancelled an order"),
  QUOTE_ASKED("asked for a quote"),
  QUOTE_OFFERED("offered a quote"),
  QUOTE_PROPOSED("accepted a quote that a second person is to confirm"),
  QUOTE_RECONSIDERED("took that acceptance of a quote back"),
  QUOTE_ACCEPTED("accepted a quote"),
  QUOTE_DECLINED("declined a quote"),
  QUOTE_WITHDRAWN("withdrew a quote"),
  QUOTE_CANCELLED("took back what was accepted in a quote"),
  QUOTE_CONFIRMED("confirmed a quote’s delivery"),
  TOP_UP_CHANGED("changed the automatic top-up"),
  TOP_UP_PROPOSED("proposed a top-up"),
  TOP_UP_BOUGHT("topped up by itself"),
  TOP_UP_CONFIRMED("confirmed a top-up"),
  TOP_UP_DROPPED("dropped a top-up"),
  CREDITS_ADJUSTED("adjusted credits"),
  RATE_CHANGED("changed a rate"),
  SERVICE_CHANGED("changed a service"),
  PRICE_CHANGED("changed the price list"),
  TAX_CHANGED("changed a tax rate"),
  BILLING_CHANGED("changed the billing address"),
  MONEY_RETURNED("marked money as returned"),
  REFUND_REQUESTED("began to return money to a card"),
  REFUND_MADE("returned money to a card"),
  REFUND_FAILED("could not return money to a card"),
  PAYMENT_RECEIVED("received a payment by card"),
  REPORT_MAIL_CHOSEN("sent the report by mail"),
  REPORT_MAIL_STOPPED("stopped the report by mail"),
  LEDGER_FOUND_WRONG("found the ledger wrong");

  private final String words;

  AuditAction(String words) {
    this.words = words;
  }

  /** What the actor did: "seated", "created an API key". */
  public String words() {
    return words;
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action with this name in the database; empty for one that a newer portal wrote. */
  static Optional<AuditAction> of(String key) {
    return Arrays.stream(values()).filter(action -> action.key().equals(key)).findFirst();
  }
}
