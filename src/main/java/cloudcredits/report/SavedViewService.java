package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The views of the usage report that a person keeps by name: only that person's, ever. */
public final class SavedViewService {

  private final Jdbi jdbi;
  private final Clock clock;

  public SavedViewService(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** All that a person keeps on the contract, by name. */
  List<SavedView> all(ContractId contract, PersonId person) {
    return jdbi.withHandle(tx -> new SavedViewRepository(tx, contract, person).all());
  }

  Optional<SavedView> find(ContractId contract, PersonId person, int view) {
    return jdbi.withHandle(tx -> new SavedViewRepository(tx, contract, person).find(view));
  }

  /**
   * Keeps a filter by name.
   *
   * @param name 1 to 60 characters
   * @param query canonical, 1 to 2,000 characters
   */
  public Saving save(ContractId contract, PersonId person, String name, String query) {
    return change(
        contract,
        person,
        views -> {
          if (views.named(name).isPresent()) {
            return new Saving.NameTaken();
          }
          if (views.count() >= SavedView.MOST) {
            return new Saving.TooMany();
          }
          return new Saving.Done(
              new SavedView(views.add(name, query, clock.instant()), name, query));
        });
  }

  Saving rename(ContractId contract, PersonId person, int view, String name) {
    return change(
        contract,
        person,
        views -> {
          Optional<SavedView> found = views.find(view);
          if (found.isEmpty()) {
            return new Saving.Unknown();
          }
          if (views.named(name).filter(other -> other != view).isPresent()) {
            return new Saving.NameTaken();
          }
          views.rename(view, name);
          return new Saving.Done(new SavedView(view, name, found.get().query()));
        });
  }

  Saving delete(ContractId contract, PersonId person, int view) {
    return change(
        contract,
        person,
        views -> {
          Optional<SavedView> found = views.find(view);
          views.delete(view);
          return found.<Saving>map(Saving.Done::new).orElseGet(Saving.Unknown::new);
        });
  }

  private Saving change(
      ContractId contract, PersonId person, Function<SavedViewRepository, Saving> change) {
    return jdbi.inTransaction(
        tx -> {
          var views = new SavedViewRepository(tx, contract, person);
          views.lock();
          return change.apply(views);
        });
  }
}
