package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.ledger.AnswerRepository.Name;
import cloudcredits.ledger.AnswerRepository.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The first round trip of every change: locks the heads of its contracts and finds the answers that
 * were given before. Plain JDBC, for it is on the way of every request.
 */
final class OpeningRepository {

  /**
   * All that a posting looks for has its key, so one plan does for ever: by the index. Left alone
   * the planner would plan every join anew for each batch, or keep scanning a table that was empty
   * when the plan was made. Until the commit.
   */
  private static final String BY_KEY_ONLY =
      """
      select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
             set_config('enable_mergejoin', 'off', true),
             set_config('plan_cache_mode', 'force_generic_plan', true)
      """;

  /** Everybody locks in the order of the contracts, so that nobody waits in a circle. */
  private static final String LOCK =
      """
      select contract_id, version, last_entry, last_grant, hash from ledger_head
       where contract_id = any(?) order by contract_id for no key update
      """;

  private static final String KNOWN =
      """
      select a.caller_id, a.key, a.request_hash, a.status, a.body
        from unnest(?, ?) as asked(caller_id, key)
        join answer a on a.caller_id = asked.caller_id and a.key = asked.key
      """;

  private static final String OPEN = BY_KEY_ONLY + ";" + LOCK;
  private static final String ASK = BY_KEY_ONLY + ";" + KNOWN;

  /** What a change begins with. */
  record Opening(List<Head> heads, Map<Name, Stored> answers) {}

  /**
   * @throws IllegalArgumentException when one of the contracts does not exist
   */
  Opening open(Handle handle, Collection<ContractId> contracts, Collection<Name> asked) {
    Connection connection = handle.getConnection();
    String sql = asked.isEmpty() ? OPEN : OPEN + ";" + KNOWN;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "int4", contracts.stream().map(ContractId::value).toArray(Integer[]::new)));
      if (!asked.isEmpty()) {
        bind(statement, 2, asked);
      }
      statement.execute();
      return opening(statement, contracts);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  /** The answers that were given to these names, without any lock. */
  Map<Name, Stored> known(Handle handle, Collection<Name> asked) {
    Connection connection = handle.getConnection();
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      bind(statement, 1, asked);
      statement.execute();
      statement.getMoreResults();
      return answers(statement.getResultSet());
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static void bind(PreparedStatement statement, int from, Collection<Name> asked)
      throws SQLException {
    Connection connection = statement.getConnection();
    Integer[] callers = asked.stream().map(Name::caller).toArray(Integer[]::new);
    String[] keys = asked.stream().map(Name::key).toArray(String[]::new);
    statement.setArray(from, connection.createArrayOf("int4", callers));
    statement.setArray(from + 1, connection.createArrayOf("text", keys));
  }

  private static Opening opening(PreparedStatement statement, Collection<ContractId> contracts)
      throws SQLException {
    statement.getMoreResults();
    List<Head> heads = heads(statement.getResultSet());
    if (heads.size() < contracts.size()) {
      throw new IllegalArgumentException("not all contracts exist of " + contracts);
    }
    return new Opening(
        heads, statement.getMoreResults() ? answers(statement.getResultSet()) : Map.of());
  }

  private static List<Head> heads(ResultSet rows) throws SQLException {
    var heads = new ArrayList<Head>();
    while (rows.next()) {
      heads.add(
          new Head(
              new ContractId(rows.getInt(1)),
              rows.getLong(2),
              rows.getLong(3),
              rows.getInt(4),
              rows.getBytes(5)));
    }
    return heads;
  }

  private static Map<Name, Stored> answers(ResultSet rows) throws SQLException {
    var answers = new HashMap<Name, Stored>();
    while (rows.next()) {
      var answer = new Answer(rows.getInt(4), rows.getBytes(5));
      answers.put(
          new Name(rows.getInt(1), rows.getString(2)), new Stored(rows.getBytes(3), answer));
    }
    return answers;
  }
}
