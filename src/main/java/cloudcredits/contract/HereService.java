package cloudcredits.contract;

import cloudcredits.credit.PersonId;
import cloudcredits.web.Here;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The title block and the sections of a contract's pages, for the visitor who is there. */
public final class HereService {

  /** As many other contracts as a menu holds. */
  private static final int MOST_OTHERS = 12;

  private final Jdbi jdbi;
  private final Clock clock;

  public HereService(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What every page of this contract shows this person around its own content. */
  public Here here(Visit visit, PersonId person) {
    Contract contract = visit.contract();
    Instant now = clock.instant();
    HereRepository.Around around =
        jdbi.withHandle(
            handle -> new HereRepository(handle).around(contract.id(), person, MOST_OTHERS, now));
    return new Here(
        contract.number(),
        contract.customer(),
        Words.kindAndState(contract, now),
        contract.renewalAt(now),
        contract.zone(),
        Words.of(visit.foremost()),
        Sections.of(visit, around.waiting()),
        around.others().stream().map(other -> other(other, now)).toList());
  }

  private static Here.Other other(ContractRow.Found found, Instant now) {
    Contract contract = found.contract();
    return new Here.Other(
        contract.number(),
        contract.customer(),
        Words.kindAndState(contract, now),
        Sections.first(new Visit(contract, found.roles())));
  }
}
