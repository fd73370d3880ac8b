package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.contract.SettingsTabs;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Rules.Codes;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** The settings of charge codes. */
public final class ChargeCodePages {

  private static final String CODES = "codes";
  private static final String CODE = "code";
  private static final String NAME = "name";

  private final View view;
  private final Function<Context, Here> here;
  private final ChargeCodeService codes;

  public ChargeCodePages(View view, Function<Context, Here> here, ChargeCodeService codes) {
    this.view = view;
    this.here = here;
    this.codes = codes;
  }

  /** {@code GET /contracts/{contract}/settings/charge-codes}. */
  public void show(Context ctx) {
    show(ctx, Optional.empty(), Form.empty());
  }

  /** {@code POST /contracts/{contract}/settings/charge-codes}: off, optional or required. */
  public void decide(Context ctx) {
    Form form = Form.of(ctx);
    Optional<Codes> chosen = form.choice(CODES, Codes.class, "Choose off, optional or required");
    chosen.ifPresentOrElse(
        wanted -> decide(ctx, form, new ChargeCodePolicy(wanted, form.ticked("listed"))),
        () -> show(ctx, Optional.of(form), Form.empty()));
  }

  private void decide(Context ctx, Form form, ChargeCodePolicy policy) {
    switch (codes.decide(contract(ctx).id(), policy, visitor(ctx))) {
      case ChargeCodeChange.Done() -> back(ctx, "Charge codes are " + policy.words() + " now.");
      case ChargeCodeChange.NothingOpen() -> {
        form.refuse(CODES, "Add an open code to the list first: otherwise every job is refused");
        show(ctx, Optional.of(form), Form.empty());
      }
      case ChargeCodeChange.CodeTaken(), ChargeCodeChange.UnknownCode() ->
          throw new IllegalStateException("a policy names no code");
    }
  }

  /** {@code POST /contracts/{contract}/settings/charge-codes/codes}: one more on the list. */
  public void add(Context ctx) {
    Form form = Form.of(ctx);
    Optional<String> code = form.text(CODE, ChargeCodeService.LONGEST_CODE, "Give the code");
    Optional<String> name = form.optionalText(NAME, ChargeCodeService.LONGEST_NAME);
    if (!form.isValid()) {
      show(ctx, Optional.empty(), form);
      return;
    }
    switch (codes.add(contract(ctx).id(), code.orElseThrow(), name.orElseThrow(), visitor(ctx))) {
      case ChargeCodeChange.Done() -> back(ctx, "The code " + code.get() + " is on the list.");
      case ChargeCodeChange.CodeTaken() -> {
        form.refuse(CODE, "Give another code: this one is on the list, open or closed");
        show(ctx, Optional.empty(), form);
      }
      case ChargeCodeChange.NothingOpen(), ChargeCodeChange.UnknownCode() ->
          throw new IllegalStateException("a code more closes none");
    }
  }

  /** {@code POST /contracts/{contract}/settings/charge-codes/close} with {@code code}. */
  public void close(Context ctx) {
    String code = code(ctx);
    told(
        ctx,
        codes.close(contract(ctx).id(), code, visitor(ctx)),
        "The code " + code + " is closed for new jobs.");
  }

  /** {@code POST /contracts/{contract}/settings/charge-codes/open} with {@code code}. */
  public void open(Context ctx) {
    String code = code(ctx);
    told(
        ctx,
        codes.open(contract(ctx).id(), code, visitor(ctx)),
        "The code " + code + " is open again.");
  }

  private static String code(Context ctx) {
    return Form.of(ctx)
        .text(CODE, ChargeCodeService.LONGEST_CODE, "Give the code")
        .orElseThrow(Refusal::notFound);
  }

  private void told(Context ctx, ChargeCodeChange change, String words) {
    switch (change) {
      case ChargeCodeChange.Done() -> back(ctx, words);
      case ChargeCodeChange.NothingOpen() ->
          back(
              ctx,
              "That is the last open code, and every job needs one of the list: open another first. Nothing was changed.");
      case ChargeCodeChange.UnknownCode(), ChargeCodeChange.CodeTaken() -> throw Refusal.notFound();
    }
  }

  private void back(Context ctx, String words) {
    view.redirect(ctx, path(ctx), Notice.of(words));
  }

  private void show(Context ctx, Optional<Form> policy, Form add) {
    Contract contract = contract(ctx);
    ChargeCodePolicy now = codes.policy(contract.id());
    view.render(
        ctx,
        here.apply(ctx),
        "cap/charge-codes.jte",
        ChargeCodesPage.of(
            SettingsTabs.of(Gate.contract(ctx, Visit.class)),
            path(ctx),
            now,
            policy.orElseGet(() -> ChargeCodesPage.form(now)),
            add,
            codes.list(contract.id())));
  }

  private static String path(Context ctx) {
    return SettingsPath.of(contract(ctx), "charge-codes");
  }

  private static PersonId visitor(Context ctx) {
    return Gate.visitor(ctx).id();
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
