package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Movement;
import cloudcredits.report.JobPage.EntryRow;
import cloudcredits.report.JobRepository.EntryFact;
import cloudcredits.report.LedgerReportService.Entries;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The ledger, ready to print.
 *
 * @param said the filter in words, for the printed page
 * @param older the address of the entries before these
 * @param hash the head's, shortened
 */
public record LedgerPage(
    String answer,
    When from,
    When to,
    List<String> problems,
    StatementPage statement,
    String said,
    String path,
    Form form,
    List<Choice> periods,
    List<Choice> movements,
    List<EntryRow> entries,
    Optional<String> newest,
    Optional<String> older,
    String csv,
    String xlsx,
    String lastEntry,
    String version,
    String hash) {

  static final int SIZE = 40;

  private static final int SHOWN_OF_HASH = 16;

  static LedgerPage of(
      Contract contract, LedgerFilter filter, Entries entries, QueryString query, LocalDate today) {
    String path = "/contracts/" + contract.number() + "/ledger";
    boolean more = entries.entries().size() > SIZE;
    List<EntryFact> shown = entries.entries().subList(0, Math.min(SIZE, entries.entries().size()));
    return new LedgerPage(
        answer(entries.statement()),
        filter.period().first(),
        When.date(filter.period().to()),
        filter.problems(),
        StatementPage.of(entries.statement(), filter.period(), today, Optional.empty()),
        said(filter),
        path,
        form(filter, query),
        Periods.choices(contract.terms(), today),
        kinds(),
        shown.stream()
            .map(
                entry ->
                    EntryRow.of(
                        entry, contract.zone(), "/contracts/" + contract.number() + "/jobs"))
            .toList(),
        filter.before().map(_ -> query.without("before").on(path)),
        more
            ? Optional.of(query.with("before", "" + shown.getLast().entry()).on(path))
            : Optional.empty(),
        query.without("before").on(path + ".csv"),
        query.without("before").on(path + ".xlsx"),
        Format.number(entries.head().lastEntry()),
        Format.number(entries.head().version()),
        entries.head().hash().substring(0, SHOWN_OF_HASH));
  }

  private static String answer(Statement statement) {
    Statement.Line all = statement.all();
    return "From "
        + Format.credits(all.opening())
        + " to "
        + Format.creditsInWords(all.closing())
        + ", "
        + Format.credits(all.used())
        + " used";
  }

  /** The filter in words. */
  public static String said(LedgerFilter filter) {
    var words = new ArrayList<String>();
    words.add(filter.period().label());
    words.add(filter.movement().map(movement -> words(movement.name())).orElse("all movements"));
    filter.grant().ifPresent(grant -> words.add("grant " + grant));
    filter.before().ifPresent(before -> words.add("entries before " + Format.number(before)));
    return String.join(", ", words);
  }

  private static Form form(LedgerFilter filter, QueryString query) {
    var values = new HashMap<String, List<String>>(Periods.values(filter.period()));
    query.get("grant").ifPresent(grant -> values.put("grant", List.of(grant)));
    query.get("movement").ifPresent(movement -> values.put("movement", List.of(movement)));
    return Form.of(values);
  }

  private static List<Choice> kinds() {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", "All movements"));
    Arrays.stream(Movement.values())
        .map(LedgerFilter::key)
        .map(key -> new Choice(key, words(key)))
        .forEach(choices::add);
    return choices;
  }

  /** What an entry does, in a word or two. */
  public static String words(String movement) {
    return switch (Movement.valueOf(movement.toUpperCase(java.util.Locale.ROOT))) {
      case GRANT -> "Granted";
      case HOLD -> "Held";
      case SETTLE -> "Settled";
      case RELEASE -> "Released";
      case RELEASE_LAPSED -> "Released after expiry";
      case REVERSE -> "Reversed";
      case REVERSE_LAPSED -> "Reversed after expiry";
      case LAPSE -> "Lapsed";
      case VOID -> "Voided";
    };
  }
}
