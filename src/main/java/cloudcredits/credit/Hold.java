package cloudcredits.credit;

import cloudcredits.credit.BurnDown.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sets credits aside for a job, in burn-down order, or does nothing at all (rules §6).
 *
 * @param credits zero or more
 * @param until when the hold ends by itself
 */
public record Hold(
    JobId job, PersonId person, Credits credits, Optional<String> chargeCode, Instant until)
    implements Step {

  /** How long a hold lasts unless asked otherwise. */
  public static final Duration LASTS = Duration.ofHours(24);

  /** How long a hold may last at most, from the moment at which it is made or extended. */
  public static final Duration LASTS_AT_MOST = Duration.ofDays(30);

  public Hold {
    if (credits.isNegative()) {
      throw new IllegalArgumentException("a hold of " + credits);
    }
  }

  /**
   * @throws IllegalStateException when the book has a job of this id: its credits would be lost
   */
  @Override
  public Outcome on(Book book, Instant now) {
    if (book.job(job).isPresent()) {
      throw new IllegalStateException("job " + job + " is there already");
    }
    return switch (foresee(book, now)) {
      case Foreseen.No(Refusal refusal) -> new Refused(refusal);
      case Foreseen.Yes(List<Part> parts) -> {
        int group = book.rules().groupOf(person);
        var empty = new Job(job, person, group, Job.State.HELD, until, List.of());
        Job held = empty.withMore(setAside(book, empty, parts, now));
        book.put(held);
        yield new Done(held);
      }
    };
  }

  /** What the hold would do, without doing it. */
  public Foreseen foresee(Book book, Instant now) {
    Rules rules = book.rules();
    Optional<Refusal> refusal = rules.refusalOf(person, now).or(() -> rules.refusalOf(chargeCode));
    return refusal
        .<Foreseen>map(Foreseen.No::new)
        .orElseGet(() -> Foreseen.of(book.meansOf(person, now).draw(credits)));
  }

  /** Whether a hold would pass: which grants would pay, or why not. */
  public sealed interface Foreseen {
    record Yes(List<Part> parts) implements Foreseen {}

    record No(Refusal refusal) implements Foreseen {}

    private static Foreseen of(Means.Drawn drawn) {
      return switch (drawn) {
        case Means.Enough(List<Part> parts) -> new Yes(parts);
        case Means.TooLittle(Refusal.InsufficientCredits refusal) -> new No(refusal);
      };
    }
  }

  /** Posts the holds and returns them as draws of the job, which the caller puts into the book. */
  static List<Job.Draw> setAside(Book book, Job job, List<Part> parts, Instant now) {
    return parts.stream().map(part -> setAside(book, job, part, now)).toList();
  }

  private static Job.Draw setAside(Book book, Job job, Part part, Instant now) {
    var month = book.rules().monthOf(now);
    var draw =
        new Job.Draw(part.grant(), part.pool(), month, part.credits(), Credits.ZERO, Credits.ZERO);
    book.post(part.grant(), Movement.HOLD, part.credits(), Optional.of(job.id()), now);
    book.count(job, draw, part.credits());
    return draw;
  }
}
