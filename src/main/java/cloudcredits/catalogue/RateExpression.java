package cloudcredits.catalogue;

import cloudcredits.credit.Credits;
import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A rate as a formula over the variables: {@code 100 * CEILING(length / 5)}. It knows plain
 * decimals, choices in double quotes, {@code + - * / %}, comparisons, {@code && || !}, and {@code
 * IF MIN MAX ROUND CEILING FLOOR ABS}; {@code ROUND} is to whole credits, halves up.
 *
 * <p>Safe for use by several threads.
 */
public final class RateExpression {

  public static final int LONGEST = 500;
  public static final Credits MOST = Credits.of(1_000_000);

  private final String text;
  private final Reading reading;

  private RateExpression(String text, Reading reading) {
    this.text = text;
    this.reading = reading;
  }

  private sealed interface Reading {
    record Readable(Formula formula) implements Reading {}

    record Unreadable(String why) implements Reading {}
  }

  /** What came out of evaluating. */
  public sealed interface Evaluation {

    /**
     * @param credits not negative, at most {@link #MOST}
     */
    record Cost(Credits credits) implements Evaluation {}

    /**
     * @param why a sentence for the operator who wrote the rate
     */
    record Failure(String why) implements Evaluation {}
  }

  /** Never fails: text that is no formula becomes a rate whose every evaluation is a failure. */
  public static RateExpression of(String text) {
    return new RateExpression(text, read(text));
  }

  private static Reading read(String text) {
    if (text.length() > LONGEST) {
      return new Reading.Unreadable("Use at most " + LONGEST + " characters.");
    }
    try {
      return new Reading.Readable(Formula.parse(text));
    } catch (ParseException | RuntimeException unreadable) {
      return new Reading.Unreadable("It cannot be read: " + unreadable.getMessage() + ".");
    }
  }

  /** The formula's value, rounded to hundredths, halves up. */
  public Evaluation evaluate(Variables variables) {
    return switch (reading) {
      case Reading.Unreadable unreadable -> new Evaluation.Failure(unreadable.why());
      case Reading.Readable readable -> evaluate(readable.formula(), variables);
    };
  }

  private static Evaluation evaluate(Formula formula, Variables variables) {
    try {
      // A copy, for the variables are put into the expression, which all threads share.
      return cost(formula.expression().copy().withValues(variables.values()).evaluate());
    } catch (BaseException | RuntimeException failure) {
      // Whatever an interpreter throws at a formula is the formula's fault, not the caller's.
      return new Evaluation.Failure("It cannot be calculated: " + failure.getMessage() + ".");
    }
  }

  private static Evaluation cost(EvaluationValue value) {
    if (!value.isNumberValue()) {
      return new Evaluation.Failure("It must result in a number.");
    }
    BigDecimal number = value.getNumberValue();
    if (number.signum() < 0 || number.compareTo(MOST.toDecimal()) > 0) {
      return new Evaluation.Failure(
          "It must result in 0 to " + Figures.of(MOST.toDecimal()) + " credits.");
    }
    return new Evaluation.Cost(Credits.of(number.setScale(2, RoundingMode.HALF_UP)));
  }

  /** The formula that was read; empty when the text is none. */
  Optional<Formula> formula() {
    return switch (reading) {
      case Reading.Readable readable -> Optional.of(readable.formula());
      case Reading.Unreadable unreadable -> Optional.empty();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RateExpression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The formula as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
