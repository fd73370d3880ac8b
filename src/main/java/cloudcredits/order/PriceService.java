package cloudcredits.order;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Format;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The price list: dated data that operators publish and nobody changes (rules §9). */
public final class PriceService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final AuditService audit;

  public PriceService(Jdbi jdbi, Clock clock, AuditService audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
  }

  /** The prices of one currency. */
  public PriceList prices(Currency currency) {
    return jdbi.withHandle(handle -> new PriceRepository(handle).prices(currency));
  }

  /** The prices of every currency that has some. */
  public List<PriceList> all() {
    return jdbi.withHandle(
        handle -> {
          var prices = new PriceRepository(handle);
          return prices.currencies().stream().map(prices::prices).toList();
        });
  }

  /** Publishes a price. Orders of the past keep theirs, so it starts today at the earliest. */
  public PricePublication publish(Price price, PersonId by) {
    Instant now = clock.instant();
    if (price.validFrom().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
      return new PricePublication.InThePast();
    }
    return jdbi.inTransaction(
        handle -> {
          if (!new PriceRepository(handle).publish(price)) {
            return new PricePublication.Taken();
          }
          audit.record(
              handle,
              now,
              Actor.person(by),
              Optional.empty(),
              AuditAction.PRICE_CHANGED,
              "Prices in " + price.packPrice().currency().getCurrencyCode(),
              words(price));
          return new PricePublication.Published();
        });
  }

  private static String words(Price price) {
    String steps =
        price.steps().stream()
            .map(step -> ", %s from %d packs".formatted(step.packPrice(), step.fromPacks()))
            .collect(Collectors.joining());
    return "%s for %s credits from %s%s"
        .formatted(
            price.packPrice(),
            Format.credits(price.packCredits()),
            Format.date(price.validFrom()),
            steps);
  }
}
