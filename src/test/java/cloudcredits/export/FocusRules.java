package cloudcredits.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules that FOCUS 1.2 publishes for a cost and usage data set, as far as a file can be held to
 * them: which columns there are, their types, what may be null when, allowed values, and how
 * columns depend on each other. Written from the specification, not from what we export.
 */
public final class FocusRules {

  private static final Set<String> MANDATORY =
      words(
          "BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodEnd"
              + " BillingPeriodStart ChargeCategory ChargeClass ChargeDescription ChargePeriodEnd"
              + " ChargePeriodStart ContractedCost EffectiveCost InvoiceIssuerName ListCost"
              + " PricingQuantity PricingUnit ProviderName PublisherName ServiceCategory"
              + " ServiceName");

  /** Of the conditional ones: those whose condition a portal for prepaid credits meets. */
  private static final Set<String> CONDITIONAL =
      words(
          "BillingAccountType ConsumedQuantity ConsumedUnit ContractedUnitPrice ListUnitPrice"
              + " PricingCurrency PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost"
              + " PricingCurrencyListUnitPrice SkuId SkuMeter SkuPriceDetails SkuPriceId"
              + " SubAccountId SubAccountName Tags");

  private static final Set<String> OTHERS =
      words(
          "ChargeFrequency InvoiceId PricingCategory ResourceId ResourceName ResourceType"
              + " ServiceSubcategory");

  private static final Set<String> NEVER_NULL =
      words(
          "BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency"
              + " BillingPeriodEnd BillingPeriodStart ChargeCategory ChargeDescription"
              + " ChargeFrequency ChargePeriodEnd ChargePeriodStart ContractedCost EffectiveCost"
              + " InvoiceIssuerName ListCost PricingCurrency PricingCurrencyEffectiveCost"
              + " ProviderName PublisherName ServiceCategory ServiceName ServiceSubcategory");

  private static final Set<String> NUMBERS =
      words(
          "BilledCost ConsumedQuantity ContractedCost ContractedUnitPrice EffectiveCost ListCost"
              + " ListUnitPrice PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost"
              + " PricingCurrencyListUnitPrice PricingQuantity x_Credits x_UnusedCost");

  private static final Set<String> PRICES =
      words(
          "ListUnitPrice ContractedUnitPrice PricingCurrencyListUnitPrice"
              + " PricingCurrencyContractedUnitPrice");

  private static final Set<String> MOMENTS =
      words("BillingPeriodStart BillingPeriodEnd ChargePeriodStart ChargePeriodEnd");

