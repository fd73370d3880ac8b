package cloudcredits.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.ledger.LedgerChecks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds the ledger against what a crowd was answered: neither more nor less, nothing twice. */
final class Truth {

  private final Ground ground;
  private final List<Meter> meters;

  private Truth(Ground ground, List<Meter> meters) {
    this.ground = ground;
    this.meters = meters;
  }

  static void check(Ground ground, List<Meter> meters) {
    ground.ledger.due().forEach(ground.ledger::catchUp);
    var truth = new Truth(ground, meters);
    truth.oneAnswerAKey();
    truth.theLedgerHasWhatWasAnswered();
    truth.noCapIsExceeded();
    LedgerChecks.assertSound(ground.jdbi, ground.clock);
  }

  /** The answers that were given are those that are stored, and no key has another. */
  private void oneAnswerAKey() {
    Map<String, String> given =
        meters.stream()
            .flatMap(meter -> meter.answers.stream())
            .collect(Collectors.toMap(Said::key, said -> words(said.status(), said.answer())));
    Map<String, String> stored =
        ground.jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "select key, status, body from answer where caller_id = ?", ground.key.id())
                    .map(
                        row ->
                            Map.entry(
                                row.getColumn("key", String.class),
                                words(
                                    row.getColumn("status", Integer.class),
                                    row.getColumn("body", byte[].class))))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertEquals(new TreeMap<>(given), new TreeMap<>(stored));
  }

  private static String words(int status, byte[] body) {
    return status + " " + new String(body, StandardCharsets.UTF_8);
  }

  /**
   * Answered 2xx: exactly one event of that amount; answered 4xx: none. Two jobs of one charge code
   * would be one request that acted twice.
   */
  private void theLedgerHasWhatWasAnswered() {
    Map<String, Moved> answered =
        meters.stream()
            .flatMap(meter -> meter.jobs.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<String, Moved> posted =
        ground.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select j.charge_code, j.state = 'refused' as refused,
                               coalesce(sum(e.credits) filter (where e.movement = 'hold'), 0.00) as held,
                               coalesce(sum(e.credits) filter (where e.movement = 'settle'), 0.00) as settled,
                               coalesce(sum(e.credits) filter (where e.movement in ('reverse', 'reverse_lapsed')),
                                        0.00) as returned
                          from job j
                          left join ledger_entry e on e.contract_id = j.contract_id and e.job_id = j.id
                         group by j.contract_id, j.id
                        """)
                    .map(
                        row ->
                            Map.entry(
                                row.getColumn("charge_code", String.class),
                                new Moved(
                                    row.getColumn("refused", Boolean.class),
                                    row.getColumn("held", BigDecimal.class),
                                    row.getColumn("settled", BigDecimal.class),
                                    row.getColumn("returned", BigDecimal.class))))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertEquals(differences(answered, posted), differences(posted, answered));
  }

  /** What is in one and not, or not so, in the other: short enough to read when it fails. */
  private static Map<String, Moved> differences(Map<String, Moved> of, Map<String, Moved> from) {
    return of.entrySet().stream()
        .filter(job -> !job.getValue().equals(from.get(job.getKey())))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap<String, Moved>::new));
  }

  private void noCapIsExceeded() {
    List<String> exceeded =
        ground.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select c.scope || ' ' || c.subject || ': ' || sum(u.credits) || ' in ' || u.month
                          from shared_use u
                          join cap c on c.contract_id = u.contract_id
                           and (c.scope = 'contract' or c.scope = 'person' and c.subject = u.person_id)
                         group by c.contract_id, c.scope, c.subject, c.credits, u.month
                        having sum(u.credits) > c.credits
                        """)
                    .mapTo(String.class)
                    .list());
    assertEquals(List.of(), exceeded);
  }
}
