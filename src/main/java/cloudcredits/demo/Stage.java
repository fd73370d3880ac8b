package cloudcredits.demo;

import cloudcredits.account.EmailAddress;
import cloudcredits.billing.BillTo;
import cloudcredits.billing.TaxRate;
import cloudcredits.cap.GroupChange;
import cloudcredits.contract.Appointee;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Creation;
import cloudcredits.contract.NewContract;
import cloudcredits.contract.NewLicence;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.demo.Cast.Player;
import cloudcredits.order.NewOrder;
import cloudcredits.order.Order;
import cloudcredits.order.PaidBy;
import cloudcredits.order.Placement;
import cloudcredits.order.Review;
import cloudcredits.seat.Seating;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What happens around the jobs: people get accounts and seats, contracts begin, packs are bought.
 */
final class Stage {

  private static final Money CREDIT_LIMIT = Money.of("40000.00", "USD");

  private final Tools tools;
  private final Clock clock;
  private final PersonId operator;

  Stage(Tools tools, Clock clock, PersonId operator) {
    this.tools = tools;
    this.clock = clock;
    this.operator = operator;
  }

  Contract contract(
      String number,
      String customer,
      Contract.Kind kind,
      String zone,
      Terms.Term term,
      List<NewLicence> licences,
      Player manager) {
    var contract =
        new NewContract(
            number,
            tools.contracts().createCustomer(customer).id(),
            kind,
            ZoneId.of(zone),
            term,
            CREDIT_LIMIT,
            licences,
            new Appointee(address(manager.email()), manager.name()));
    return switch (tools.contracts().create(contract, operator)) {
      case Creation.Created(Contract created, var _) -> created;
      case Creation.NumberTaken _, Creation.SerialTwice _ ->
          throw new IllegalStateException("the demo's contracts differ");
    };
  }

  /** Seats people on the first licence and puts them into their groups. */
  Map<Player, PersonId> seat(Contract contract, List<Player> players) {
    Map<Player, PersonId> seated = new LinkedHashMap<>();
    players.forEach(player -> seated.put(player, seat(contract, 1, player)));
    Map<String, Integer> groups =
        players.stream()
            .map(Player::group)
            .filter(group -> !group.isEmpty())
            .distinct()
            .collect(Collectors.toMap(group -> group, group -> group(contract, group)));
    seated.forEach(
        (player, person) ->
            Optional.ofNullable(groups.get(player.group()))
                .ifPresent(
                    group ->
                        tools.groups().move(contract.id(), person, Optional.of(group), operator)));
    return seated;
  }

  PersonId seat(Contract contract, int licence, Player player) {
    Seating seating =
        tools
            .seats()
            .assign(contract.id(), licence, address(player.email()), player.name(), true, operator);
    return switch (seating) {
      case Seating.Seated seated -> seated.person().id();
      default -> throw new IllegalStateException(player.name() + ": " + seating);
    };
  }

  /** Whom the contract's invoices are made out to. */
  void bill(Contract contract, BillTo to, PersonId by) {
    tools.billing().save(contract.id(), to, by);
  }

  /** A country's tax, from the demo's first day on. */
  void tax(String country, String name, String percent, boolean reverseCharge) {
    LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    tools
        .billing()
        .publish(
            new TaxRate(country, from, name, new BigDecimal(percent), reverseCharge),
            ZoneOffset.UTC,
            operator);
  }

  /** Buys by invoice, as the contract's manager does on the portal. */
  void buy(Contract contract, int packs, String purchaseOrder, PersonId by) {
    if (!(tools.orders().review(fresh(contract), packs) instanceof Review.Offered offered)) {
      throw new IllegalStateException("nothing is sold to " + contract.number());
    }
    var order =
        new NewOrder(
            contract.id(),
            UUID.randomUUID(),
            packs,
            PaidBy.INVOICE,
            purchaseOrder,
            "accounts@haldenroux.example",
            by,
            offered.offer().promise());
    if (!(tools.orders().place(order) instanceof Placement.Placed)) {
      throw new IllegalStateException("not bought: " + order);
    }
  }

  /** The vendor has got the money for an order. */
  void paid(Contract contract, Order order) {
    tools.orders().markPaid(contract.id(), order.id(), operator);
  }

  /** Shared credits that are there now. */
  Credits shared(Contract contract) {
    return tools
        .ledger()
        .view(
            contract.id(),
            (book, now) ->
                Credits.sum(
                    book.funds().stream()
                        .filter(fund -> fund.grant().pool() == Pool.SHARED)
                        .map(fund -> fund.availableAt(now))
                        .toList()));
  }

  static EmailAddress address(String email) {
    return EmailAddress.parse(email).orElseThrow();
  }

  private Contract fresh(Contract contract) {
    return tools.contracts().find(contract.id()).orElseThrow();
  }

  private int group(Contract contract, String name) {
    return switch (tools.groups().create(contract.id(), name, operator)) {
      case GroupChange.Done(int group, String _) -> group;
      default -> throw new IllegalStateException(name);
    };
  }
}
