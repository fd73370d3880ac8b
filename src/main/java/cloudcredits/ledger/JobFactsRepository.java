package cloudcredits.ledger;

import static cloudcredits.ledger.PostingRepository.lower;
import static cloudcredits.ledger.PostingRepository.rows;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Refusal.InsufficientCredits;
import cloudcredits.db.SqlBatch;
import cloudcredits.ledger.LedgerTransaction.MeasuredSettlement;
import cloudcredits.ledger.PostingRepository.Of;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes down what explains jobs later and moves nothing: measured variables, missing credits. */
final class JobFactsRepository {

  private record Shortage(JobId job, InsufficientCredits facts) {

    <T> T cap(Function<Cap.Left, T> value) {
      return facts.cap().map(value).orElse(null);
    }
  }

  void write(SqlBatch batch, Instant now, List<Posting> postings) {
    insertSettlements(batch, now, rows(postings, posting -> posting.change().settlements()));
    insertShortages(batch, rows(postings, JobFactsRepository::shortages));
  }

  private static List<Shortage> shortages(Posting posting) {
    return posting.change().refused().stream()
        .flatMap(
            job ->
                job.refusal() instanceof InsufficientCredits facts
                    ? Stream.of(new Shortage(job.id(), facts))
                    : Stream.empty())
        .toList();
  }

  private static void insertSettlements(
      SqlBatch batch, Instant now, List<Of<MeasuredSettlement>> settlements) {
    batch
        .rows(
            """
            insert into job_settlement (recorded_at, contract_id, job_id, credits, final,
                                        rate_version, variables)
            select ?::timestamptz, * from unnest(?, ?, ?, ?, ?, ?)
            """,
            settlements)
        .value(now.toString())
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().settle().job().value())
        .column("numeric", of -> of.row().settle().cost().toDecimal())
        .column("bool", of -> of.row().settle().last())
        .column("int4", of -> of.row().measured().rateVersion())
        .column("jsonb", of -> of.row().measured().variables());
  }

  private static void insertShortages(SqlBatch batch, List<Of<Shortage>> shortages) {
    batch
        .rows(
            """
            insert into job_shortage (contract_id, job_id, needed, individual, shared, cap_scope,
                                      cap_subject, cap_period, cap_credits, cap_left)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            shortages)
        .column("int4", Of::contract)
        .column("uuid", of -> of.row().job().value())
        .column("numeric", of -> decimal(of.row().facts().needed()))
        .column("numeric", of -> decimal(of.row().facts().individual()))
        .column("numeric", of -> decimal(of.row().facts().shared()))
        .column("text", of -> of.row().cap(left -> lower(left.cap().scope())))
        .column("int4", of -> of.row().cap(left -> left.cap().subject()))
        .column("text", of -> of.row().cap(left -> lower(left.cap().period())))
        .column("numeric", of -> of.row().cap(left -> decimal(left.cap().credits())))
        .column("numeric", of -> of.row().cap(left -> decimal(left.credits())));
  }

  private static Object decimal(Credits credits) {
    return credits.toDecimal();
  }
}
