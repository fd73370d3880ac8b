package cloudcredits.export;

import static cloudcredits.export.FocusColumn.*;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Movement;
import cloudcredits.credit.Pool;
import cloudcredits.report.ChargeLine;
import cloudcredits.report.ChargedGrant;
import cloudcredits.report.ChargedLine;
import cloudcredits.web.Format;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A charge as a row of a FOCUS 1.2 file. What stands in which column is told in docs/adr/008. */
final class FocusRow {

  private static final String CREDITS = "Credits";
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String vendor;
  private final Contract contract;
  private final ChargedLine charge;
  private final ChargeLine line;
  private final ChargedGrant grant;
  private final Map<FocusColumn, String> values = new EnumMap<>(FocusColumn.class);

  private FocusRow(String vendor, Contract contract, ChargedLine charge) {
    this.vendor = vendor;
    this.contract = contract;
    this.charge = charge;
    this.line = charge.line();
    this.grant = charge.grant();
  }

  /**
   * Its rows, a purchase's tax in one of its own: values in the order of the columns, null where
   * there is none.
   *
   * @param vendor who invoices what no reseller sold
   */
  static List<List<String>> of(String vendor, Contract contract, ChargedLine charge) {
    List<String> row = row(vendor, contract, charge);
    boolean taxed =
        charge.line().movement() == Movement.GRANT || charge.line().movement() == Movement.VOID;
    return taxed
            && charge.grant().soldBy().isEmpty()
            && charge.grant().tax().isPresent()
            && charge.grant().tax().get().signum() > 0
        ? List.of(row, new FocusRow(vendor, contract, charge).tax())
        : List.of(row);
  }

  private static List<String> row(String vendor, Contract contract, ChargedLine charge) {
    var row = new FocusRow(vendor, contract, charge);
    row.account();
    row.own();
    switch (charge.line().movement()) {
      case SETTLE, REVERSE, REVERSE_LAPSED -> row.use();
      case GRANT, VOID -> row.grant();
      case LAPSE, RELEASE_LAPSED -> row.lapse();
      case HOLD, RELEASE -> throw new IllegalArgumentException("no charge: " + charge);
    }
    return row.inOrder();
  }

  private List<String> inOrder() {
    return Arrays.stream(FocusColumn.values()).map(values::get).toList();
  }

  private void account() {
    values.put(BILLING_ACCOUNT_ID, contract.number());
    values.put(BILLING_ACCOUNT_NAME, contract.customer());
    values.put(
        BILLING_ACCOUNT_TYPE,
        switch (contract.kind()) {
          case MAINTENANCE_PLAN -> "Maintenance plan";
          case SUBSCRIPTION -> "Subscription";
        });
    values.put(BILLING_CURRENCY, charge.currency());
    LocalDate month = month(line.effectiveAt());
    values.put(BILLING_PERIOD_START, moment(begin(month)));
    values.put(BILLING_PERIOD_END, moment(begin(month.plusMonths(1))));
    values.put(PROVIDER_NAME, vendor);
    values.put(PUBLISHER_NAME, vendor);
    values.put(INVOICE_ISSUER_NAME, vendor);
    values.put(PRICING_CURRENCY, CREDITS);
    number(PRICING_CURRENCY_EFFECTIVE_COST, ZERO);
    values.put(TAGS, tags());
  }

  private void own() {
    number(X_CREDITS, credits());
    values.put(X_GRANT, Integer.toString(line.grant()));
    values.put(X_LEDGER_ENTRY, Long.toString(line.entry()));
    values.put(X_MOVEMENT, line.movement().name().toLowerCase(Locale.ROOT));
    values.put(X_POOL, grant.kind() == Pool.SHARED ? "shared" : "individual");
    boolean lost =
        switch (line.movement()) {
          case LAPSE, RELEASE_LAPSED -> true;
          case REVERSE_LAPSED -> line.replacement().isEmpty();
          default -> false;
        };
    number(X_UNUSED_COST, lost ? line.credits().toDecimal().multiply(charge.paid()) : ZERO);
  }

