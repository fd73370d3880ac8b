package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.AuditService;
import cloudcredits.billing.BillTo;
import cloudcredits.billing.BillingService;
import cloudcredits.billing.PaperService;
import cloudcredits.billing.PaperSheet;
import cloudcredits.billing.Seller;
import cloudcredits.billing.TaxRate;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.export.FocusRules;
import cloudcredits.notify.OutboxService;
import cloudcredits.order.NewOrder;
import cloudcredits.order.OrderService;
import cloudcredits.order.OrderTrailService;
import cloudcredits.order.PaidBy;
import cloudcredits.order.Placement;
import cloudcredits.order.Review;
import cloudcredits.pdf.Printer;
import cloudcredits.web.QueryString;
import cloudcredits.web.Site;
import cloudcredits.web.Templates;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charges as FOCUS 1.2: by its published rules, and with the report's own figures. */
class FocusFileIT {

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Test
  void aSmallContractIsTheGoldenFile() throws Exception {
    try (var world = world()) {
      PersonId zoe = world.fixture.person("=Zoë \"Zed\", Łuk");
      world.group(3, "Facades", zoe);
      world.fixture.seat(world.id, zoe);
      PersonId buyer = world.fixture.person("Ben Buyer");
      OrderService orders = orders(world);
      place(world, orders, buyer, 3);
      int second = place(world, orders, buyer, 1);
      JobId job = world.charge(zoe, "rendering", new Credits(13_050), Optional.of("@P-1"));
      world.reverse(job, Optional.of(Credits.of(5)));
      world.on(30 * 24);
      world.reverse(job, Optional.of(Credits.of(10)));
      orders.cancel(world.id, second, buyer);
      world.fixture.buy(world.id, 1);
      world.to("2028-01-02T12:00:00");
      world.fixture.renew(world.id, "2028-01-01", "2029-01-01");
      world.reverse(job, Optional.empty());
      String csv = get(world.serve(false), "all");
      assertEquals(List.of(), broken(csv));
      assertEquals(
          Files.readString(Path.of("src/test/resources/golden/focus.csv")),
          csv.replaceAll(ID, "JOB").replace("\r\n", "\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverHappensTheRulesHoldAndTheFiguresAddUp(long seed) throws Exception {
    try (var world = world()) {
      live(world, new Random(seed));
      int port = world.serve(false);
      String csv = get(port, "all");
      assertEquals(List.of(), broken(csv));
      List<Map<String, String>> rows = rows(csv);
      assertEquals(
          Set.of("grant", "settle", "reverse", "reverse_lapsed", "lapse", "void"),
          rows.stream()
              .map(row -> row.get("x_Movement"))
              .filter(movement -> !movement.equals("release_lapsed"))
              .collect(Collectors.toSet()));
      assertTrue(rows.stream().anyMatch(row -> row.containsKey("ChargeClass")));
      BigDecimal bought = sum(rows, "Purchase", "BilledCost");
      BigDecimal used = sum(rows, "Usage", "EffectiveCost");
      BigDecimal lost = sum(rows, "", "x_UnusedCost");
      assertEquals(0, bought.compareTo(used.add(lost)), bought + " = " + used + " + " + lost);
      for (String period : List.of("all", "last", "term", "30d", "12m")) {
        assertEquals(
            0,
            used(world, period)
                .compareTo(sum(rows(get(port, period)), "Usage", "PricingCurrencyEffectiveCost")),
            period);
      }
    }
  }

  @Test
  void whatAResellerSoldTheResellerInvoices() throws Exception {
    try (var world = world()) {
      PersonId ana = world.fixture.person("Ana");
      world.fixture.seat(world.id, ana);
      int order = place(world, orders(world), ana, 2);
      sold(world, order, "Whitfield Ltd");
      world.charge(ana, "rendering", Credits.of(130), Optional.empty());
      String csv = get(world.serve(false), "all");
      assertEquals(List.of(), broken(csv));
      List<Map<String, String>> rows = rows(csv);
      List<Map<String, String>> bought = of(rows, "Purchase");
      assertEquals(1, bought.size());
      assertEquals("Whitfield Ltd", bought.getFirst().get("InvoiceIssuerName"));
      assertEquals("Vendor Ltd", bought.getFirst().get("ProviderName"));
      assertFalse(bought.getFirst().containsKey("InvoiceId"), "the reseller's own, not known here");
      assertEquals(0, sum(rows, "Purchase", "BilledCost").signum(), "the vendor invoices nothing");
      assertEquals(List.of(), of(rows, "Tax"));
      assertTrue(sum(rows, "Usage", "EffectiveCost").signum() > 0, "yet it cost something");
    }
  }

  private static List<Map<String, String>> of(List<Map<String, String>> rows, String category) {
    return rows.stream().filter(row -> category.equals(row.get("ChargeCategory"))).toList();
  }

  /** Makes an order one that a reseller delivered by a quote. */
  private static void sold(ReportWorld world, int order, String reseller) {
    world
        .database
        .owner()
        .useHandle(
            handle -> {
              handle.execute("insert into reseller (name) values (?)", reseller);
              handle.execute(
                  """
                  insert into quote (contract_id, id, token, reseller_id, state, packs, pack_credits,
                                     pack_price, currency, valid_until, note, offered_by, offered_at,
                                     purchase_order_number, accepted_by, accepted_at, delivered_by,
                                     delivered_at)
                  select contract_id, 1, token, (select max(id) from reseller), 'delivered', packs, 100,
                         unit_price, currency, ordered_at + interval '1 day', '', ordered_by,
                         ordered_at, 'PO-1', ordered_by, ordered_at, ordered_by, ordered_at
                    from credit_order where contract_id = ? and id = ?
                  """,
                  world.id,
                  order);
              handle.execute(
                  """
                  update credit_order
                     set reseller_id = (select max(id) from reseller), quote_id = 1, state = 'paid',
                         paid_at = ordered_at
                   where contract_id = ? and id = ?
                  """,
                  world.id,
                  order);
            });
  }

  @Test
  void theRulesFindWhatIsWrong() throws Exception {
    try (var world = world()) {
      PersonId ana = world.fixture.person("Ana");
      world.fixture.seat(world.id, ana);
      world.charge(ana, "rendering", Credits.of(8), Optional.empty());
      String csv = get(world.serve(false), "all");
      for (String[] change :
          new String[][] {
            {"Usage,", "Use,"},
            {"USD", "usd"},
            {",ServiceName,", ",Service,"},
            {"T23:00:00Z", "T23:00:00+00:00"},
            {"Other (Compute)", "Compute"},
            {"One-Time", ""}
          }) {
        assertTrue(csv.contains(change[0]), change[0]);
        assertFalse(broken(csv.replace(change[0], change[1])).isEmpty(), change[0]);
      }
    }
  }

  private static ReportWorld world() {
    var world =
        new ReportWorld("Europe/Amsterdam", "2027-02-01T09:00:00Z", "2027-01-01", "2028-01-01");
    world
        .database
        .owner()
        .useHandle(handle -> handle.execute("update contract set credit_limit = 1000000"));
    world.visitor("manager");
    return world;
  }

  private static OrderService orders(ReportWorld world) {
    var jdbi = world.database.jdbi();
    var audit = new AuditService(jdbi);
    var seller = new Seller("Vendor Ltd", List.of("1 Road"), "IE", "IE1T", "mail", "IBAN");
    var billing = new BillingService(jdbi, world.clock, world.ledger, audit, Optional.of(seller));
    PersonId owner = world.visitor("manager").id();
    billing.publish(
        new TaxRate(
            "NL",
            LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC),
            "VAT",
            new BigDecimal("21"),
            false),
        ZoneOffset.UTC,
        owner);
    billing.save(world.id, new BillTo("Buyer B.V.", "2 Street", "3000", "City", "NL", ""), owner);
    var printer = new Printer(Templates.load(new Site(URI.create("http://portal.example"), false)));
    var papers =
        new PaperService(
            jdbi,
            world.clock,
            facts -> printer.print("billing/file.jte", Map.of("page", PaperSheet.of(facts))));
    var outbox = new OutboxService(jdbi, world.clock, Optional.empty());
    return new OrderService(
        jdbi,
        world.clock,
        world.ledger,
        billing,
        new OrderTrailService(audit, outbox, papers, "http://portal.example"));
  }

  private static int place(ReportWorld world, OrderService orders, PersonId by, int packs) {
    var offer = ((Review.Offered) orders.review(world.contract(), packs)).offer();
    var form =
        new NewOrder(
            world.id,
            UUID.randomUUID(),
            packs,
            PaidBy.INVOICE,
            "PO-1",
            "accounts@example.com",
            by,
            offer.promise());
    return ((Placement.Placed) orders.place(form)).order().id();
  }

  /** Two years: the first order is cancelled, credits expire, and what they paid comes back. */
  private static void live(ReportWorld world, Random random) {
    PersonId ana = world.fixture.person("Ana");
    PersonId ben = world.fixture.person("Ben");
    world.group(1, "Facades", ana);
    world.fixture.seat(world.id, ana);
    world.fixture.seat(world.id, ben);
    OrderService orders = orders(world);
    orders.cancel(world.id, place(world, orders, ana, 2), ana);
    world.fixture.renew(world.id, "2028-01-01", "2029-01-01");
    var jobs = new ArrayList<JobId>();
    for (int week = 0; week < 90; week++) {
      PersonId who = random.nextBoolean() ? ana : ben;
      if (week % 8 == 0) {
        place(world, orders, who, 1 + random.nextInt(3));
      }
      var cost = new Credits(1 + random.nextInt(4_000));
      jobs.add(world.charge(who, "rendering", cost, Optional.of("P-" + week % 3)));
      world.hold(who, "optimization", new Credits(1 + random.nextInt(2_000)));
      if (week % 3 == 0) {
        world.reverse(jobs.get(random.nextInt(jobs.size())), Optional.of(new Credits(1)));
      }
      world.on(random.nextInt(2 * 7 * 24));
    }
    jobs.forEach(job -> world.reverse(job, Optional.of(new Credits(7))));
    world.on(3 * 365 * 24);
    world.fixture.renew(world.id, "2031-01-01", "2033-01-01");
  }

  private static BigDecimal used(ReportWorld world, String period) {
    var query = QueryString.EMPTY.with("period", period);
    UsageFilter filter =
        UsageFilter.of(
            query, world.contract().terms(), world.contract().dayOf(world.clock.instant()));
    return Credits.sum(
            world.reports.usage(world.contract(), filter).rows().stream()
                .map(row -> row.used())
                .toList())
        .toDecimal();
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String category, String column) {
    return rows.stream()
        .filter(row -> category.isEmpty() || row.get("ChargeCategory").equals(category))
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> broken(String csv) throws IOException {
    return FocusRules.broken(List.of(csv.lines().findFirst().orElseThrow().split(",")), rows(csv));
  }

  private static List<Map<String, String>> rows(String csv) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return reader.stream()
          .map(
              row -> {
                var values = new HashMap<>(row.getFieldsAsMap());
                values.values().removeIf(String::isEmpty);
                return Map.copyOf(values);
              })
          .toList();
    }
  }

  private static String get(int port, String period) throws Exception {
    URI address =
        URI.create(
            "http://127.0.0.1:%d/contracts/110-4402-8817/usage/focus.csv?period=%s"
                .formatted(port, period));
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Cookie", "session=manager").build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      return answer.body();
    }
  }
}
