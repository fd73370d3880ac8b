package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is signed in. A session ends by itself after 12 hours without a request and after 14 days in
 * any case. Every sign-in makes a new token, and every session has its own for forms.
 */
public final class SessionService {

  /** How long a session lasts without a request. */
  static final Duration IDLE = Duration.ofHours(12);

  /** How long a session lasts at most. */
  static final Duration LONGEST = Duration.ofDays(14);

  /** How exactly the database knows when a session was last used. */
  static final Duration SEEN = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final Clock clock;

  public SessionService(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Begins a session for a person who has proven who they are; the token goes into their browser's
   * cookie.
   */
  Token begin(Handle transaction, PersonId person, Instant now) {
    Token token = Token.fresh();
    new SessionRepository(transaction).add(token, person, Token.fresh(), now, now.plus(LONGEST));
    return token;
  }

  /**
   * The visitor behind a session token: one query, and once a minute a note that the session is in
   * use.
   */
  public Optional<Visitor> visitor(String token) {
    if (token.length() != Token.LENGTH) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Token session = new Token(token);
    return jdbi.withHandle(
        tx -> {
          SessionRepository sessions = new SessionRepository(tx);
          Optional<SessionRepository.Seen> seen = sessions.find(session, now, now.minus(IDLE));
          seen.filter(last -> !last.lastSeen().plus(SEEN).isAfter(now))
              .ifPresent(_ -> sessions.touch(session, now));
          return seen.map(SessionRepository.Seen::visitor);
        });
  }

  /** The browsers that a person is signed in with, the last seen first. */
  List<Session> of(PersonId person) {
    Instant now = clock.instant();
    return jdbi.withHandle(tx -> new SessionRepository(tx).of(person, now, now.minus(IDLE)));
  }

  /** Ends the session with this token, if there is one. */
  public void end(String token) {
    jdbi.useHandle(tx -> new SessionRepository(tx).end(new Token(token)));
  }

  /**
   * Deletes sessions that have ended by themselves; gives their number. Call it once an hour or so.
   */
  public int forgetEnded() {
    Instant now = clock.instant();
    return jdbi.withHandle(tx -> new SessionRepository(tx).forget(now, now.minus(IDLE)));
  }
}
