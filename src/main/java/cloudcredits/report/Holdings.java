package cloudcredits.report;

import cloudcredits.credit.Balance;
import cloudcredits.credit.Book;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Entry;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Means;
import cloudcredits.credit.Movement;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person has left (rules §10): individual credits, and of the shared ones what the caps
 * still allow. Nothing can be used without a seat with permission on an active contract; individual
 * credits are then suspended (rules §3).
 *
 * @param usable whether the rules allow a job at all
 * @param individual what the individual grants have, also when suspended
 */
record Holdings(boolean usable, Credits individual, Credits sharedAllowed, Optional<Cap.Left> cap) {

  static Holdings of(Book book, PersonId person, Instant now) {
    Means means = book.meansOf(person, now);
    boolean usable = book.rules().refusalOf(person, now).isEmpty();
    return new Holdings(
        usable,
        means.individualCredits(),
        usable ? means.sharedAllowed() : Credits.ZERO,
        means.cap());
  }

  /** The individual credits of everybody who has any, also when they are suspended. */
  static Map<PersonId, Credits> individual(Book book, Instant now) {
    var individual = new HashMap<PersonId, Credits>();
    for (Fund fund : book.funds()) {
      fund.grant()
          .holder()
          .ifPresent(person -> individual.merge(person, fund.availableAt(now), Credits::plus));
    }
    return individual;
  }

  /** As of a past day: of the shared credits, all that the contract had. */
  static Holdings then(UsageReport.Then past, PersonId person) {
    Credits individual = past.individual().getOrDefault(person, Credits.ZERO);
    return new Holdings(true, individual, past.shared(), Optional.empty());
  }

  /** Individual credits that can be used now. */
  Credits individualUsable() {
    return usable ? individual : Credits.ZERO;
  }

  /** All that the person can use now. */
  Credits all() {
    return individualUsable().plus(sharedAllowed());
  }

  /** What a pool of the contract has, usable at this instant as far as its grants say. */
  static Credits available(Book book, Pool pool, Instant now) {
    return Credits.sum(
        book.funds().stream()
            .filter(fund -> fund.grant().pool() == pool)
            .map(fund -> fund.availableAt(now))
            .toList());
  }

  /** By how much an entry changes what is available. */
  static Credits changeOfAvailable(Entry entry) {
    Movement movement = entry.movement();
    if (movement.to() == Balance.State.AVAILABLE) {
      return entry.credits();
    }
    return movement.from().filter(from -> from == Balance.State.AVAILABLE).isPresent()
        ? entry.credits().negate()
        : Credits.ZERO;
  }

  /** What a pool has set aside for running jobs. */
  static Credits held(Book book, Pool pool) {
    return Credits.sum(
        book.funds().stream()
            .filter(fund -> fund.grant().pool() == pool)
            .map(Fund::balance)
            .map(balance -> balance.held())
            .toList());
  }
}
