package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cloudcredits.credit.ContractId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditIT {

  private static final ContractId CONTRACT = new ContractId(7);

  private final Accounts at = new Accounts();

  @AfterEach
  void close() {
    at.close();
  }

  @Test
  void namesWhoeverActed() {
    int key = at.keys.create("Render farm", Set.of("rendering"), Optional.empty()).id();
    record(Actor.person(at.ana), AuditAction.SEATED, "Ben");
    record(new Actor.ByKey(key), AuditAction.CREDITS_ADJUSTED, "job");
    record(Actor.system(), AuditAction.CONTRACT_RENEWED, "");
    assertEquals(
        List.of("The portal", "API key Render farm", "Ana Brandt (ana@example.com)"),
        latest(OptionalLong.empty(), 9).stream().map(AuditLine::who).toList());
    AuditLine line = latest(OptionalLong.empty(), 9).getLast();
    assertEquals("seated", line.did());
    assertEquals("Ben", line.subject());
    assertEquals(at.clock.instant(), line.at());
  }

  @Test
  void isReadInPiecesNewestFirst() {
    for (int i = 1; i <= 5; i++) {
      record(Actor.person(at.ana), AuditAction.SEATED, "person " + i);
    }
    List<AuditLine> first = latest(OptionalLong.empty(), 2);
    List<AuditLine> second = latest(OptionalLong.of(first.getLast().id()), 2);
    assertEquals(List.of("person 5", "person 4"), first.stream().map(AuditLine::subject).toList());
    assertEquals(List.of("person 3", "person 2"), second.stream().map(AuditLine::subject).toList());
  }

  @Test
  void aContractsLinesAreItsOwn() {
    record(Actor.person(at.ana), AuditAction.SEATED, "Ben");
    assertEquals(List.of(), at.audit.latest(new ContractId(8), OptionalLong.empty(), 9));
  }

  @Test
  void takesWhateverPeopleType() {
    record(Actor.person(at.ana), AuditAction.SEATED, "nul \0 🗝 " + "x".repeat(10_000));
    AuditLine line = latest(OptionalLong.empty(), 1).getFirst();
    assertEquals("nul  🗝 xxx", line.subject().substring(0, 11));
    assertEquals(2000, line.subject().length());
  }

  @Test
  void isNeverAltered() {
    record(Actor.person(at.ana), AuditAction.SEATED, "Ben");
    for (String sql :
        List.of("update audit_entry set subject = 'Cleo'", "delete from audit_entry")) {
      assertThrows(
          UnableToExecuteStatementException.class,
          () -> at.database.jdbi().useHandle(tx -> tx.execute(sql)),
          sql);
    }
  }

  private void record(Actor actor, AuditAction action, String subject) {
    at.database
        .jdbi()
        .useTransaction(
            tx ->
                at.audit.record(
                    tx, at.clock.instant(), actor, Optional.of(CONTRACT), action, subject, ""));
  }

  private List<AuditLine> latest(OptionalLong before, int limit) {
    return at.audit.latest(CONTRACT, before, limit);
  }
}
