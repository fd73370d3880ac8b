package cloudcredits.account;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The API keys, for operators. */
public final class OperatorKeyPages {

  private static final String KEYS = "/operator/keys";
  private static final int LONGEST_NAME = 120;

  private final View view;
  private final List<Here.Section> sections;
  private final ApiKeyService keys;
  private final Supplier<List<Choice>> services;

  /**
   * @param services the services of the catalogue, by key and name
   */
  public OperatorKeyPages(
      View view, List<Here.Section> sections, ApiKeyService keys, Supplier<List<Choice>> services) {
    this.view = view;
    this.sections = sections;
    this.keys = keys;
    this.services = services;
  }

  /** GET /operator/keys. */
  public void list(Context ctx) {
    page(ctx, Form.empty(), Optional.empty());
  }

  /** POST /operator/keys: name, services (one or more). The answer shows the key, once. */
  public void create(Context ctx) {
    Form form = Form.of(ctx);
    Optional<String> name =
        form.text("name", LONGEST_NAME, "Enter a name, such as the service’s host");
    Set<String> known = services.get().stream().map(Choice::value).collect(Collectors.toSet());
    Set<String> wanted = Set.copyOf(form.all("services"));
    if (wanted.isEmpty() || !known.containsAll(wanted)) {
      form.refuse("services", "Choose at least one service");
    }
    if (form.isValid()) {
      var key = keys.create(name.orElseThrow(), wanted, Optional.of(Gate.visitor(ctx).id()));
      page(ctx, Form.empty(), Optional.of(key.text()));
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(ctx, form, Optional.empty());
    }
  }

  private void page(Context ctx, Form form, Optional<String> fresh) {
    var rows = keys.all().stream().map(OperatorKeysPage.Row::of).toList();
    view.render(
        ctx,
        "account/operator-keys.jte",
        new OperatorKeysPage(sections, form, services.get(), rows, fresh));
  }

  /** GET /operator/keys/{key}/revocation: asks first. */
  public void askToRevoke(Context ctx) {
    ApiKey key =
        keys.find(PathParams.number(ctx, "key"))
            .filter(found -> found.revokedAt().isEmpty())
            .orElseThrow(Refusal::notFound);
    view.render(
        ctx,
        "account/operator-key-revocation.jte",
        new OperatorKeyRevocationPage(sections, OperatorKeysPage.Row.of(key)));
  }

  /** POST /operator/keys/{key}/revocation. A second click finds it revoked and says the same. */
  public void revoke(Context ctx) {
    int id = PathParams.number(ctx, "key");
    keys.revoke(id, Gate.visitor(ctx).id());
    String name = keys.find(id).orElseThrow(Refusal::notFound).name();
    view.redirect(ctx, KEYS, Notice.of("The key " + name + " is revoked."));
  }
}
