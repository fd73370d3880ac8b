package cloudcredits.walk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The table of rules §11 once more, by addresses: written without a look at the code that it
 * checks. A path ending in an asterisk stands for everything below it; the longest that fits
 * counts.
 */
enum Rules11 {
  ANYONE(
      EnumSet.allOf(Kind.class),
      "/sign-in /sign-out /welcome/* /forgot /forgot/* /reset/* /first-operator/* /help /help/*",
      "/static/* /favicon.ico /healthz /readyz /api /api/openapi.json /problems /problems/*"),
  /** The link in a mail: whoever has it may stop those mails, by a page or by a mail program. */
  BY_MAIL(EnumSet.allOf(Kind.class), "/reports-by-mail/stop/*"),
  SIGNED_IN(Kind.PEOPLE, "/ /contracts /profile /profile/*"),
  USAGE_REPORT(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR, Kind.OPERATOR),
      "/contracts/{contract} /contracts/{contract}/usage /contracts/{contract}/usage.csv /contracts/{contract}/usage.xlsx /contracts/{contract}/usage.pdf /contracts/{contract}/usage/*",
      "/contracts/{contract}/ledger /contracts/{contract}/ledger.csv /contracts/{contract}/ledger.xlsx /contracts/{contract}/jobs/{job}"),
  BUY(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR),
      "/contracts/{contract}/buy /contracts/{contract}/buy/* /contracts/{contract}/orders /contracts/{contract}/orders/*",
      "/contracts/{contract}/orders.csv",
      "/contracts/{contract}/quotes /contracts/{contract}/quotes/*",
      "/contracts/{contract}/settings/top-up /contracts/{contract}/settings/top-up/*"),
  OFFER(EnumSet.of(Kind.RESELLER), "/contracts/{contract}/offers /contracts/{contract}/offers/*"),
  SEATS(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR, Kind.OPERATOR),
      "/contracts/{contract}/people /contracts/{contract}/people/*"),
  CAPS_GROUPS_CHARGE_CODES(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR),
      "/contracts/{contract}/people/{person}/cap /contracts/{contract}/people/{person}/group",
      "/contracts/{contract}/people/requests /contracts/{contract}/people/requests/*",
      "/contracts/{contract}/settings/caps /contracts/{contract}/settings/caps/*",
      "/contracts/{contract}/settings/groups /contracts/{contract}/settings/groups/*",
      "/contracts/{contract}/settings/charge-codes /contracts/{contract}/settings/charge-codes/*"),
  /** Who has which role: seen by all who manage something there. */
  ROLES(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR, Kind.OPERATOR),
      "/contracts/{contract}/settings /contracts/{contract}/settings/reports /contracts/{contract}/settings/reports/*"),
  APPOINT(
      EnumSet.of(Kind.MANAGER, Kind.OPERATOR),
      "/contracts/{contract}/settings/roles /contracts/{contract}/settings/roles/*"),
  PASS_ON_THE_MANAGERS_ROLE(
      EnumSet.of(Kind.MANAGER, Kind.OPERATOR),
      "/contracts/{contract}/settings/roles/{person}/manager"),
  BILLING_DETAILS(
      EnumSet.of(Kind.MANAGER, Kind.OPERATOR),
      "/contracts/{contract}/settings/billing /contracts/{contract}/settings/billing/*"),
  OWN(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR, Kind.NAMED_USER),
      "/contracts/{contract}/my /contracts/{contract}/my/*"),
  BALANCE(
      EnumSet.of(Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR, Kind.OPERATOR, Kind.RESELLER),
      "/contracts/{contract}/balance"),
  CHART_OF_SERVICES(
      EnumSet.of(
          Kind.MANAGER, Kind.ADMINISTRATOR, Kind.COORDINATOR, Kind.NAMED_USER, Kind.OPERATOR),
      "/contracts/{contract}/services /contracts/{contract}/services/*"),
  OPERATOR(EnumSet.of(Kind.OPERATOR), "/operator /operator/*"),
  SERVICE(EnumSet.of(Kind.SERVICE), "/api/v1/*");

  private final Set<Kind> allowed;
  private final List<String> paths;

  Rules11(Set<Kind> allowed, String... paths) {
    this.allowed = allowed;
    this.paths = List.of(String.join(" ", paths).split(" "));
  }

  static Rules11 of(String path) {
    record Row(Rules11 rule, String pattern) {}
    return Arrays.stream(values())
        .flatMap(rule -> rule.paths.stream().map(pattern -> new Row(rule, pattern)))
        .filter(row -> fits(row.pattern(), path))
        .max(Comparator.comparingInt(row -> row.pattern().length()))
        .orElseThrow(() -> new AssertionError("which row of rules §11 is " + path + " in?"))
        .rule();
  }

  private static boolean fits(String pattern, String path) {
    return pattern.endsWith("/*")
        ? path.startsWith(pattern.substring(0, pattern.length() - 1))
        : path.equals(pattern);
  }

  boolean allows(Kind kind) {
    return allowed.contains(kind);
  }

  /** What a visitor gets on what is theirs. */
  Outcome of(Kind kind) {
    if (allows(kind)) {
      return Outcome.ALLOWED;
    }
    if (this == SERVICE) {
      return Outcome.NO_KEY;
    }
    if (!Kind.PEOPLE.contains(kind)) {
      return Outcome.SIGN_IN;
    }
    return this == OPERATOR || kind == Kind.STRANGER ? Outcome.HIDDEN : Outcome.FORBIDDEN;
  }
}
