package cloudcredits.bench;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The baseline: how a job is usually written down. One transaction a step, which locks the contract
 * and then asks and writes row by row: seat, grants, job, draws, entries, balances, head, answer.
 * It writes the same rows as the engine, less the hash chain and the list of open holds.
 */
final class RowLockLedger {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  private record Head(long version, long lastEntry) {}

  private record Fund(int grant, boolean shared, BigDecimal available) {}

  private final DataSource database;
  private final int caller;

  RowLockLedger(DataSource database, int caller) {
    this.database = database;
    this.caller = caller;
  }

  /** A hold from the individual grant first, then the shared one. */
  JobId hold(ContractId contract, PersonId person, BigDecimal credits) throws SQLException {
    JobId job = JobId.next(contract, Instant.now());
    inTransaction(
        connection -> {
          Head head = lock(connection, contract);
          requireSeat(connection, contract, person);
          insertJob(connection, contract, job, person, credits, head.version + 1);
          BigDecimal rest = credits;
          long entry = head.lastEntry;
          int ordinal = 0;
          try (PreparedStatement funds =
              prepare(
                  connection,
                  """
                  select g.id, g.kind = 'shared', b.available from credit_grant g
                    join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
                   where g.contract_id = ? and (g.holder_id = ? or g.kind = 'shared')
                     and b.available > 0 and (g.expires_at is null or g.expires_at > now())
                   order by g.kind, g.expires_at, g.granted_at, g.id for update of b
                  """,
                  contract.value(),
                  person.value())) {
            ResultSet rows = funds.executeQuery();
            while (rest.signum() > 0 && rows.next()) {
              var fund = new Fund(rows.getInt(1), rows.getBoolean(2), rows.getBigDecimal(3));
              BigDecimal part = fund.available.min(rest);
              rest = rest.subtract(part);
              move(
                  connection,
                  contract,
                  fund.grant,
                  "available = available - ?, held = held + ?",
                  part);
              insertEntry(connection, contract, ++entry, head, fund.grant, "hold", part, job);
              insertDraw(connection, contract, job, ordinal++, fund.grant, part);
              if (fund.shared) {
                countShared(connection, contract, person, part);
              }
            }
          }
          advance(connection, contract, head, entry);
          insertAnswer(connection);
        });
    return job;
  }

  /** Charges this cost to the draws in their order and gives the rest back. */
  void settle(JobId job, BigDecimal cost) throws SQLException {
    ContractId contract = job.contract();
    inTransaction(
        connection -> {
          Head head = lock(connection, contract);
          long entry = head.lastEntry;
          BigDecimal rest = cost;
          try (PreparedStatement draws =
              prepare(
                  connection,
                  """
                  select ordinal, grant_id, held from job_draw
                   where contract_id = ? and job_id = ? order by ordinal for update
                  """,
                  contract.value(),
                  job.value())) {
            ResultSet rows = draws.executeQuery();
            while (rows.next()) {
              int grant = rows.getInt(2);
              BigDecimal held = rows.getBigDecimal(3);
              BigDecimal part = held.min(rest);
              BigDecimal back = held.subtract(part);
              rest = rest.subtract(part);
              if (part.signum() > 0) {
                move(connection, contract, grant, "held = held - ?, used = used + ?", part);
                insertEntry(connection, contract, ++entry, head, grant, "settle", part, job);
              }
              if (back.signum() > 0) {
                move(
                    connection,
                    contract,
                    grant,
                    "held = held - ?, available = available + ?",
                    back);
                insertEntry(connection, contract, ++entry, head, grant, "release", back, job);
              }
              run(
                  connection,
                  "update job_draw set held = 0, used = ? where contract_id = ? and job_id = ? and ordinal = ?",
                  part,
                  contract.value(),
                  job.value(),
                  rows.getInt(1));
            }
          }
          run(
              connection,
              "update job set state = 'settled', held = 0, held_until = null, used = ?, finished_at = now() where contract_id = ? and id = ?",
              cost,
              contract.value(),
              job.value());
          advance(connection, contract, head, entry);
          insertAnswer(connection);
        });
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void inTransaction(Work work) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** However long it takes until one is free: the wait is part of how slow this way is. */
  private Connection connect() throws SQLException {
    while (true) {
      try {
        return database.getConnection();
      } catch (SQLTransientConnectionException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static Head lock(Connection connection, ContractId contract) throws SQLException {
    try (PreparedStatement select =
        prepare(
            connection,
            "select version, last_entry from ledger_head where contract_id = ? for update",
            contract.value())) {
      ResultSet row = select.executeQuery();
      row.next();
      return new Head(row.getLong(1), row.getLong(2));
    }
  }

  private static void requireSeat(Connection connection, ContractId contract, PersonId person)
      throws SQLException {
    try (PreparedStatement select =
        prepare(
            connection,
            "select 1 from seat where contract_id = ? and licence_id = 1 and person_id = ? and unseated_at is null and permitted",
            contract.value(),
            person.value())) {
      if (!select.executeQuery().next()) {
        throw new SQLException("not seated");
      }
    }
  }

  private void insertJob(
      Connection connection,
      ContractId contract,
      JobId job,
      PersonId person,
      BigDecimal credits,
      long version)
      throws SQLException {
    run(
        connection,
        """
        insert into job (contract_id, id, person_id, service_key, variables, estimate, api_key_id, state,
                         occurred_at, recorded_at, held_until, held, version)
        values (?, ?, ?, 'rendering', '{}', ?, ?, 'held', now(), now(), now() + interval '1 day', ?, ?)
        """,
        contract.value(),
        job.value(),
        person.value(),
        credits,
        caller,
        credits,
        version);
  }

  private static void insertDraw(
      Connection connection,
      ContractId contract,
      JobId job,
      int ordinal,
      int grant,
      BigDecimal part)
      throws SQLException {
    run(
        connection,
        "insert into job_draw values (?, ?, ?, ?, date_trunc('month', now())::date, ?, 0, 0)",
        contract.value(),
        job.value(),
        ordinal,
        grant,
        part);
  }

  private static void insertEntry(
      Connection connection,
      ContractId contract,
      long entry,
      Head head,
      int grant,
      String movement,
      BigDecimal part,
      JobId job)
      throws SQLException {
    run(
        connection,
        "insert into ledger_entry values (?, ?, ?, ?, ?, ?, ?, now(), now())",
        contract.value(),
        entry,
        head.version + 1,
        grant,
        movement,
        part,
        job.value());
  }

  private static void move(
      Connection connection, ContractId contract, int grant, String change, BigDecimal part)
      throws SQLException {
    run(
        connection,
        "update grant_balance set " + change + " where contract_id = ? and grant_id = ?",
        part,
        part,
        contract.value(),
        grant);
  }

  private static void countShared(
      Connection connection, ContractId contract, PersonId person, BigDecimal part)
      throws SQLException {
    run(
        connection,
        """
        insert into shared_use values (?, date_trunc('month', now())::date, ?, 0, ?)
        on conflict (contract_id, month, person_id, group_id)
          do update set credits = shared_use.credits + excluded.credits
        """,
        contract.value(),
        person.value(),
        part.max(ZERO));
  }

  private static void advance(Connection connection, ContractId contract, Head head, long entry)
      throws SQLException {
    run(
        connection,
        "update ledger_head set version = version + 1, last_entry = ? where contract_id = ?",
        entry,
        contract.value());
  }

  private void insertAnswer(Connection connection) throws SQLException {
    run(
        connection,
        "insert into answer values (?, ?, sha256('x'), 200, 'x', now())",
        caller,
        UUID.randomUUID().toString());
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
