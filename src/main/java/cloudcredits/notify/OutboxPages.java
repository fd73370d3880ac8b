package cloudcredits.notify;

import cloudcredits.web.Here;
import cloudcredits.web.QueryString;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The mail outbox, for operators. */
public final class OutboxPages {

  private static final int MAILS = 50;

  private final View view;
  private final List<Here.Section> sections;
  private final OutboxService outbox;
  private final Clock clock;

  public OutboxPages(View view, List<Here.Section> sections, OutboxService outbox, Clock clock) {
    this.view = view;
    this.sections = sections;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** GET /operator/mail, with {@code before} as the id of the mail to go on from. */
  public void list(Context ctx) {
    List<Mail> mails = outbox.latest(before(ctx), MAILS + 1);
    List<Mail> shown = mails.subList(0, Math.min(MAILS, mails.size()));
    Optional<String> older =
        mails.size() > MAILS
            ? Optional.of("/operator/mail?before=" + shown.getLast().id())
            : Optional.empty();
    Instant now = clock.instant();
    List<OutboxPage.Row> rows = shown.stream().map(mail -> OutboxPage.Row.of(mail, now)).toList();
    view.render(ctx, "notify/outbox.jte", new OutboxPage(sections, outbox.sends(), rows, older));
  }

  private static OptionalLong before(Context ctx) {
    return QueryString.of(ctx)
        .get("before")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }
}
