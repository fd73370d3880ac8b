package cloudcredits.metering;

import cloudcredits.credit.Book;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Means;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a contract has, and what one person may use of it.
 *
 * @param expiries what is available now and ends, the soonest first
 */
record BalanceView(
    String contract,
    Instant asOf,
    Terms.Activity state,
    PoolBalance individual,
    PoolBalance shared,
    List<Ending> expiries,
    Optional<UserBalance> user) {

  record PoolBalance(Credits available, Credits held) {

    static PoolBalance of(Pool pool, Book book, Instant now) {
      List<Fund> funds = book.funds().stream().filter(f -> f.grant().pool() == pool).toList();
      return new PoolBalance(
          Credits.sum(funds.stream().map(fund -> fund.availableAt(now)).toList()),
          Credits.sum(funds.stream().map(fund -> fund.balance().held()).toList()));
    }
  }

  /** Credits that end at one instant. */
  record Ending(Instant at, Credits credits) {}

  /**
   * @param cap of all caps on the person, the one that allows the least
   */
  record UserBalance(PersonId id, JobAnswer.Left left, Optional<Problems.CapReached> cap) {

    static UserBalance of(PersonId person, Book book, Instant now) {
      Means means = book.meansOf(person, now);
      Optional<Cap.Left> cap = means.cap();
      return new UserBalance(person, JobAnswer.Left.of(means), cap.map(Problems.CapReached::of));
    }
  }

  static BalanceView of(String number, Optional<PersonId> person, Book book, Instant now) {
    return new BalanceView(
        number,
        now,
        book.rules().terms().at(now),
        PoolBalance.of(Pool.INDIVIDUAL, book, now),
        PoolBalance.of(Pool.SHARED, book, now),
        expiries(book, now),
        person.map(id -> UserBalance.of(id, book, now)));
  }

  private static List<Ending> expiries(Book book, Instant now) {
    var endings = new TreeMap<Instant, Credits>();
    for (Fund fund : book.funds()) {
      Credits available = fund.availableAt(now);
      fund.grant()
          .expiry()
          .at()
          .filter(_ -> available.isPositive())
          .ifPresent(at -> endings.merge(at, available, Credits::plus));
    }
    return endings.entrySet().stream().map(e -> new Ending(e.getKey(), e.getValue())).toList();
  }
}
