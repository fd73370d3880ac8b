package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The price list, in one transaction. */
final class PriceRepository {

  /** A price as its row has it. */
  public record PriceRow(LocalDate validFrom, Credits packCredits, BigDecimal packPrice) {

    Price price(Currency currency, List<StepRow> steps) {
      return new Price(
          validFrom,
          packCredits,
          new Money(packPrice, currency),
          steps.stream()
              .filter(step -> step.validFrom().equals(validFrom))
              .map(step -> new Price.Step(step.fromPacks(), new Money(step.packPrice(), currency)))
              .toList());
    }
  }

  /** A volume price as its row has it. */
  public record StepRow(LocalDate validFrom, int fromPacks, BigDecimal packPrice) {}

  private final Handle handle;

  PriceRepository(Handle handle) {
    this.handle = handle;
  }

  PriceList prices(Currency currency) {
    List<StepRow> steps =
        handle
            .createQuery(
                "select valid_from, from_packs, pack_price from price_step where currency = :currency")
            .bind("currency", currency.getCurrencyCode())
            .mapTo(StepRow.class)
            .list();
    return new PriceList(
        handle
            .createQuery(
                "select valid_from, pack_credits, pack_price from price where currency = :currency")
            .bind("currency", currency.getCurrencyCode())
            .mapTo(PriceRow.class)
            .map(row -> row.price(currency, steps))
            .list());
  }

  /** Currencies that have a price, by their codes. */
  List<Currency> currencies() {
    return handle
        .createQuery("select distinct currency from price order by currency")
        .mapTo(String.class)
        .map(Currency::getInstance)
        .list();
  }

  /** False when the currency has a price from that day on already. */
  boolean publish(Price price) {
    String currency = price.packPrice().currency().getCurrencyCode();
    boolean published =
        handle
                .createUpdate(
                    """
                    insert into price (currency, valid_from, pack_credits, pack_price)
                    values (:currency, :from, :credits, :price) on conflict do nothing
                    """)
                .bind("currency", currency)
                .bind("from", price.validFrom())
                .bind("credits", price.packCredits())
                .bind("price", price.packPrice().amount())
                .execute()
            == 1;
    if (published) {
      price.steps().forEach(step -> add(currency, price.validFrom(), step));
    }
    return published;
  }

  private void add(String currency, LocalDate from, Price.Step step) {
    handle
        .createUpdate("insert into price_step values (:currency, :from, :packs, :price)")
        .bind("currency", currency)
        .bind("from", from)
        .bind("packs", step.fromPacks())
        .bind("price", step.packPrice().amount())
        .execute();
  }
}
