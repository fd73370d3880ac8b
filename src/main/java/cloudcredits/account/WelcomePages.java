package cloudcredits.account;

import cloudcredits.web.Form;
import cloudcredits.web.Notice;
import cloudcredits.web.Redirects;
import cloudcredits.web.Refusal;
import cloudcredits.web.Sessions;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one-time links open: an invited account, a new password; and asking for the latter. */
public final class WelcomePages {

  private final View view;
  private final Sessions browsers;
  private final SessionService sessions;
  private final WelcomeService welcome;

  public WelcomePages(
      View view, Sessions browsers, SessionService sessions, WelcomeService welcome) {
    this.view = view;
    this.browsers = browsers;
    this.sessions = sessions;
    this.welcome = welcome;
  }

  /** GET /welcome/{token}. */
  public void show(Context ctx) {
    holder(ctx, LinkPurpose.INVITATION)
        .ifPresentOrElse(
            person -> {
              Form form = Form.of(Map.of("name", List.of(person.name())));
              page(ctx, "account/welcome.jte", form, person);
            },
            () -> linkOver(ctx));
  }

  /** POST /welcome/{token}: name, password. */
  public void open(Context ctx) {
    Form form = Form.of(ctx);
    Optional<Person> holder = holder(ctx, LinkPurpose.INVITATION);
    if (holder.isEmpty()) {
      linkOver(ctx);
      return;
    }
    Optional<String> name = form.text("name", Person.LONGEST_NAME, "Enter your name");
    String password = password(form, holder.get());
    if (form.isValid()) {
      finish(
          ctx,
          welcome.open(ctx.pathParam("token"), name.orElseThrow(), password),
          "Welcome. Your account is open.");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(ctx, "account/welcome.jte", form, holder.get());
    }
  }

  /** GET /reset/{token}. */
  public void showReset(Context ctx) {
    holder(ctx, LinkPurpose.PASSWORD_RESET)
        .ifPresentOrElse(
            person -> page(ctx, "account/reset.jte", Form.empty(), person), () -> linkOver(ctx));
  }

  /** POST /reset/{token}: password. */
  public void reset(Context ctx) {
    Form form = Form.of(ctx);
    Optional<Person> holder = holder(ctx, LinkPurpose.PASSWORD_RESET);
    if (holder.isEmpty()) {
      linkOver(ctx);
      return;
    }
    String password = password(form, holder.get());
    if (form.isValid()) {
      finish(
          ctx,
          welcome.reset(ctx.pathParam("token"), password),
          "Your password is changed. All other browsers are signed out.");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(ctx, "account/reset.jte", form, holder.get());
    }
  }

  private Optional<Person> holder(Context ctx, LinkPurpose purpose) {
    return welcome.holder(ctx.pathParam("token"), purpose);
  }

  private static String password(Form form, Person person) {
    String password = form.typed("password");
    PasswordPolicy.objection(password, new EmailAddress(person.email()))
        .ifPresent(words -> form.refuse("password", words));
    return password;
  }

  private void page(Context ctx, String template, Form form, Person person) {
    view.render(ctx, template, new WelcomePage(form, ctx.path(), person.email()));
  }

  private void finish(Context ctx, Welcome outcome, String done) {
    switch (outcome) {
      case Welcome.SignedIn(String token) -> {
        browsers.token(ctx).ifPresent(sessions::end);
        browsers.begin(ctx, token);
        view.redirect(ctx, "/", Notice.of(done));
      }
      case Welcome.LinkOver() -> linkOver(ctx);
    }
  }

  private void linkOver(Context ctx) {
    ctx.status(HttpStatus.GONE);
    view.render(ctx, "account/link-over.jte", Map.of());
  }

  /** GET /forgot. */
  public void showForgot(Context ctx) {
    view.render(ctx, "account/forgot.jte", Form.empty());
  }

  /** POST /forgot: email. The answer is the same whether or not there is such an account. */
  public void forgot(Context ctx) {
    Form form = Form.of(ctx);
    if (EmailAddress.parse(form.typed("email")).isEmpty()) {
      form.refuse("email", "Enter an e-mail address, such as name@company.com");
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      view.render(ctx, "account/forgot.jte", form);
    } else if (welcome.askForReset(form.typed("email"), ctx.ip())) {
      Redirects.to(ctx, "/forgot/sent");
    } else {
      throw new Refusal(
          HttpStatus.TOO_MANY_REQUESTS,
          "New passwords were asked for too often from here. Wait an hour and try again.");
    }
  }

  /** GET /forgot/sent. */
  public void showSent(Context ctx) {
    view.render(ctx, "account/sent.jte", Map.of());
  }
}
