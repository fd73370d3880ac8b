package cloudcredits.account;

import cloudcredits.web.Form;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.Sessions;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** The link that an installation without an operator prints on its console. */
public final class FirstOperatorPages {

  private final View view;
  private final Sessions browsers;
  private final FirstOperatorService operators;

  public FirstOperatorPages(View view, Sessions browsers, FirstOperatorService operators) {
    this.view = view;
    this.browsers = browsers;
    this.operators = operators;
  }

  /** GET /first-operator/{token}. */
  public void show(Context ctx) {
    if (!operators.isGood(ctx.pathParam("token"))) {
      throw over();
    }
    page(ctx, Form.empty());
  }

  /** POST /first-operator/{token}: name, email, password. */
  public void open(Context ctx) {
    if (!operators.isGood(ctx.pathParam("token"))) {
      throw over();
    }
    Form form = Form.of(ctx);
    Optional<String> name = form.text("name", Person.LONGEST_NAME, "Enter your name");
    Optional<EmailAddress> email = EmailAddress.parse(form.typed("email"));
    String password = form.typed("password");
    if (email.isEmpty()) {
      form.refuse("email", "Enter an e-mail address, such as name@company.com");
    }
    email
        .flatMap(address -> PasswordPolicy.objection(password, address))
        .ifPresent(words -> form.refuse("password", words));
    if (form.isValid()) {
      open(ctx, form, email.orElseThrow(), name.orElseThrow());
    } else {
      again(ctx, form);
    }
  }

  private void open(Context ctx, Form form, EmailAddress email, String name) {
    switch (operators.open(ctx.pathParam("token"), email, name, form.typed("password"))) {
      case Opening.SignedIn(String token) -> {
        browsers.begin(ctx, token);
        view.redirect(ctx, "/", Notice.of("Welcome. You are the first operator."));
      }
      case Opening.AddressTaken() -> {
        form.refuse("email", "Choose another address: this one has an account already");
        again(ctx, form);
      }
      case Opening.LinkOver() -> throw over();
    }
  }

  private void again(Context ctx, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    page(ctx, form);
  }

  private void page(Context ctx, Form form) {
    view.render(ctx, "account/first-operator.jte", new WelcomePage(form, ctx.path(), ""));
  }

  private static Refusal over() {
    return new Refusal(
        HttpStatus.GONE,
        "This link was used before or is too old. While there is no operator, each start of the"
            + " portal prints a new one.");
  }
}
