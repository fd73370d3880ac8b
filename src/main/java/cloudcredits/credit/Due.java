package cloudcredits.credit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the clock makes due on a book: the end of a hold, or the expiry of a grant. */
sealed interface Due {

  Comparator<Due> IN_TIME = Comparator.comparing(Due::at).thenComparing(Due::name);

  Instant at();

  /** Tells apart what falls due at one instant, so that the order is the same every time. */
  String name();

  void happenTo(Book book);

  /** A hold past its time comes back, as of the instant at which it ended. */
  record HoldEnds(JobId job, Instant at) implements Due {
    @Override
    public String name() {
      return "hold of job " + job;
    }

    @Override
    public void happenTo(Book book) {
      Job open = book.job(job).orElseThrow();
      Release.giveBackHeld(book, open, Job.State.EXPIRED, at);
    }
  }

  /** What a grant still has lapses: one entry, dated at the expiry. */
  record GrantExpires(GrantId grant, Instant at) implements Due {
    @Override
    public String name() {
      return "grant " + grant;
    }

    @Override
    public void happenTo(Book book) {
      Credits rest = book.fund(grant).balance().available();
      if (rest.isPositive()) {
        book.post(grant, Movement.LAPSE, rest, Optional.empty(), at);
      }
    }
  }

  /** In the order in which they fell due. */
  static List<Due> upTo(Instant now, Book book) {
    return all(book).filter(due -> !due.at().isAfter(now)).sorted(IN_TIME).toList();
  }

  /** The first instant after now at which something will be due; the end of time for never. */
  static Instant after(Instant now, Book book) {
    return all(book)
        .map(Due::at)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private static Stream<Due> all(Book book) {
    Stream<Due> holds =
        book.jobs().stream()
            .filter(job -> job.state() == Job.State.HELD)
            .map(job -> new HoldEnds(job.id(), job.heldUntil()));
    Stream<Due> grants =
        book.funds().stream()
            .flatMap(
                fund ->
                    fund.grant().expiry().at().stream()
                        .map(at -> new GrantExpires(fund.grant().id(), at)));
    return Stream.concat(holds, grants);
  }
}
