package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Serves the report's pages over a year that looks like life, until it is ended, for looking at. */
final class LookAtReports {

  private static final ReportWorld WORLD =
      new ReportWorld("Europe/Amsterdam", "2025-12-01T09:00:00Z", "2025-03-14", "2027-03-14");
  private static final Random RANDOM = new Random(7);
  private static final String[] NAMES = {
    "Henrik Sjöberg", "Saskia Brandt", "Mira Okafor", "Anouk Lefèvre", "Piotr Nowicki",
    "Joost van der Meer", "Tomás Freire", "Rania Haddad", "Elif Aydın", "Daan Kuipers",
    "Jonas Weil", "Matteo Conti", "Chiara Bassi", "Hana Kovács", "Yusuf Demir", "Noor de Wit",
    "Lars Dahl", "Femke Jansen", "Karin Ek", "Oliver Grant", "Priya Nair", "Lucía Ferrer",
    "Wouter Smit", "Bram Roux"
  };

  private LookAtReports() {}

  public static void main(String[] args) throws InterruptedException {
    List<PersonId> people = new ArrayList<>();
    for (String name : NAMES) {
      PersonId person = WORLD.fixture.person(name);
      people.add(person);
      WORLD.fixture.seat(WORLD.id, person);
    }
    WORLD.visitor("manager");
    WORLD.signIn("mira", people.get(2), "Mira Okafor");
    WORLD.group(1, "Civil", people.get(0), people.get(19));
    WORLD.group(2, "Structures", people.get(1), people.get(4), people.get(14), people.get(16));
    WORLD.group(3, "Visualisation", people.get(2), people.get(5), people.get(6), people.get(8));
    WORLD.chargeCodes();
    WORLD.capOf(people.get(2), 120);
    WORLD.capOf(people.get(9), 60);
    List<JobId> done = new ArrayList<>();
    LocalDate day = LocalDate.of(2025, 12, 8);
    LocalDate last = LocalDate.of(2026, 11, 22);
    while (!day.isAfter(last)) {
      if (day.equals(LocalDate.of(2025, 12, 8))) {
        buy(day, 42);
      }
      if (day.equals(LocalDate.of(2026, 2, 2))) {
        buy(day, 8);
      }
      if (day.equals(LocalDate.of(2026, 7, 15))) {
        buy(day, 5);
      }
      if (day.getDayOfWeek() != DayOfWeek.SUNDAY && day.getDayOfWeek() != DayOfWeek.SATURDAY) {
        int jobs = RANDOM.nextInt(4);
        for (int i = 0; i < jobs; i++) {
          WORLD.to(LocalDateTime.of(day, java.time.LocalTime.of(8 + i, RANDOM.nextInt(60))).toString());
          int who = Math.min(people.size() - 2, (int) Math.abs(RANDOM.nextGaussian() * 8));
          done.add(job(people.get(who)));
          if (RANDOM.nextInt(40) == 0) {
            WORLD.reverse(done.get(done.size() - 1), Optional.empty());
          }
        }
      }
      day = day.plusDays(1);
    }
    WORLD.fixture.unseat(WORLD.id, people.get(10));
    WORLD.to("2026-11-22T08:40");
    WORLD.hold(people.get(2), "rendering", Credits.of(8));
    WORLD.hold(people.get(0), "simulation-flex", Credits.of(28));
    WORLD.database.owner().useHandle(h -> h.execute(
        "insert into credit_request (contract_id, id, person_id, credits, reason, asked_at) values (?, 1, ?, 40, 'Harbour Library, competition stills', '2026-11-20T10:00Z')",
        WORLD.id, people.get(2)));
    WORLD.to("2026-11-22T09:40");
    System.out.println("PORT " + WORLD.serve(true));
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void buy(LocalDate day, int packs) {
    WORLD.to(day + "T09:00");
    WORLD.fixture.buy(WORLD.id, packs);
  }

  private static JobId job(PersonId person) {
    Optional<String> code = switch (RANDOM.nextInt(4)) {
      case 0 -> Optional.of("2614 Harbour Library");
      case 1 -> Optional.of("2598 Noord Clinic");
      case 2 -> Optional.of("2607 Kade 12");
      default -> Optional.empty();
    };
    return switch (RANDOM.nextInt(26)) {
      case 0 -> WORLD.charge(person, "infraworks", "{\"length\":4}", Credits.of(100), code);
      case 1, 2, 3 -> WORLD.charge(person, "simulation-flex", "{\"complexity\":\"moderate\",\"solves\":1}", Credits.of(10), code);
      case 4, 5 -> WORLD.charge(person, "structural-analysis", "{\"analyses\":1}", Credits.of(2), code);
      case 6, 7, 8 -> WORLD.charge(person, "lighting-analysis", "{\"area\":1840,\"study\":\"point\"}", Credits.of(18), code);
      default -> WORLD.charge(person, "rendering", "{\"frames\":1,\"height\":2160,\"quality\":\"final\",\"width\":3840}", Credits.of(4 + RANDOM.nextInt(8)), code);
    };
  }
}
