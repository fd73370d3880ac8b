package cloudcredits.cap;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of one cap: none, or an amount a month or in all.
 *
 * @param cap the wanted cap, if the form has no errors; empty inside: no cap
 */
public record CapForm(Form form, Optional<Optional<Limit>> cap) {

  private static final String PERIOD = "period";
  private static final String CREDITS = "credits";
  private static final String NONE = "none";

  /** More than any contract will ever have, and few enough to be added up. */
  private static final Credits MOST = Credits.of(1_000_000_000);

  /** What can be chosen. */
  public static final List<Choice> PERIODS =
      List.of(
          new Choice(NONE, "No cap"), new Choice("month", "A month"), new Choice("ever", "In all"));

  /** The form with the cap as it is. */
  public static Form of(Optional<Limit> cap) {
    return Form.of(
        Map.of(
            PERIOD, List.of(cap.map(limit -> Form.key(limit.period())).orElse(NONE)),
            CREDITS, List.of(cap.map(limit -> limit.credits().toString()).orElse(""))));
  }

  public static CapForm read(Form form) {
    if (form.typed(PERIOD).equals(NONE)) {
      return new CapForm(form, Optional.of(Optional.empty()));
    }
    Optional<Cap.Period> period =
        form.choice(PERIOD, Cap.Period.class, "Choose no cap, a month or in all");
    Optional<Credits> credits =
        form.credits(CREDITS, "Give the credits, from 0 up, with at most two decimals");
    if (credits.filter(amount -> amount.isMoreThan(MOST)).isPresent()) {
      form.refuse(CREDITS, "Give at most 1,000,000,000 credits, or choose no cap");
    }
    return new CapForm(
        form,
        form.isValid()
            ? Optional.of(Optional.of(new Limit(credits.orElseThrow(), period.orElseThrow())))
            : Optional.empty());
  }
}
