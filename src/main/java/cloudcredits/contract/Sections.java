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
  static List<Here.Section> of(Visit visit, Waiting waiting) {
    return new Sections(visit).list(waiting);
  }

  /** Where the visitor arrives on the contract. */
  static String first(Visit visit) {
    return of(visit, Waiting.NOTHING).getFirst().href();
  }

  private List<Here.Section> list(Waiting waiting) {
    if (visit.may(Right.REPORT)) {
      contract(waiting);
    } else {
      person();
    }
    if (visit.may(Right.OFFER)) {
      add("Quotes", "/offers", badge("quote", waiting.sales()));
    }
    return List.copyOf(sections);
  }

  private void contract(Waiting waiting) {
    add("Overview", "");
    add("Usage", "/usage");
    if (visit.may(Right.BUY)) {
      add("Buy credits", "/buy");
      add("Orders", "/orders");
    }
    if (visit.may(Right.BUY) && waiting.resold()) {
      add("Quotes", "/quotes", badge("offer", waiting.offers()));
    }
    int requests = visit.may(Right.CAPS) ? waiting.requests() : 0;
    add("People", "/people", badge("request", requests));
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

  /** What waits there for the visitor. */
  private static Optional<String> badge(String noun, int waiting) {
    return waiting > 0 ? Optional.of(Format.plural(noun, waiting)) : Optional.empty();
  }

  private void add(String label, String page) {
    add(label, page, Optional.empty());
  }

  private void add(String label, String page, Optional<String> badge) {
    sections.add(new Here.Section(label, path + page, badge));
  }
}