  /** A job's draw on a grant, or a part of it that comes back. */
  private void use() {
    String service = line.service().orElseThrow();
    boolean returned = line.movement() != Movement.SETTLE;
    values.put(CHARGE_CATEGORY, "Usage");
    values.put(CHARGE_FREQUENCY, "Usage-Based");
    values.put(CHARGE_CLASS, returned ? correctionOf(line.settledAt().orElseThrow()) : null);
    values.put(
        CHARGE_DESCRIPTION,
        Format.creditsInWords(line.credits()) + (returned ? " back from " : " for ") + service);
    day();
    costs(credits(), charge.listed(), charge.paid());
    number(BILLED_COST, ZERO);
    number(EFFECTIVE_COST, credits().multiply(charge.paid()));
    values.put(PRICING_UNIT, CREDITS);
    number(PRICING_CURRENCY_LIST_UNIT_PRICE, BigDecimal.ONE);
    number(PRICING_CURRENCY_CONTRACTED_UNIT_PRICE, BigDecimal.ONE);
    number(PRICING_CURRENCY_EFFECTIVE_COST, credits());
    number(CONSUMED_QUANTITY, credits());
    values.put(CONSUMED_UNIT, CREDITS);
    values.put(SERVICE_CATEGORY, "Compute");
    values.put(SERVICE_SUBCATEGORY, "Other (Compute)");
    values.put(SERVICE_NAME, service);
    String sku = line.serviceKey().orElseThrow();
    values.put(SKU_ID, sku);
    values.put(SKU_METER, service);
    values.put(SKU_PRICE_ID, sku + line.rateVersion().map(v -> "/rate-" + v).orElse("/own-price"));
    values.put(RESOURCE_ID, contract.number() + "/jobs/" + line.job().orElseThrow());
    values.put(RESOURCE_TYPE, "Job");
    line.group()
        .filter(id -> id > 0)
        .ifPresent(
            id -> {
              values.put(SUB_ACCOUNT_ID, contract.number() + "/groups/" + id);
              values.put(SUB_ACCOUNT_NAME, line.groupName().orElse("Group " + id));
            });
  }

  private void grant() {
    ofCredits();
    lifetime();
    if (grant.order().isPresent()) {
      purchase(grant.order().get());
    } else {
      nothingPaid("Credit", given());
    }
  }

  private String given() {
    String credits = Format.creditsInWords(line.credits());
    return switch (grant.source()) {
      case FIRST_SEAT -> credits + " of their own for a named user";
      case REPLACEMENT -> credits + " in place of returned ones that had expired";
      case ADJUSTMENT, ORDER -> credits + " given by the vendor";
    };
  }

  /** Bought packs, or the money back for them. */
  private void purchase(int order) {
    boolean bought = line.movement() == Movement.GRANT;
    var packs = BigDecimal.valueOf(grant.packs().orElseThrow());
    BigDecimal quantity = bought ? packs : packs.negate();
    BigDecimal price = grant.packPrice().orElseThrow();
    BigDecimal listed = grant.packCredits().multiply(charge.listed());
    values.put(CHARGE_CATEGORY, "Purchase");
    values.put(CHARGE_FREQUENCY, "One-Time");
    values.put(CHARGE_CLASS, bought ? null : correctionOf(grant.grantedAt()));
    values.put(
        CHARGE_DESCRIPTION,
        Format.creditsInWords(line.credits())
            + (bought ? " bought by order " : " given back with order ")
            + order);
    costs(quantity, listed, price);
    boolean invoicedHere = grant.soldBy().isEmpty();
    number(BILLED_COST, invoicedHere ? quantity.multiply(price) : ZERO);
    number(EFFECTIVE_COST, ZERO);
    values.put(INVOICE_ISSUER_NAME, grant.soldBy().orElse(vendor));
    values.put(INVOICE_ID, invoicedHere ? paper() : null);
    values.put(PRICING_CURRENCY, charge.currency());
    number(PRICING_CURRENCY_LIST_UNIT_PRICE, listed);
    number(PRICING_CURRENCY_CONTRACTED_UNIT_PRICE, price);
    values.put(PRICING_UNIT, plain(grant.packCredits()) + " " + CREDITS);
    values.put(SKU_ID, "credit-pack");
    values.put(SKU_METER, "Packs of credits");
    values.put(
        SKU_PRICE_ID,
        "credit-pack/" + charge.currency() + grant.listFrom().map(from -> "/" + from).orElse(""));
  }

