package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Terms;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageQueryTest {

  private static final LocalDate TODAY = LocalDate.parse("2027-05-20");
  private static final Terms TERMS =
      new Terms(
          ZoneOffset.UTC,
          List.of(new Terms.Term(LocalDate.parse("2027-01-01"), LocalDate.parse("2028-01-01"))),
          Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          period=30d&by=group&page=3&sort=-used        | by=group&period=30d
          by=user&and=month&period=6m&was=6m           | by=user&and=month&period=6m
          from=2027-02-01&to=2027-03-04                | by=user&from=2027-02-01&to=2027-03-04
          code=%7Enone&period=all                      | by=user&period=all&code=%7Enone
          code=A%26B%3D1&seat=left&period=all          | by=user&period=all&code=A%26B%3D1&seat=left
          group=0&licence=2&person=7&service=rendering&state=refused&period=term | by=user&period=term&person=7&service=rendering&group=0&licence=2&state=refused
          by=nobody&group=x&state=lost&period=never    | by=user&period=3m
          period=all&asOf=2027-03-01                   | by=user&period=all&asOf=2027-03-01
          """)
  void isTheSameForTheSameFilterAndReadsBackToIt(String asked, String canonical) {
    UsageFilter filter = read(asked);
    assertEquals(canonical, UsageQuery.of(filter).toString());
    UsageFilter again = read(canonical);
    assertEquals(List.of(), again.problems());
    assertEquals(canonical, UsageQuery.of(again).toString());
    assertEquals(filter.period(), again.period());
  }

  @Test
  void aNamedPeriodMovesAlong() {
    String kept = UsageQuery.of(read("period=30d")).toString();
    assertEquals(
        LocalDate.parse("2027-08-01"),
        UsageFilter.of(QueryString.parse(kept), TERMS, LocalDate.parse("2027-08-01"))
            .period()
            .to());
  }

  private static UsageFilter read(String query) {
    return UsageFilter.of(QueryString.parse(query), TERMS, TODAY);
  }
}
