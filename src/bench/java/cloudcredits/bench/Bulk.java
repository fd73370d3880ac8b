package cloudcredits.bench;

import javax.sql.DataSource;

/** The tables that histories are loaded into, each by its own COPY. */
final class Bulk {

  final Copy jobs;
  final Copy draws;
  final Copy entries;
  final Copy postings;

  Bulk(DataSource database) {
    jobs =
        new Copy(
            database,
            "job",
            "contract_id, id, person_id, service_key, variables, estimate, charge_code, group_id,"
                + " licence_id, api_key_id, state, occurred_at, recorded_at, held_until,"
                + " finished_at, held, used, returned, refusal, refusal_words, version");
    draws =
        new Copy(
            database,
            "job_draw",
            "contract_id, job_id, ordinal, grant_id, month, held, used, returned");
    entries =
        new Copy(
            database,
            "ledger_entry",
            "contract_id, entry, version, grant_id, movement, credits, job_id, effective_at,"
                + " recorded_at");
    postings =
        new Copy(
            database,
            "ledger_posting",
            "contract_id, version, first_entry, last_entry, recorded_at, previous, hash");
  }

  /** Waits until all rows are there. */
  void finish() throws InterruptedException {
    jobs.finish();
    draws.finish();
    entries.finish();
    postings.finish();
  }
}
