package cloudcredits.contract;

import cloudcredits.web.ContractDoor;
import cloudcredits.web.Visitor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Decides who may do what on the contract in an address (rules §11). Whoever has no role on it
 * can't tell it from one that does not exist.
 */
public final class ContractDoorService implements ContractDoor {

  private final Jdbi jdbi;

  public ContractDoorService(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Entry enter(Visitor visitor, String contractNumber, Enum<?> right) {
    Right asked = Right.class.cast(right);
    return visit(visitor, contractNumber)
        .<Entry>map(visit -> visit.may(asked) ? new Open(visit) : new Forbidden())
        .orElseGet(Hidden::new);
  }

  private Optional<Visit> visit(Visitor visitor, String contractNumber) {
    return NewContract.number(contractNumber)
        .flatMap(
            number ->
                jdbi.withHandle(
                    handle -> new ContractRepository(handle).find(number, visitor.id())))
        .flatMap(found -> visit(visitor, found));
  }

  private static Optional<Visit> visit(Visitor visitor, ContractRow.Found found) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(found.roles());
    if (visitor.operator()) {
      roles.add(Role.OPERATOR);
    }
    return roles.isEmpty() ? Optional.empty() : Optional.of(new Visit(found.contract(), roles));
  }
}