  /** On the same paper as its purchase, whose credits it has no part in. */
  private List<String> tax() {
    boolean bought = line.movement() == Movement.GRANT;
    BigDecimal tax = bought ? grant.tax().orElseThrow() : grant.tax().orElseThrow().negate();
    account();
    own();
    ofCredits();
    lifetime();
    nothingPaid("Tax", "Tax on order " + grant.order().orElseThrow());
    values.put(CHARGE_CLASS, bought ? null : correctionOf(grant.grantedAt()));
    for (FocusColumn cost : List.of(BILLED_COST, LIST_COST, CONTRACTED_COST)) {
      number(cost, tax);
    }
    number(X_CREDITS, ZERO);
    values.put(INVOICE_ID, paper());
    return inOrder();
  }

  /** The number of the invoice or the credit note; null where none was written. */
  private String paper() {
    return (line.movement() == Movement.GRANT ? grant.bill() : grant.creditNote())
        .map(Object::toString)
        .orElse(null);
  }

  /** Nothing is billed for it: the purchase was. What is lost stands in a column of our own. */
  private void lapse() {
    ofCredits();
    day();
    nothingPaid("Adjustment", Format.creditsInWords(line.credits()) + " lapsed unused");
  }

  private void ofCredits() {
    values.put(SERVICE_CATEGORY, "Other");
    values.put(SERVICE_SUBCATEGORY, "Other (Other)");
    values.put(SERVICE_NAME, "Cloud credits");
    values.put(RESOURCE_ID, contract.number() + "/grants/" + line.grant());
    values.put(RESOURCE_TYPE, "Credit grant");
  }

  private void nothingPaid(String category, String description) {
    values.put(CHARGE_CATEGORY, category);
    values.put(CHARGE_FREQUENCY, "One-Time");
    values.put(CHARGE_DESCRIPTION, description);
    for (FocusColumn cost : List.of(BILLED_COST, EFFECTIVE_COST, LIST_COST, CONTRACTED_COST)) {
      number(cost, ZERO);
    }
  }

  private void costs(BigDecimal quantity, BigDecimal listed, BigDecimal price) {
    values.put(PRICING_CATEGORY, "Standard");
    number(PRICING_QUANTITY, quantity);
    number(LIST_UNIT_PRICE, listed);
    number(LIST_COST, quantity.multiply(listed));
    number(CONTRACTED_UNIT_PRICE, price);
    number(CONTRACTED_COST, quantity.multiply(price));
  }

  private BigDecimal credits() {
    BigDecimal credits = line.credits().toDecimal();
    return switch (line.movement()) {
      case REVERSE, REVERSE_LAPSED, VOID -> credits.negate();
      default -> credits;
    };
  }

  /** Whether it corrects a month before its own, which is closed. */
  private String correctionOf(Instant at) {
    return month(at).isBefore(month(line.effectiveAt())) ? "Correction" : null;
  }

  private void day() {
    LocalDate day = contract.dayOf(line.effectiveAt());
    period(begin(day), begin(day.plusDays(1)));
  }

  /** How long the credits can be used; where that has no end, the day of the grant. */
  private void lifetime() {
    grant
        .expiresAt()
        .filter(end -> end.isAfter(grant.grantedAt().plusSeconds(1)))
        .ifPresentOrElse(end -> period(grant.grantedAt(), end), this::day);
  }

  private void period(Instant from, Instant to) {
    values.put(CHARGE_PERIOD_START, moment(from));
    values.put(CHARGE_PERIOD_END, moment(to));
  }

  /** The charge code is the customer's own tag; ours begin with our prefix. */
  private String tags() {
    var tags = new LinkedHashMap<String, String>();
    put(tags, "charge_code", line.chargeCode());
    put(tags, "cloudcredits/user", line.person());
    put(tags, "cloudcredits/email", line.email());
    put(tags, "cloudcredits/licence", line.licence());
    try {
      return tags.isEmpty() ? null : JSON.writeValueAsString(tags);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void put(Map<String, String> tags, String key, Optional<String> value) {
    value.ifPresent(known -> tags.put(key, known));
  }

  private void number(FocusColumn column, BigDecimal number) {
    values.put(column, plain(number));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private LocalDate month(Instant at) {
    return contract.dayOf(at).withDayOfMonth(1);
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(contract.zone()).toInstant();
  }

  private static String moment(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
