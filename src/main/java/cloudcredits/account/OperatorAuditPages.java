package cloudcredits.account;

import cloudcredits.web.Here;
import cloudcredits.web.QueryString;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The audit trail of everything, for operators. */
public final class OperatorAuditPages {

  private static final int LINES = 100;

  private final View view;
  private final List<Here.Section> sections;
  private final AuditService audit;

  public OperatorAuditPages(View view, List<Here.Section> sections, AuditService audit) {
    this.view = view;
    this.sections = sections;
    this.audit = audit;
  }

  /** GET /operator/audit, with {@code before} as the id of the line to go on from. */
  public void list(Context ctx) {
    List<AuditLine> lines = audit.latest(before(ctx), LINES + 1);
    List<AuditLine> shown = lines.subList(0, Math.min(LINES, lines.size()));
    Optional<String> older =
        lines.size() > LINES
            ? Optional.of("/operator/audit?before=" + shown.getLast().id())
            : Optional.empty();
    view.render(ctx, "account/operator-audit.jte", new OperatorAuditPage(sections, shown, older));
  }

  private static OptionalLong before(Context ctx) {
    return QueryString.of(ctx)
        .get("before")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }
}
