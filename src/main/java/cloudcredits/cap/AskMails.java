package cloudcredits.cap;

import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.notify.OutboxService;
import cloudcredits.web.Format;
import java.util.List;

/** What we write about requests for more, in the transaction that causes it. */
public final class AskMails {

  private final OutboxService outbox;
  private final String portal;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public AskMails(OutboxService outbox, String portal) {
    this.outbox = outbox;
    this.portal = portal;
  }

  void asked(LedgerTransaction change, Ask ask, String contract, List<String> deciders) {
    String subject = "%s asks for %s".formatted(ask.name(), amount(ask));
    String body =
        """
        %s (%s) asks for %s more on contract %s:

        %s

        Grant or decline it here:
        %s/contracts/%s/people/requests
        """
            .formatted(
                ask.name(), ask.email(), amount(ask), contract, ask.reason(), portal, contract);
    deciders.forEach(to -> outbox.write(change.handle(), to, subject, body, change.now()));
  }

  void decided(LedgerTransaction change, Ask ask, String contract) {
    boolean granted = ask.state() == Ask.State.GRANTED;
    String subject =
        "Your request for %s was %s".formatted(amount(ask), granted ? "granted" : "declined");
    String body =
        """
        Hello %s,

        %s has %s your request for %s on contract %s.%s

        What you may use now:
        %s/contracts/%s/my
        """
            .formatted(
                ask.name(),
                ask.decidedBy().orElseThrow(),
                granted ? "granted" : "declined",
                amount(ask),
                contract,
                granted ? capWords(ask) : "",
                portal,
                contract);
    outbox.write(change.handle(), ask.email(), subject, body, change.now());
  }

  private static String capWords(Ask ask) {
    return ask.cap().map(cap -> " Your cap is now " + cap.words() + ".").orElse("");
  }

  private static String amount(Ask ask) {
    return Format.creditsInWords(ask.credits());
  }
}
