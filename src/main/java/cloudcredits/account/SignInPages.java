package cloudcredits.account;

import cloudcredits.web.Form;
import cloudcredits.web.Notice;
import cloudcredits.web.QueryString;
import cloudcredits.web.Redirects;
import cloudcredits.web.Refusal;
import cloudcredits.web.Sessions;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.Supplier;

/** Signing in and out. */
public final class SignInPages {

  private static final String START = "/";

  private final View view;
  private final Sessions browsers;
  private final SignInService signIn;
  private final SessionService sessions;
  private final Supplier<List<DemoAccount>> demo;

  /**
   * @param demo the accounts to offer: asked for each page, empty without demo data
   */
  public SignInPages(
      View view,
      Sessions browsers,
      SignInService signIn,
      SessionService sessions,
      Supplier<List<DemoAccount>> demo) {
    this.view = view;
    this.browsers = browsers;
    this.signIn = signIn;
    this.sessions = sessions;
    this.demo = demo;
  }

  /** GET /sign-in, with {@code next} in the query as the local path to go on to. */
  public void show(Context ctx) {
    String next = local(QueryString.of(ctx).get("next").orElse(""));
    if (browsers.visitor(ctx).isPresent()) {
      Redirects.to(ctx, next.isEmpty() ? START : next);
    } else {
      page(ctx, Form.empty(), next);
    }
  }

  /** POST /sign-in: email, password, next. */
  public void signIn(Context ctx) {
    Form form = Form.of(ctx);
    String next = local(form.typed("next"));
    switch (signIn.signIn(
        form.typed("email"), form.typed("password"), ctx.ip(), browsers.token(ctx))) {
      case SignIn.SignedIn(String token) -> {
        browsers.begin(ctx, token);
        Redirects.to(ctx, next.isEmpty() ? START : next);
      }
      case SignIn.Wrong() -> {
        form.refuse(
            "email", "Check the e-mail address and the password: together they open no account");
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        page(ctx, form, next);
      }
      case SignIn.TooMany() -> throw tooMany(ctx);
    }
  }

  private void page(Context ctx, Form form, String next) {
    view.render(ctx, "account/sign-in.jte", new SignInPage(form, next, demo.get()));
  }

  private static String local(String next) {
    return Redirects.local(next, "");
  }

  /** The answer to whoever tries passwords too often. */
  static Refusal tooMany(Context ctx) {
    ctx.header("Retry-After", "60");
    return new Refusal(
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many wrong passwords came from here. Wait ten minutes and try again, or ask for a"
            + " new password.");
  }

  /** POST /sign-out. */
  public void signOut(Context ctx) {
    browsers.token(ctx).ifPresent(sessions::end);
    browsers.end(ctx);
    view.redirect(ctx, "/sign-in", Notice.of("You are signed out."));
  }
}
