package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.notify.Mail;
import cloudcredits.notify.OutboxService;
import cloudcredits.web.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every account service on a database of its own, with a clock that stands still; Ana has an
 * account.
 */
final class Accounts implements AutoCloseable {

  static final EmailAddress ANA = new EmailAddress("ana@example.com");
  static final String PASSWORD = "harbour crane 7";
  static final String OTHER_PASSWORD = "lighthouse keeper 3";
  static final String HERE = "192.0.2.1";

  private static final Pattern LINK = Pattern.compile("http://portal.test/(welcome|reset)/(\\S+)");

  final TestDatabase database = TestDatabase.fresh();
  final SetClock clock = new SetClock();
  final Portal portal = new Portal("http://portal.test", false);
  final OutboxService outbox = new OutboxService(database.jdbi(), clock, Optional.empty());
  final AuditService audit = new AuditService(database.jdbi());
  final SessionService sessions = new SessionService(database.jdbi(), clock);
  final SignInService signIn = new SignInService(database.jdbi(), clock, sessions, audit);
  final AccountService accounts = new AccountService(database.jdbi(), clock, outbox, audit, portal);
  final ProfileService profile =
      new ProfileService(database.jdbi(), clock, signIn, sessions, outbox, audit, portal);
  final WelcomeService welcome =
      new WelcomeService(database.jdbi(), clock, sessions, outbox, audit, portal, Runnable::run);
  final FirstOperatorService operators =
      new FirstOperatorService(database.jdbi(), clock, sessions, audit, portal);
  final ApiKeyService keys = new ApiKeyService(database.jdbi(), clock, audit);
  final PersonId ana = accounts.add(NewPerson.of(ANA, "Ana Brandt"), PASSWORD);

  /** Signs a person in from a browser without a session. */
  String token(EmailAddress email, String password) {
    return switch (signIn.signIn(email.value(), password, HERE, Optional.empty())) {
      case SignIn.SignedIn(String token) -> token;
      case SignIn.Wrong() -> throw new AssertionError("wrong password");
      case SignIn.TooMany() -> throw new AssertionError("too many");
    };
  }

  /** Signs Ana in. */
  String token() {
    return token(ANA, PASSWORD);
  }

  boolean isGood(String token) {
    return sessions.visitor(token).map(Visitor::id).isPresent();
  }

  Invited invite(String email) {
    return database
        .jdbi()
        .inTransaction(
            tx ->
                accounts.findOrInvite(
                    tx, new EmailAddress(email), "Ben Adler", ana, clock.instant()));
  }

  List<Mail> mails() {
    return outbox.latest(OptionalLong.empty(), 50);
  }

  /** The token of the link in the newest mail. */
  String mailedToken() {
    Matcher link = LINK.matcher(mails().getFirst().body());
    if (!link.find()) {
      throw new AssertionError("no link in " + mails().getFirst());
    }
    return link.group(2);
  }

  @Override
  public void close() {
    database.close();
  }
}
