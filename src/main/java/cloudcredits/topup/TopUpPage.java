package cloudcredits.topup;

import cloudcredits.contract.SettingsTabs;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.topup.TopUpDecision.Why;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The settings' page of the automatic top-up.
 *
 * @param on whether it can be switched off
 * @param question what the visitor is to confirm
 * @param waiting what somebody else is to confirm, in words; "" for nothing
 */
public record TopUpPage(
    String path,
    List<Choice> tabs,
    String heading,
    String text,
    boolean on,
    Optional<Question> question,
    String waiting,
    Form form,
    List<Choice> approvers,
    List<Row> rows) {

  /**
   * The first purchase, for its approver.
   *
   * @param path with {@code /confirmation} and {@code /refusal}
   */
  public record Question(String path, String words, String button) {}

  /** What it bought or proposed. */
  public record Row(
      String label,
      When at,
      String state,
      String tag,
      String by,
      String packs,
      String available,
      Optional<String> order,
      String orderLabel) {}

  static TopUpPage of(Visit visit, TopUpState state, Form form, PersonId visitor) {
    String contract = "/contracts/" + visit.contract().number();
    String path = contract + "/settings/top-up";
    Optional<TopUp> on = state.topUp().filter(TopUp::active);
    Optional<TopUpPurchase> proposed =
        state.purchases().stream()
            .filter(purchase -> purchase.state() == TopUpPurchase.State.PROPOSED)
            .findFirst();
    boolean mine = on.filter(set -> set.approver().equals(visitor)).isPresent();
    return new TopUpPage(
        path,
        SettingsTabs.of(visit),
        on.map(TopUpPage::heading).orElse("Nothing is bought automatically"),
        on.map(set -> text(state))
            .orElse("Set limits below, and name who confirms the first purchase."),
        on.isPresent(),
        proposed.filter(_ -> mine).map(purchase -> question(path, purchase)),
        proposed.filter(_ -> !mine).map(_ -> waiting(on.orElseThrow())).orElse(""),
        form,
        TopUpForm.approvers(state.buyers()),
        state.purchases().stream()
            .map(purchase -> row(contract, purchase, visit.contract().zone()))
            .toList());
  }

  private static String heading(TopUp topUp) {
    return "Below %s, %s bought"
        .formatted(
            Format.creditsInWords(topUp.below()),
            Format.plural("pack is", "packs are", topUp.packs()));
  }

  private static String text(TopUpState state) {
    TopUp topUp = state.topUp().orElseThrow();
    return "%s available now. %s of %s bought this month. %s"
        .formatted(
            Format.creditsInWords(state.available()),
            Format.number(state.packsThisMonth()),
            Format.plural("pack", topUp.mostAMonth()),
            now(state.decision().orElseThrow()));
  }

  private static String now(TopUpDecision decision) {
    return switch (decision) {
      case TopUpDecision.Buy _ -> "It buys within a minute.";
      case TopUpDecision.Propose _ -> "The first purchase is proposed within a minute.";
      case TopUpDecision.Wait(Why why) -> words(why);
    };
  }

  /** Why nothing is bought. */
  static String words(Why why) {
    return switch (why) {
      case OFF -> "It is off.";
      case NOT_ACTIVE -> "Nothing is bought while the contract is not active.";
      case ENOUGH -> "That is enough.";
      case IN_FLIGHT -> "The first purchase waits to be confirmed.";
      case BUYER_GONE -> "Who set it up may not buy any more: set it up again.";
      case COOLING_OFF -> "It has bought a short while ago and waits.";
      case MONTH_IS_FULL -> "The month’s limit is reached: nothing more is bought before the next.";
      case NOT_SOLD -> "The vendor sells no packs here now.";
      case LAPSES_SOON ->
          "The renewal is near: credits would expire soon, so a person must decide to buy.";
      case NEEDS_APPROVAL ->
          "It would cost more than the amount above which a second person approves: buy fewer packs at a time.";
      case OVER_CREDIT_LIMIT -> "The credit limit does not allow it: have an open invoice paid.";
    };
  }

  private static Question question(String path, TopUpPurchase purchase) {
    String packs = Format.plural("pack", purchase.packs());
    return new Question(
        path + "/purchases/" + purchase.id(),
        "%s were left when %s proposed. You are to confirm this first purchase; later ones need no answer."
            .formatted(
                Format.creditsInWords(purchase.available()),
                packs + (purchase.packs() == 1 ? " was" : " were")),
        "Buy " + packs + " now");
  }

  private static String waiting(TopUp topUp) {
    return topUp.approverName() + " is to confirm the first purchase.";
  }

  private static Row row(String contract, TopUpPurchase purchase, ZoneId zone) {
    return new Row(
        "Top-up " + purchase.id(),
        When.dateTime(purchase.decidedAt(), zone),
        switch (purchase.state()) {
          case PROPOSED -> "To confirm";
          case BOUGHT -> "Bought";
          case DROPPED -> "Dropped";
        },
        switch (purchase.state()) {
          case PROPOSED -> "act";
          case BOUGHT -> "";
          case DROPPED -> "stop";
        },
        purchase.endedBy().orElse(""),
        Format.number(purchase.packs()),
        Format.credits(purchase.available()),
        purchase.orderId().map(order -> contract + "/orders/" + order),
        purchase.orderId().map(order -> "Order " + order).orElse(""));
  }
}
