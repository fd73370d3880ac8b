package cloudcredits.account;

import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.Sessions;
import cloudcredits.web.View;
import cloudcredits.web.Visitor;
import cloudcredits.web.When;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's own account: name, address, password, and where it is signed in. */
public final class ProfilePages {

  private static final String PROFILE = "/profile";

  private final View view;
  private final Sessions browsers;
  private final ProfileService profile;

  public ProfilePages(View view, Sessions browsers, ProfileService profile) {
    this.view = view;
    this.browsers = browsers;
    this.profile = profile;
  }

  /** GET /profile. */
  public void show(Context ctx) {
    page(ctx, nameForm(ctx), emailForm(ctx), Form.empty());
  }

  /** POST /profile/name: name. */
  public void rename(Context ctx) {
    Form form = Form.of(ctx);
    Optional<String> name = form.text("name", Person.LONGEST_NAME, "Enter your name");
    if (name.isPresent()) {
      profile.rename(Gate.visitor(ctx).id(), name.get());
      view.redirect(ctx, PROFILE, Notice.of("Your name is now " + name.get() + "."));
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(ctx, form, emailForm(ctx), Form.empty());
    }
  }

  /** POST /profile/email: email, proof. */
  public void changeEmail(Context ctx) {
    Form form = Form.of(ctx);
    Optional<EmailAddress> email = EmailAddress.parse(form.typed("email"));
    if (email.isEmpty()) {
      form.refuse("email", "Enter an e-mail address, such as name@company.com");
    } else if (email.get().value().equals(Gate.visitor(ctx).email())) {
      form.refuse("email", "This is your address already: enter the new one");
    } else {
      ProfileChange outcome =
          profile.changeEmail(Gate.visitor(ctx).id(), form.typed("proof"), email.get(), ctx.ip());
      take(
          ctx,
          outcome,
          form,
          "proof",
          "Your address is now " + email.get() + ". Sign in with it from now on.");
    }
    if (!form.isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(ctx, nameForm(ctx), form, Form.empty());
    }
  }

  /** POST /profile/password: current, password. */
  public void changePassword(Context ctx) {
    Form form = Form.of(ctx);
    Visitor visitor = Gate.visitor(ctx);
    String fresh = form.typed("password");
    PasswordPolicy.objection(fresh, new EmailAddress(visitor.email()))
        .ifPresent(words -> form.refuse("password", words));
    if (form.isValid()) {
      ProfileChange outcome =
          profile.changePassword(visitor.id(), form.typed("current"), fresh, ctx.ip());
      take(
          ctx,
          outcome,
          form,
          "current",
          "Your password is changed. All other browsers are signed out.");
    }
    if (!form.isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      page(ctx, nameForm(ctx), emailForm(ctx), form);
    }
  }

  /** Answers a change that was made; notes in the form why one was not. */
  private void take(Context ctx, ProfileChange outcome, Form form, String proof, String done) {
    switch (outcome) {
      case ProfileChange.Changed(String token) -> {
        browsers.begin(ctx, token);
        view.redirect(ctx, PROFILE, Notice.of(done));
      }
      case ProfileChange.WrongPassword() ->
          form.refuse(proof, "Enter the password that you sign in with now");
      case ProfileChange.AddressTaken() ->
          form.refuse("email", "Choose another address: this one has an account already");
      case ProfileChange.TooMany() -> throw SignInPages.tooMany(ctx);
    }
  }

  /** POST /profile/sessions/{session}/end. */
  public void endSession(Context ctx) {
    if (!profile.endSession(Gate.visitor(ctx).id(), ctx.pathParam("session"))) {
      throw Refusal.notFound();
    }
    view.redirect(ctx, PROFILE, Notice.of("That browser is signed out."));
  }

  /** POST /profile/sign-out-everywhere. */
  public void signOutEverywhere(Context ctx) {
    profile.endAllSessions(Gate.visitor(ctx).id());
    browsers.end(ctx);
    view.redirect(ctx, "/sign-in", Notice.of("You are signed out everywhere."));
  }

  private static Form nameForm(Context ctx) {
    return Form.of(Map.of("name", List.of(Gate.visitor(ctx).name())));
  }

  private static Form emailForm(Context ctx) {
    return Form.of(Map.of("email", List.of(Gate.visitor(ctx).email())));
  }

  private void page(Context ctx, Form name, Form email, Form password) {
    Visitor visitor = Gate.visitor(ctx);
    Token own = new Token(browsers.token(ctx).orElseThrow());
    List<ProfilePage.Browser> signedIn =
        profile.sessions(visitor.id()).stream().map(session -> browser(session, own)).toList();
    view.render(
        ctx,
        "account/profile.jte",
        new ProfilePage(visitor.email(), name, email, password, signedIn));
  }

  private static ProfilePage.Browser browser(Session session, Token own) {
    return new ProfilePage.Browser(
        session.id(),
        When.dateTime(session.since(), ZoneOffset.UTC),
        When.dateTime(session.lastSeen(), ZoneOffset.UTC),
        session.isOf(own));
  }
}
