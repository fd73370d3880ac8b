package cloudcredits.topup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.topup.TopUpRepository.Buyer;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that sets a top-up up. */
final class TopUpForm {

  private static final int LONGEST_NUMBER = 60;
  private static final int MOST_A_MONTH = 5_000;

  private TopUpForm() {}

  /** As it is set up, or with what suits most. */
  static Form filledIn(TopUpState state, String visitorsEmail) {
    var values = new HashMap<String, List<String>>();
    Optional<TopUp> topUp = state.topUp();
    values.put("below", List.of(topUp.map(set -> set.below().toString()).orElse("200")));
    values.put("packs", List.of(topUp.map(set -> "" + set.packs()).orElse("3")));
    values.put("most-a-month", List.of(topUp.map(set -> "" + set.mostAMonth()).orElse("6")));
    values.put("cool-off", List.of(topUp.map(set -> "" + set.coolOffHours()).orElse("24")));
    values.put("purchase-order", List.of(topUp.map(TopUp::purchaseOrder).orElse("")));
    values.put("invoice-email", List.of(topUp.map(TopUp::invoiceEmail).orElse(visitorsEmail)));
    values.put("approver", List.of(topUp.map(set -> set.approver().toString()).orElse("")));
    return Form.of(Map.copyOf(values));
  }

  static List<Choice> approvers(List<Buyer> buyers) {
    return buyers.stream().map(buyer -> new Choice(key(buyer), buyer.name())).toList();
  }

  private static String key(Buyer buyer) {
    return buyer.id().toString();
  }

  /** Empty when something is to be put right. */
  static Optional<TopUpDraft> read(Form form, List<Buyer> buyers) {
    Optional<Credits> below = form.credits("below", "Enter a number of credits, such as 200");
    if (below.isPresent() && !below.get().isPositive()) {
      form.refuse("below", "Enter more than 0 credits");
    }
    Optional<Integer> packs =
        form.number("packs", 1, TopUp.MOST_PACKS, "Enter 1 to " + TopUp.MOST_PACKS + " packs");
    Optional<Integer> most =
        form.number(
            "most-a-month",
            packs.orElse(1),
            MOST_A_MONTH,
            "Enter at least as many packs as are bought at a time, at most "
                + Format.number(MOST_A_MONTH));
    Optional<Integer> hours =
        form.number(
            "cool-off",
            TopUp.LEAST_COOL_OFF_HOURS,
            TopUp.MOST_COOL_OFF_HOURS,
            "Enter 1 to " + TopUp.MOST_COOL_OFF_HOURS + " hours");
    Optional<String> number =
        form.text(
            "purchase-order", LONGEST_NUMBER, "Enter the purchase-order number of its orders");
    Optional<String> email =
        form.email(
            "invoice-email", "Enter the address that the invoices go to, such as a@example.com");
    Optional<PersonId> approver =
        form.choice("approver", buyers, TopUpForm::key, "Choose who confirms the first purchase")
            .map(Buyer::id);
    return form.isValid()
        ? Optional.of(
            new TopUpDraft(
                below.get(),
                packs.get(),
                most.get(),
                hours.get(),
                number.get(),
                email.get(),
                approver.get()))
        : Optional.empty();
  }
}
