package cloudcredits.walk;

import java.net.http.HttpResponse;

/** How the portal received somebody. */
enum Outcome {
  /** The handler answered: with a page, a form's errors, or what comes next. */
  ALLOWED,
  /** Known to be there, but not theirs to use. */
  FORBIDDEN,
  /** As if it did not exist. */
  HIDDEN,
  /** Sent to the sign-in page. */
  SIGN_IN,
  NO_KEY,
  /** Never right. */
  BROKEN;

  static Outcome of(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 401 -> NO_KEY;
      case 403 -> FORBIDDEN;
      case 404 -> HIDDEN;
      case 303 -> sentToSignIn(answer) ? SIGN_IN : ALLOWED;
      default -> answer.statusCode() < 500 ? ALLOWED : BROKEN;
    };
  }

  /** Signing out leads there too, but takes the cookie away. */
  private static boolean sentToSignIn(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").startsWith("/sign-in")
        && answer.headers().firstValue("Set-Cookie").isEmpty();
  }
}
