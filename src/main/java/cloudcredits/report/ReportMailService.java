package cloudcredits.report;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.ContractService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.notify.Letter;
import cloudcredits.notify.OutboxService;
import cloudcredits.report.ReportMailRepository.Stopped;
import cloudcredits.web.QueryString;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
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

  /** Where mails are stopped, with a key behind it. */
  static final String STOP = "/reports-by-mail/stop/";

  private static final String PDF = "application/pdf";

  private final Jdbi jdbi;
  private final Clock clock;
  private final ContractService contracts;
  private final UsageFileService reports;
  private final AuditService audit;
  private final Function<UsagePaper, byte[]> pdf;
  private final OutboxService outbox;
  private final String portal;

  /**
   * @param pdf prints a report
   * @param portal the portal's own address, without a slash at its end
   */
  public ReportMailService(
      Jdbi jdbi,
      Clock clock,
      ContractService contracts,
      UsageFileService reports,
      AuditService audit,
      Function<UsagePaper, byte[]> pdf,
      OutboxService outbox,
      String portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.contracts = contracts;
    this.reports = reports;
    this.audit = audit;
    this.pdf = pdf;
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
   * @param withPdf whether the report goes with it as PDF
   */
  boolean choose(
      ContractId contract,
      PersonId person,
      Rhythm rhythm,
      Optional<Integer> view,
      boolean withPdf,
      PersonId by) {
    return jdbi.inTransaction(
        tx -> {
          Instant now = clock.instant();
          var mails = new ReportMailRepository(tx, contract);
          boolean may = mails.keepsRole(person);
          if (may) {
            mails.save(person, rhythm, view, withPdf, by, now);
            ReportMail saved = mails.find(person).orElseThrow();
            audit.record(
                tx,
                now,
                Actor.person(by),
                Optional.of(contract),
                AuditAction.REPORT_MAIL_CHOSEN,
                saved.email(),
                ReportMailWords.chosen(saved));
          }
          return may;
        });
  }

  /** No more of it; whether there was any. */
  boolean stop(ContractId contract, PersonId person, PersonId by) {
    return jdbi.inTransaction(tx -> stop(tx, contract, person, Actor.person(by), ""));
  }

  /** Whose mails a link in one of them stops; nobody's where they are stopped. */
  Optional<Stopped> stoppedBy(UUID key) {
    return jdbi.withHandle(tx -> ReportMailRepository.byKey(tx, key));
  }

  /** Stops by the link in a mail. Whoever has the mail may. */
  Optional<Stopped> stop(UUID key) {
    return jdbi.inTransaction(
        tx ->
            ReportMailRepository.byKey(tx, key)
                .filter(
                    of ->
                        stop(
                            tx,
                            of.contract(),
                            of.person(),
                            Actor.person(of.person()),
                            "by the link in the mail")));
  }

  private boolean stop(Handle tx, ContractId contract, PersonId person, Actor by, String detail) {
    var mails = new ReportMailRepository(tx, contract);
    Optional<ReportMail> mail = mails.find(person);
    boolean stopped = mails.delete(person);
    if (stopped) {
      audit.record(
          tx,
          clock.instant(),
          by,
          Optional.of(contract),
          AuditAction.REPORT_MAIL_STOPPED,
          mail.map(ReportMail::email).orElse(""),
          detail);
    }
    return stopped;
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
        jdbi.useTransaction(
            tx -> stop(tx, contract.id(), mail.person(), Actor.system(), "no role any more"));
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
    URI stopsAt = URI.create(portal + STOP + mail.stopKey());
    var letter =
        new Letter(
            mail.email(),
            ReportMailWords.subject(contract, period, paper),
            ReportMailWords.body(contract, mail, period, paper, portal, address, stopsAt),
            mail.pdf()
                ? Optional.of(
                    new Letter.File(ReportMailWords.file(contract, period), PDF, pdf.apply(paper)))
                : Optional.empty(),
            Optional.of(stopsAt));
    jdbi.useTransaction(
        tx -> {
          Instant now = clock.instant();
          var mails = new ReportMailRepository(tx, contract.id());
          // What was decided since the report was read counts.
          boolean same =
              mails.keepsRole(mail.person())
                  && mails.find(mail.person()).filter(mail::equals).isPresent();
          if (same && mails.take(mail.person(), mail.rhythm(), period.from(), now)) {
            outbox.write(tx, letter, now);
          }
        });
  }
}
