package cloudcredits.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for SQL in the string literals of Java sources. */
record Sources(List<Source> all) {

  /** A file, with what its string literals and text blocks say. */
  record Source(Path file, List<String> literals) {

    String className() {
      return file.getFileName().toString().replace(".java", "");
    }

    boolean isIn(String feature) {
      return file.getParent().endsWith(feature);
    }

    boolean says(Pattern pattern) {
      return literals.stream().anyMatch(literal -> pattern.matcher(literal).find());
    }
  }

  /** Comments and characters are matched too, so that quotes in them do not begin a string. */
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?s)//[^\\n]*+|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])++'\
          |\"""((?:[^"\\\\]++|\\\\.|"(?!""))*+)\"""\
          |"((?:[^"\\\\]++|\\\\.)*+)"\
          """);

  private static final Pattern STATEMENT =
      Pattern.compile(
          """
          (?s)^\\s*(with\\b.*)?\
          (select\\b.*\\bfrom\\b|insert\\s+into\\b|update\\s+\\w+(\\s+\\w+)?\\s+set\\b|delete\\s+from\\b)\
          """);

  private static final Pattern WRITES_LEDGER =
      Pattern.compile(
          """
          (?i)\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(\\s+table)?|copy)\\s+(only\\s+)?\
          (ledger_head|credit_grant|first_grant|grant_balance|ledger_entry|ledger_posting|job|job_draw|job_settlement|job_shortage\
          |shared_use|answer)\\b\
          """);

  static Sources under(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return new Sources(
          files.filter(file -> file.toString().endsWith(".java")).map(Sources::read).toList());
    }
  }

  private static Source read(Path file) {
    try {
      return new Source(file, literals(Files.readString(file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> literals(String source) {
    Matcher matcher = TOKEN.matcher(source);
    return matcher
        .results()
        .flatMap(token -> Stream.of(1, 2).map(token::group).filter(text -> text != null))
        .toList();
  }

  /** Files that hold a statement and are neither a repository nor of the package db. */
  List<String> withSqlOutsideRepositories() {
    return all.stream()
        .filter(source -> source.says(STATEMENT))
        .filter(source -> !source.className().endsWith("Repository") && !source.isIn("db"))
        .map(Source::className)
        .toList();
  }

  /** Files outside the ledger that write to one of its tables. */
  List<String> writingTheLedgerFromOutside() {
    return all.stream()
        .filter(source -> source.says(WRITES_LEDGER))
        .filter(source -> !source.isIn("ledger"))
        .map(Source::className)
        .toList();
  }
}
