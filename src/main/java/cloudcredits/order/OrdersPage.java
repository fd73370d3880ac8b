package cloudcredits.order;

import cloudcredits.billing.Paper;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Money;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Sort;
import cloudcredits.web.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a contract bought.
 *
 * @param text what is searched for, "" for nothing
 * @param export the same orders as a file
 * @param resellers what of the totals each of them sold
 * @param none no order was ever placed
 */
public record OrdersPage(
    String path,
    String buy,
    String heading,
    String said,
    List<Choice> views,
    String current,
    String state,
    String text,
    String export,
    Sort sort,
    Pager pager,
    List<Row> rows,
    Totals totals,
    List<Totals> resellers,
    boolean none) {

  /**
   * An order of the table.
   *
   * @param due the last day to pay; empty where nothing is owed to the vendor
   * @param seller the reseller; "" when the vendor itself sold it
   */
  public record Row(
      String label,
      String href,
      When ordered,
      String by,
      String number,
      String packs,
      String credits,
      String net,
      String gross,
      Optional<When> due,
      String seller,
      List<PaperLink> papers,
      StateWords state) {}

  /** All orders of the filter together. */
  public record Totals(
      String label, String packs, String credits, String net, String gross, String currency) {}

  static OrdersPage of(
      Contract contract,
      OrderFilter filter,
      Sort sort,
      Pager pager,
      OrderTotals.Split totals,
      List<Order> orders,
      List<Paper> papers,
      Instant now) {
    String base = "/contracts/" + contract.number();
    OrderTotals all = totals.all();
    QueryString query = sort.query().without("page");
    return new OrdersPage(
        sort.path(),
        base + "/buy",
        heading(contract, filter, all),
        said(filter),
        views(sort.path(), query),
        query.on(sort.path()),
        filter.state().map(OrdersPage::key).orElse(""),
        filter.text(),
        query.on(sort.path() + ".csv"),
        sort,
        pager,
        orders.stream().map(order -> row(contract, order, papers, now)).toList(),
        totals(contract, all),
        totals.resellers().stream().map(part -> totals(contract, part)).toList(),
        all.orders() == 0 && filter.state().isEmpty() && filter.text().isEmpty());
  }

  private static String heading(Contract contract, OrderFilter filter, OrderTotals all) {
    if (all.standing() == 0) {
      return nothingBought(filter, all);
    }
    String kind = filter.state().map(state -> words(state) + " order").orElse("order");
    return "%s: %s for %s"
        .formatted(
            Format.plural(kind, all.standing()),
            Format.creditsInWords(all.credits()),
            Format.money(gross(contract, all)));
  }

  private static String nothingBought(OrderFilter filter, OrderTotals all) {
    String orders = Format.plural("order", all.orders());
    return filter
        .state()
        .map(
            state ->
                switch (state) {
                  case AWAITING_APPROVAL ->
                      Format.plural("order waits", "orders wait", all.orders()) + " for approval";
                  case CANCELLED ->
                      all.unapproved() == 0
                          ? Format.plural("cancelled order", all.orders())
                          : orders + " cancelled or not approved";
                  case AWAITING_PAYMENT, INVOICED, PAID -> orders;
                })
        .orElse(orders + ", nothing bought");
  }

  private static String said(OrderFilter filter) {
    String state = filter.state().map(s -> words(s) + " orders").orElse("all orders");
    return filter.text().isEmpty() ? state : state + " with “" + filter.text() + "”";
  }

  private static List<Choice> views(String path, QueryString query) {
    return Stream.concat(
            Stream.of(new Choice(query.without("state").on(path), "All")),
            Stream.of(Order.State.values())
                .map(state -> new Choice(query.with("state", key(state)).on(path), label(state))))
        .toList();
  }

  private static String key(Order.State state) {
    return Form.key(state);
  }

  private static String words(Order.State state) {
    return label(state).toLowerCase(Locale.ROOT);
  }

  private static String label(Order.State state) {
    return switch (state) {
      case AWAITING_APPROVAL -> "Awaiting approval";
      case AWAITING_PAYMENT -> "Awaiting payment";
      case INVOICED -> "Invoiced";
      case PAID -> "Paid";
      case CANCELLED -> "Cancelled";
    };
  }

  private static Row row(Contract contract, Order order, List<Paper> papers, Instant now) {
    return new Row(
        "Order " + order.id(),
        "/contracts/" + contract.number() + "/orders/" + order.id(),
        When.date(order.orderedAt(), contract.zone()),
        order.orderedBy(),
        order.purchaseOrderNumber(),
        Format.number(order.packs()),
        Format.credits(order.credits()),
        Format.amount(order.net()),
        Format.amount(order.gross()),
        order.isOwed() ? Optional.of(When.date(order.dueOn())) : Optional.empty(),
        order.soldBy().orElse(""),
        papers.stream()
            .filter(paper -> paper.order() == order.id())
            .map(paper -> PaperLink.of(contract, paper))
            .toList(),
        StateWords.of(order, now, contract.zone()));
  }

  private static Totals totals(Contract contract, OrderTotals all) {
    return new Totals(
        label(all),
        Format.number(all.packs()),
        Format.credits(all.credits()),
        Format.amount(money(contract, all.net())),
        Format.amount(gross(contract, all)),
        contract.creditLimit().currency().getCurrencyCode());
  }

  private static String label(OrderTotals all) {
    String left =
        Stream.of(
                left(all.waiting(), "awaiting approval"),
                left(all.unapproved(), "not approved"),
                left(all.cancelled(), "cancelled"))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    String orders = Format.plural("order", all.standing());
    return left.isEmpty() ? orders : orders + ", without " + left;
  }

  private static String left(long count, String words) {
    return count == 0 ? "" : Format.number(count) + " " + words;
  }

  private static Totals totals(Contract contract, OrderTotals.OfReseller part) {
    Money net = money(contract, part.net());
    return new Totals(
        "%s of them sold by %s".formatted(Format.number(part.orders()), part.reseller()),
        Format.number(part.packs()),
        Format.credits(part.credits()),
        Format.amount(net),
        Format.amount(net.plus(money(contract, part.tax()))),
        net.currency().getCurrencyCode());
  }

  private static Money gross(Contract contract, OrderTotals all) {
    return money(contract, all.net()).plus(money(contract, all.tax()));
  }

  private static Money money(Contract contract, BigDecimal amount) {
    return new Money(amount, contract.creditLimit().currency());
  }

  static Optional<Order.State> stateOf(String key) {
    return Stream.of(Order.State.values()).filter(state -> key(state).equals(key)).findFirst();
  }
}
