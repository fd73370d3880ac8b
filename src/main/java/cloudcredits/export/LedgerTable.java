package cloudcredits.export;

import cloudcredits.report.LedgerLine;
import java.util.List;

/** The ledger's entries as a table. */
final class LedgerTable {

  static final List<Column> COLUMNS =
      List.of(
          new Column("Entry", 10),
          new Column("Effective", 20),
          new Column("Recorded", 20),
          new Column("Movement", 16),
          new Column("Grant", 8),
          new Column("Kind", 11),
          new Column("Credits", 12),
          new Column("Job", 38),
          new Column("Person", 26),
          new Column("E-mail", 32),
          new Column("Service", 32),
          new Column("Charge code", 18));

  private LedgerTable() {}

  static List<Cell> row(LedgerLine line) {
    return List.of(
        new Cell.Count(line.entry()),
        new Cell.Moment(line.effectiveAt()),
        new Cell.Moment(line.recordedAt()),
        Cell.of(line.movement()),
        new Cell.Count(line.grant()),
        Cell.of(line.kind()),
        new Cell.Amount(line.credits()),
        Cell.of(line.job().map(Object::toString)),
        Cell.of(line.person()),
        Cell.of(line.email()),
        Cell.of(line.service()),
        Cell.of(line.chargeCode()));
  }
}
