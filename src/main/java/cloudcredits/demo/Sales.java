package cloudcredits.demo;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.quote.Draft;
import cloudcredits.quote.Opening;
import cloudcredits.quote.Quote;
import cloudcredits.quote.QuoteStep;
import java.time.LocalDate;
import java.util.UUID;

/** What the reseller of a demo contract sells, or tries to. */
final class Sales {

  private final Tools tools;
  private final Contract contract;
  private final PersonId buyer;
  private final PersonId seller;

  Sales(Tools tools, Contract contract, PersonId buyer, PersonId seller) {
    this.tools = tools;
    this.contract = contract;
    this.buyer = buyer;
    this.seller = seller;
  }

  /** The buyer asks, the reseller offers, the buyer accepts, the reseller delivers. */
  void sold(int packs, String price, LocalDate today, String purchaseOrder) {
    Quote quote = asked(packs, "For the competition in spring");
    offered(quote, packs, price, today);
    tools
        .quotes()
        .customer(contract.id(), quote.id(), buyer, by -> new QuoteStep.Accept(purchaseOrder, by));
    tools.quotes().seller(contract.id(), quote.id(), seller, QuoteStep.Deliver::new);
  }

  /** An offer that nobody accepts in time. */
  void missed(int packs, String price, LocalDate today) {
    tools.newQuotes().offer(contract.id(), UUID.randomUUID(), draft(packs, price, today), seller);
  }

  /** An offer that waits for the buyer. */
  void open(int packs, String price, LocalDate today) {
    offered(asked(packs, "As in spring, to last to the renewal"), packs, price, today);
  }

  /** A request that waits for the reseller. */
  Quote asked(int packs, String note) {
    return switch (tools.newQuotes().ask(contract.id(), UUID.randomUUID(), packs, note, buyer)) {
      case Opening.Opened(Quote quote) -> quote;
      default -> throw new IllegalStateException("the demo's reseller can be asked");
    };
  }

  private void offered(Quote quote, int packs, String price, LocalDate today) {
    tools.quotes().answer(contract.id(), quote.id(), draft(packs, price, today), seller);
  }

  private static Draft draft(int packs, String price, LocalDate today) {
    return new Draft(packs, Money.of(price, "USD"), today.plusDays(14), "");
  }
}
