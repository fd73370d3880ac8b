package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.contract.ContractService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.notify.OutboxService;
import cloudcredits.web.QueryString;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the usage report by mail (rules §10): each closed period once to each who asked for it,
 * whatever restarts and however many instances look, as the note of it and the mail are one
 * transaction's.
 */
public final class ReportMailService {

  private static final Logger LOG = LoggerFactory.getLogger(ReportMailService.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final ContractService contracts;
  private final UsageFileService reports;
  private final OutboxService outbox;
  private final String portal;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public ReportMailService(
      Jdbi jdbi,
      Clock clock,
      ContractService contracts,
      UsageFileService reports,
      OutboxService outbox,
      String portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.contracts = contracts;
    this.reports = reports;
    this.outbox = outbox;
    this.portal = portal;
  }

  /** Everybody who gets the contract's report, by name. */
  List<ReportMail> all(ContractId contract) {
    return jdbi.withHandle(tx -> new ReportMailRepository(tx, contract).all());
  }

  /**
   * From now on, also instead of what was chosen before; refused for who has no role here.
   *
   * @param view the person's own, of the contract; empty: the report as it opens
   */
  boolean choose(
      ContractId contract, PersonId person, Rhythm rhythm, Optional<Integer> view, PersonId by) {
    return jdbi.inTransaction(
        tx -> {
          var mails = new ReportMailRepository(tx, contract);
          boolean may = mails.keepsRole(person);
          if (may) {
            mails.save(person, rhythm, view, by, clock.instant());
          }
          return may;
        });
  }

  /** No more of it; whether there was any. */
  boolean stop(ContractId contract, PersonId person) {
    return jdbi.inTransaction(tx -> new ReportMailRepository(tx, contract).delete(person));
  }

  /**
   * Writes what is due, of each rhythm the latest closed period only; call it every few minutes.
   */
  public void sweep() {
    for (ContractId contract : jdbi.withHandle(ReportMailRepository::contracts)) {
      try {
        sweep(contracts.find(contract).orElseThrow());
      } catch (RuntimeException e) {
        LOG.error("Reports by mail of contract {} failed; tried again", contract.value(), e);
      }
    }
  }

  private void sweep(Contract contract) {
    for (ReportMail mail : all(contract.id())) {
      UsagePeriod period = mail.rhythm().latest(clock.instant(), contract.zone());
      if (!mail.allowed()) {
        stop(contract.id(), mail.person());
      } else if (isNew(contract, mail, period)) {
        write(contract, mail, period);
      }
    }
  }

  private boolean isNew(Contract contract, ReportMail mail, UsagePeriod period) {
    return mail.since().isBefore(Rhythm.due(period, contract.zone()))
        && !jdbi.withHandle(
            tx ->
                new ReportMailRepository(tx, contract.id())
                    .wasWritten(mail.person(), mail.rhythm(), period.from()));
  }

  private void write(Contract contract, ReportMail mail, UsagePeriod period) {
    QueryString address =
        Periods.on(QueryString.parse(mail.query().orElse("")), period).without(UsageFilter.AS_OF);
    UsagePaper paper = reports.paper(contract, address);
    String body = ReportMailWords.body(contract, mail, period, paper, portal, address);
    jdbi.useTransaction(
        tx -> {
          Instant now = clock.instant();
          var mails = new ReportMailRepository(tx, contract.id());
          // What was decided since the report was read counts.
          boolean same =
              mails.keepsRole(mail.person())
                  && mails.find(mail.person()).filter(mail::equals).isPresent();
          if (same && mails.take(mail.person(), mail.rhythm(), period.from(), now)) {
            outbox.write(
                tx, mail.email(), ReportMailWords.subject(contract, period, paper), body, now);
          }
        });
  }
}
