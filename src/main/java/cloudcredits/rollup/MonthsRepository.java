package cloudcredits.rollup;

import cloudcredits.credit.Credits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Reads what each key used month by month. A row of the rollup has a year of them, so that whole
 * months come a year at a time, and not each by itself: of a great contract that is a tenth of the
 * work.
 */
final class MonthsRepository {

  /** Running sums of the years around the whole months. */
  private static final String YEARS =
      """
      select %s as key0, r.start, r.slots::text, r.individual::text, r.shared::text
        from unnest(cast(:years as date[])) as p(start)
       cross join lateral (
         select * from usage_rollup r
          where r.contract_id = :contract and r.cube = '%s' and r.span = 'year' and r.start = p.start
            and :version >= 0 %s offset 0) r
      """;

  private final TotalsRepository totals = new TotalsRepository();

  /**
   * @param query by one dimension, from the first day of a month on
   */
  List<UseOfMonth> months(Handle handle, TotalsQuery query, Watermark watermark) {
    LocalDate rest = query.to().plusDays(1).withDayOfMonth(1);
    var sums = new Sums(query.from(), query.to());
    addYears(sums, handle, query, rest, watermark);
    totals
        .totals(
            handle,
            query.by(query.by().getFirst(), Dimension.MONTH),
            Piece.of(rest, query.to(), Optional.of(Dimension.MONTH)),
            watermark)
        .forEach(
            total ->
                sums.add(
                    total.key(),
                    sums.index(LocalDate.parse(total.keys().getLast())),
                    total.used().hundredths()));
    return sums.months();
  }

  /** What each key used, month after month, in hundredths of credits. */
  private static final class Sums {
    private final LocalDate from;
    private final int length;
    private final Map<String, long[]> byKey = new HashMap<>();

    Sums(LocalDate from, LocalDate to) {
      this.from = from;
      this.length = index(to) + 1;
    }

    int index(LocalDate day) {
      return Math.toIntExact(ChronoUnit.MONTHS.between(from, day.withDayOfMonth(1)));
    }

    void add(String key, int month, long used) {
      of(key)[month] += used;
    }

    long[] of(String key) {
      return byKey.computeIfAbsent(key, _ -> new long[length]);
    }

    List<UseOfMonth> months() {
      List<LocalDate> firsts = IntStream.range(0, length).mapToObj(from::plusMonths).toList();
      var months = new ArrayList<UseOfMonth>();
      byKey.forEach(
          (key, used) -> {
            for (int i = 0; i < length; i++) {
              if (used[i] != 0) {
                months.add(new UseOfMonth(key, firsts.get(i), new Credits(used[i])));
              }
            }
          });
      return months;
    }
  }

  private static void addYears(
      Sums sums, Handle handle, TotalsQuery query, LocalDate end, Watermark watermark) {
    List<String> years =
        query
            .from()
            .withDayOfYear(1)
            .datesUntil(end, Period.ofYears(1))
            .map(LocalDate::toString)
            .toList();
    String sql =
        YEARS.formatted(
            TotalsRepository.key(query.by().getFirst()),
            TotalsRepository.cube(query).key(),
            LinesRepository.conditions(query.filter(), true));
    int whole = sums.index(end);
    TotalsRepository.bind(handle.createQuery(sql), query, watermark)
        .bindArray("years", String.class, years.toArray())
        .map(
            (row, _) -> {
              addYear(sums, row, whole);
              return 0;
            })
        .list();
  }

  /**
   * @param whole how many of the months are whole
   */
  private static void addYear(Sums sums, ResultSet row, int whole) throws SQLException {
    String key = row.getString(1);
    int january = sums.index(row.getObject(2, LocalDate.class));
    long[] slots = numbers(row.getString(3));
    long[] individual = numbers(row.getString(4));
    long[] shared = numbers(row.getString(5));
    long[] used = sums.of(key);
    for (int i = 0; i < slots.length; i++) {
      int month = january + (int) slots[i] - 1;
      if (month >= 0 && month < whole) {
        used[month] += difference(individual, i) + difference(shared, i);
      }
    }
  }

  /** Of a running sum; an empty one is all zeros. */
  private static long difference(long[] sums, int at) {
    return sums.length == 0 ? 0 : sums[at] - (at == 0 ? 0 : sums[at - 1]);
  }

  /** An array as the database writes it, {@code {1,2,3}}: there are very many, all short. */
  private static long[] numbers(String array) {
    long[] numbers = new long[array.length() / 2];
    int count = 0;
    int begin = 1;
    for (int end = begin; end < array.length(); end++) {
      char c = array.charAt(end);
      if ((c == ',' || c == '}') && end > begin) {
        numbers[count++] = Long.parseLong(array, begin, end, 10);
        begin = end + 1;
      }
    }
    return Arrays.copyOf(numbers, count);
  }
}
