package cloudcredits.contract;

import cloudcredits.web.Format;
import cloudcredits.web.Here;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of a contract that a visitor may open. */
final class Sections {

  private final String path;
  private final Visit visit;
  private final List<Here.Section> sections = new ArrayList<>();

  private Sections(Visit visit) {
    this.path = pathOf(visit.contract());
    this.visit = visit;
  }

  static String pathOf(Contract contract) {
    return "/contracts/" + contract.number();
  }

  /** In the order of the navigation. */
  static List<Here.Section> of(Visit visit, int requests) {
    return new Sections(visit).list(requests);
  }

  /** Where the visitor arrives on the contract. */
  static String first(Visit visit) {
    return of(visit, 0).getFirst().href();
  }

  private List<Here.Section> list(int requests) {
    if (visit.may(Right.REPORT)) {
      contract(requests);
    } else {
      person();
    }
    return List.copyOf(sections);
  }

  private void contract(int requests) {
    add("Overview", "");
    add("Usage", "/usage");
    if (visit.may(Right.BUY)) {
      add("Buy credits", "/buy");
      add("Orders", "/orders");
    }
    sections.add(new Here.Section("People", path + "/people", badge(requests)));
    add("Services", "/services");
    add("Ledger", "/ledger");
    add("Settings", "/settings");
    if (visit.roles().contains(Role.NAMED_USER)) {
      add("My credits", "/my");
    }
  }

  private void person() {
    if (visit.may(Right.OWN)) {
      add("My credits", "/my");
      add("My jobs", "/my/jobs");
    }
    if (visit.may(Right.SERVICES)) {
      add("Services", "/services");
    }
    if (visit.may(Right.BALANCE)) {
      add("Balance", "/balance");
    }
  }

  /** Requests wait for whoever sets caps. */
  private Optional<String> badge(int requests) {
    return requests > 0 && visit.may(Right.CAPS)
        ? Optional.of(Format.plural("request", requests))
        : Optional.empty();
  }

  private void add(String label, String page) {
    sections.add(new Here.Section(label, path + page));
  }
}