  /** Neither null for a use or a purchase that corrects nothing. */
  private static final Set<String> OF_PRICED =
      words(
          "PricingQuantity ListUnitPrice ContractedUnitPrice PricingCategory SkuId SkuPriceId"
              + " PricingCurrencyListUnitPrice PricingCurrencyContractedUnitPrice");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "ChargeCategory", Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment"),
          "ChargeClass", Set.of("Correction"),
          "ChargeFrequency", Set.of("One-Time", "Recurring", "Usage-Based"),
          "PricingCategory", Set.of("Standard", "Dynamic", "Committed", "Other"),
          "ServiceCategory",
              Set.of(
                  "AI and Machine Learning",
                  "Analytics",
                  "Business Applications",
                  "Compute",
                  "Databases",
                  "Developer Tools",
                  "Multicloud",
                  "Identity",
                  "Integration",
                  "Internet of Things",
                  "Management and Governance",
                  "Media",
                  "Migration",
                  "Mobile",
                  "Networking",
                  "Security",
                  "Storage",
                  "Web",
                  "Other"));

  /** Of the two categories that we use. */
  private static final Map<String, Set<String>> SUBCATEGORIES =
      Map.of(
          "Compute",
              Set.of(
                  "Containers",
                  "End User Computing",
                  "Quantum Compute",
                  "Serverless Compute",
                  "Virtual Machines",
                  "Other (Compute)"),
          "Other", Set.of("Other (Other)"));

  /** Which column is null where another one is, and only there. */
  private static final Map<String, String> TOGETHER =
      Map.of(
          "PricingUnit", "PricingQuantity",
          "ConsumedUnit", "ConsumedQuantity",
          "SubAccountName", "SubAccountId",
          "ResourceType", "ResourceId");

  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?";
  private static final String MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final List<String> broken = new ArrayList<>();
  private final Map<String, String> categoryOfService = new HashMap<>();
  private final Map<String, String> skuOfPrice = new HashMap<>();

  private FocusRules() {}

  /**
   * What of a file breaks a rule, a sentence each.
   *
   * @param rows by column; a column that is null is not in it
   */
  public static List<String> broken(List<String> head, List<Map<String, String>> rows) {
    var rules = new FocusRules();
    rules.head(head);
    for (int i = 0; i < rows.size(); i++) {
      rules.row(i + 1, rows.get(i));
    }
    return rules.broken;
  }

  private void head(List<String> head) {
    check("head", Set.copyOf(head).size() == head.size(), "a column is there twice");
    for (String column : MANDATORY) {
      check("head", head.contains(column), column + " is mandatory");
    }
    for (String column : CONDITIONAL) {
      check("head", head.contains(column), column + " has its condition met");
    }
    boolean own = false;
    for (String column : head) {
      boolean known =
          MANDATORY.contains(column) || CONDITIONAL.contains(column) || OTHERS.contains(column);
      check("head", known || column.matches("x_[A-Z][A-Za-z]{1,47}"), column + " is no column");
      check("head", !(own && known), column + " comes after a custom one");
      own = own || !known;
    }
  }

  private void row(int number, Map<String, String> row) {
    String at = "row " + number + " " + row;
    row.forEach((column, value) -> check(at, !value.isBlank(), column + " is blank, not null"));
    NEVER_NULL.forEach(column -> check(at, row.containsKey(column), column + " is null"));
    every(at, row, NUMBERS, value -> value.matches(NUMBER), "is no number");
    every(at, row, PRICES, value -> !value.startsWith("-"), "is a negative price");
    every(at, row, MOMENTS, value -> value.matches(MOMENT), "is no moment in UTC");
    ALLOWED.forEach((column, allowed) -> every(at, row, Set.of(column), allowed::contains, "?"));
    TOGETHER.forEach(
        (column, other) ->
            check(at, row.containsKey(column) == row.containsKey(other), column + ", " + other));
    if (broken.isEmpty()) {
      periods(at, row);
      currencies(at, row);
      categories(at, row);
      costs(at, row);
      services(at, row);
      tags(at, row);
    }
  }

  private void periods(String at, Map<String, String> row) {
    for (String period : List.of("Billing", "Charge")) {
      Instant start = Instant.parse(row.get(period + "PeriodStart"));
      Instant end = Instant.parse(row.get(period + "PeriodEnd"));
      check(at, start.isBefore(end), period + " period ends before it begins");
    }
  }

  private void currencies(String at, Map<String, String> row) {
    String currency = row.get("BillingCurrency");
    boolean known =
        Currency.getAvailableCurrencies().stream()
            .anyMatch(each -> each.getCurrencyCode().equals(currency));
    check(at, known, "BillingCurrency is no national one");
  }

  private void categories(String at, Map<String, String> row) {
    String category = row.get("ChargeCategory");
    boolean correction = row.containsKey("ChargeClass");
    boolean usage = category.equals("Usage");
    boolean priced = usage || category.equals("Purchase");
    if (priced && !correction) {
      OF_PRICED.forEach(column -> check(at, row.containsKey(column), column + " is null"));
      check(at, !usage || row.containsKey("ConsumedQuantity"), "ConsumedQuantity is null");
    }
    check(at, usage || !row.containsKey("ConsumedQuantity"), "ConsumedQuantity without a use");
    if (category.equals("Purchase")) {
      check(at, !row.get("ChargeFrequency").equals("Usage-Based"), "a purchase by use");
      check(at, is(row, "EffectiveCost", BigDecimal.ZERO), "a prepaid purchase has a cost");
      check(at, is(row, "PricingCurrencyEffectiveCost", BigDecimal.ZERO), "… in credits");
    }
    if (category.equals("Tax")) {
      OF_PRICED.forEach(column -> check(at, !row.containsKey(column), column + " of a tax"));
    } else if (!priced) {
      check(at, is(row, "EffectiveCost", number(row, "BilledCost")), "EffectiveCost, BilledCost");
    }
    check(at, row.containsKey("SkuId") || !row.containsKey("SkuMeter"), "SkuMeter");
    check(at, row.containsKey("SkuPriceId") || !row.containsKey("SkuPriceDetails"), "details");
    check(at, row.containsKey("ResourceId") || !row.containsKey("ResourceName"), "ResourceName");
  }

  private void costs(String at, Map<String, String> row) {
    for (String kind : List.of("List", "Contracted")) {
      String price = kind + "UnitPrice";
      if (row.get("ChargeCategory").equals("Tax")) {
        check(at, !row.containsKey(price), price + " of a tax");
      } else if (!row.containsKey(price)) {
        check(at, is(row, kind + "Cost", number(row, "BilledCost")), kind + "Cost, BilledCost");
      } else if (row.containsKey("PricingQuantity") && !row.containsKey("ChargeClass")) {
        BigDecimal product = number(row, price).multiply(number(row, "PricingQuantity"));
        check(at, is(row, kind + "Cost", product), kind + "Cost is not price × quantity");
      }
    }
  }

  private void services(String at, Map<String, String> row) {
    String category = row.get("ServiceCategory");
    String known = categoryOfService.putIfAbsent(row.get("ServiceName"), category);
    check(at, known == null || known.equals(category), "a service in two categories");
    Set<String> subcategories = SUBCATEGORIES.getOrDefault(category, Set.of());
    check(at, subcategories.contains(row.get("ServiceSubcategory")), "ServiceSubcategory");
    if (row.containsKey("SkuPriceId")) {
      String sku = skuOfPrice.putIfAbsent(row.get("SkuPriceId"), row.get("SkuId"));
      check(at, sku == null || sku.equals(row.get("SkuId")), "a price of two SKUs");
    }
  }

  private void tags(String at, Map<String, String> row) {
    if (row.containsKey("Tags")) {
      try {
        JsonNode tags = JSON.readTree(row.get("Tags"));
        check(at, tags.isObject(), "Tags are no object");
        var names = new HashSet<String>();
        tags.properties().forEach(tag -> names.add(tag.getKey()));
        tags.forEach(value -> check(at, value.isValueNode(), "a tag is no plain value"));
        check(at, names.stream().noneMatch(String::isBlank), "a tag has no name");
      } catch (IOException unreadable) {
        check(at, false, "Tags: " + unreadable.getMessage());
      }
    }
  }

  private void every(
      String at,
      Map<String, String> row,
      Set<String> columns,
      Predicate<String> rule,
      String otherwise) {
    for (String column : columns) {
      boolean fine = !row.containsKey(column) || rule.test(row.get(column));
      check(at, fine, column + " " + otherwise + ": " + row.get(column));
    }
  }

  private static boolean is(Map<String, String> row, String column, BigDecimal value) {
    return number(row, column).compareTo(value) == 0;
  }

  private static BigDecimal number(Map<String, String> row, String column) {
    return new BigDecimal(row.get(column));
  }

  private void check(String at, boolean fine, String otherwise) {
    if (!fine) {
      broken.add(otherwise + " (" + at + ")");
    }
  }

  private static Set<String> words(String words) {
    return Set.copyOf(Arrays.asList(words.split(" ")));
  }
}
