package cloudcredits.export;

import cloudcredits.report.JobLine;
import java.util.List;

/** The jobs behind a report as a table. */
final class JobTable {

  static final List<Column> COLUMNS =
      List.of(
          new Column("Job", 38),
          new Column("Recorded", 20),
          new Column("Occurred", 20),
          new Column("Person", 26),
          new Column("Group", 20),
          new Column("Licence", 24),
          new Column("Service", 32),
          new Column("Charge code", 18),
          new Column("State", 14),
          new Column("Estimate", 12),
          new Column("Held", 12),
          new Column("Used", 12),
          new Column("Returned", 12),
          new Column("Counted in the period", 12),
          new Column("Rate version", 10),
          new Column("Variables", 40),
          new Column("Finished", 20),
          new Column("Refused because", 40));

  private JobTable() {}

  static List<Cell> row(JobLine job) {
    return List.of(
        Cell.of(job.id().toString()),
        new Cell.Moment(job.recordedAt()),
        new Cell.Moment(job.occurredAt()),
        Cell.of(job.person()),
        Cell.of(job.group()),
        Cell.of(job.licence()),
        Cell.of(job.service()),
        Cell.of(job.chargeCode()),
        Cell.of(job.state()),
        new Cell.Amount(job.estimate()),
        new Cell.Amount(job.held()),
        new Cell.Amount(job.used()),
        new Cell.Amount(job.returned()),
        new Cell.Amount(job.counted()),
        job.rateVersion().<Cell>map(Cell.Count::new).orElseGet(Cell.Nothing::new),
        Cell.of(job.variables()),
        Cell.at(job.finishedAt()),
        Cell.of(job.refusal()));
  }
}
