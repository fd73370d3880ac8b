package cloudcredits.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of a FOCUS file, in their order; those that begin with X are our own. */
enum FocusColumn {
  BILLED_COST,
  BILLING_ACCOUNT_ID,
  BILLING_ACCOUNT_NAME,
  BILLING_ACCOUNT_TYPE,
  BILLING_CURRENCY,
  BILLING_PERIOD_END,
  BILLING_PERIOD_START,
  CHARGE_CATEGORY,
  CHARGE_CLASS,
  CHARGE_DESCRIPTION,
  CHARGE_FREQUENCY,
  CHARGE_PERIOD_END,
  CHARGE_PERIOD_START,
  CONSUMED_QUANTITY,
  CONSUMED_UNIT,
  CONTRACTED_COST,
  CONTRACTED_UNIT_PRICE,
  EFFECTIVE_COST,
  INVOICE_ID,
  INVOICE_ISSUER_NAME,
  LIST_COST,
  LIST_UNIT_PRICE,
  PRICING_CATEGORY,
  PRICING_CURRENCY,
  PRICING_CURRENCY_CONTRACTED_UNIT_PRICE,
  PRICING_CURRENCY_EFFECTIVE_COST,
  PRICING_CURRENCY_LIST_UNIT_PRICE,
  PRICING_QUANTITY,
  PRICING_UNIT,
  PROVIDER_NAME,
  PUBLISHER_NAME,
  RESOURCE_ID,
  RESOURCE_NAME,
  RESOURCE_TYPE,
  SERVICE_CATEGORY,
  SERVICE_NAME,
  SERVICE_SUBCATEGORY,
  SKU_ID,
  SKU_METER,
  SKU_PRICE_DETAILS,
  SKU_PRICE_ID,
  SUB_ACCOUNT_ID,
  SUB_ACCOUNT_NAME,
  TAGS,
  /** What the entry moved, in credits: negative where it takes back. */
  X_CREDITS,
  X_GRANT,
  X_LEDGER_ENTRY,
  X_MOVEMENT,
  X_POOL,
  /** What was paid for credits that lapsed. */
  X_UNUSED_COST;

  /** Pascal case, as the specification writes it: {@code BilledCost}, {@code x_Credits}. */
  String head() {
    String head =
        Arrays.stream(name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    return name().startsWith("X_") ? "x_" + head.substring(1) : head;
  }
}
