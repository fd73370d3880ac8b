package cloudcredits.topup;

import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.notify.OutboxService;
import cloudcredits.web.Format;
import java.util.List;
import java.util.stream.Stream;

/** What we write about top-ups, in the transaction that causes it. */
public final class TopUpMails {

  private final OutboxService outbox;
  private final String portal;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public TopUpMails(OutboxService outbox, String portal) {
    this.outbox = outbox;
    this.portal = portal;
  }

  /** To the approver: nothing is bought without a yes. */
  void proposed(LedgerTransaction change, TopUp topUp, TopUpPurchase proposal) {
    String packs = Format.plural("pack", proposal.packs());
    TopUpRepository topUps = topUps(change);
    String number = topUps.contractNumber();
    write(
        change,
        addresses(topUps, List.of(topUp.approver().value())),
        "Confirm the first automatic top-up: " + packs,
        """
        Hello %s,

        %s are left on contract %s, fewer than the %s at which %s is to be bought.
        %s has set this up and named you to confirm the first purchase. Later ones need no answer.

        Confirm it, or switch it off, here:
        %s
        """
            .formatted(
                topUp.approverName(),
                Format.creditsInWords(proposal.available()),
                number,
                Format.credits(topUp.below()),
                packs,
                topUp.byName(),
                page(number)));
  }

  /** To whoever set it up and to the approver: it has bought. */
  void bought(LedgerTransaction change, TopUp topUp, TopUpPurchase purchase) {
    TopUpRepository topUps = topUps(change);
    String number = topUps.contractNumber();
    write(
        change,
        addresses(topUps, List.of(topUp.by().value(), topUp.approver().value())),
        "Topped up by itself: " + Format.plural("pack", purchase.packs()),
        """
        %s were left on contract %s, fewer than %s: %s bought by invoice.

        The order:
        %s/contracts/%s/orders/%d

        Limits, history, and the switch:
        %s
        """
            .formatted(
                Format.creditsInWords(purchase.available()),
                number,
                Format.credits(topUp.below()),
                Format.plural("pack was", "packs were", purchase.packs()),
                portal,
                number,
                purchase.orderId().orElseThrow(),
                page(number)));
  }

  private String page(String number) {
    return "%s/contracts/%s/settings/top-up".formatted(portal, number);
  }

  private void write(LedgerTransaction change, Stream<String> to, String subject, String body) {
    to.forEach(address -> outbox.write(change.handle(), address, subject, body, change.now()));
  }

  /** Of those among them who still may buy. */
  private static Stream<String> addresses(TopUpRepository topUps, List<Integer> people) {
    return topUps.buyers().stream()
        .filter(buyer -> people.contains(buyer.id().value()))
        .map(TopUpRepository.Buyer::email);
  }

  private static TopUpRepository topUps(LedgerTransaction change) {
    return new TopUpRepository(change.handle(), change.contract());
  }
}
