package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Reads ledgers from their first entry to their last, however long they are. */
final class LedgerExportRepository {

  private static final int ROWS_AT_A_TIME = 2_000;

  private static final String HEAD =
      "select contract_id as contract, version, last_entry, last_grant, hash from ledger_head";

  Optional<ContractId> contract(Handle handle, String number) {
    return handle
        .select("select id from contract where number = ?", number)
        .mapTo(ContractId.class)
        .findOne();
  }

  List<Head> heads(Handle handle) {
    return handle.createQuery(HEAD + " order by contract_id").mapTo(Head.class).list();
  }

  /** Every entry of a contract, in order. */
  void entries(Handle handle, ContractId contract, Consumer<ExportedEntry> each) {
    try (Stream<ExportedEntry> entries =
        handle
            .createQuery(
                """
                select e.contract_id, e.entry, e.version, e.grant_id, e.movement, e.credits, e.job_id,
                       e.effective_at, e.recorded_at, p.hash
                  from ledger_entry e
                  left join ledger_posting p
                    on p.contract_id = e.contract_id and p.version = e.version
                 where e.contract_id = :contract
                 order by e.entry
                """)
            .bind("contract", contract)
            .setFetchSize(ROWS_AT_A_TIME)
            .map(LedgerExportRepository::entry)
            .stream()) {
      entries.forEach(each);
    }
  }

  Head head(Handle handle, ContractId contract) {
    return handle.select(HEAD + " where contract_id = ?", contract).mapTo(Head.class).one();
  }

  private static ExportedEntry entry(RowView row) {
    byte[] hash = row.getColumn("hash", byte[].class);
    return new ExportedEntry(
        ChainLine.of(
            row.getColumn("contract_id", Integer.class),
            row.getColumn("entry", Long.class),
            row.getColumn("version", Long.class),
            row.getColumn("grant_id", Integer.class),
            row.getColumn("movement", String.class),
            row.getColumn("credits", BigDecimal.class),
            Optional.ofNullable(row.getColumn("job_id", String.class)),
            row.getColumn("effective_at", Instant.class),
            row.getColumn("recorded_at", Instant.class)),
        hash == null ? "" : HexFormat.of().formatHex(hash));
  }
}
