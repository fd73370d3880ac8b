package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A crowd of services on one contract at once: nothing is overspent, and answers are true. */
class CrowdIT {

  private static final int CALLERS = 32;

  private final ApiServer server = new ApiServer();
  private final ApiClient api = server.client();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aCrowdGetsWhatIsThereAndNotACreditMore() throws Exception {
    PersonId ana = server.fixture.person("Ana");
    server.fixture.seat(server.c, ana);
    server.fixture.buy(server.c, 3);

    List<Callable<Got>> calls =
        IntStream.range(0, CALLERS)
            .<Callable<Got>>mapToObj(i -> () -> api.post("holds", job("ana", 30)))
            .toList();
    List<Got> answers = ApiClient.atOnce(calls);

    assertEquals(13, answers.stream().filter(answer -> answer.status() == 201).count());
    assertEquals(19, answers.stream().filter(answer -> answer.status() == 402).count());
    Got balance = api.get("contracts/110-0000-0001/balance").is(200);
    assertEquals(
        "0.00 10.00", balance.at("individual/available") + " " + balance.at("shared/available"));
  }

  /** Five people with caps, every step of jobs, at random, each thread with its own jobs. */
  @Test
  void everyAnswerIsInTheLedgerAndNothingElseIs() throws Exception {
    List<PersonId> people =
        IntStream.range(0, 5).mapToObj(i -> server.fixture.person("P" + i)).toList();
    people.forEach(person -> server.fixture.seat(server.c, person));
    server.fixture.buy(server.c, 8);
    cap(Cap.Scope.PERSON, people.getFirst().value(), 40);
    cap(Cap.Scope.CONTRACT, 0, 700);
    var answers = new ConcurrentLinkedQueue<Got>();

    List<Callable<Got>> lives =
        IntStream.range(0, CALLERS)
            .<Callable<Got>>mapToObj(i -> () -> live(new Random(i), answers))
            .toList();
    ApiClient.atOnce(lives);

    assertTrue(answers.stream().allMatch(answer -> answer.status() < 500));
    assertTrue(answers.stream().anyMatch(answer -> answer.status() == 402));
    List<Got> jobs = answers.stream().filter(answer -> answer.status() < 300).toList();
    assertTrue(jobs.size() > CALLERS);
    CONTRADICTIONS.forEach((words, sql) -> assertEquals(List.of(), rows(sql), words));
    assertEquals(answers.size(), rows("select key from answer").size(), "one answer a call");
    assertEquals(
        answers.stream()
            .filter(answer -> answer.status() == 402 && answer.at("job").length() > 0)
            .count(),
        rows("select id from job where state = 'refused'").size());
    for (Got last : lastAnswerOfEachJob(jobs)) {
      Got now = api.get("jobs/" + last.at("id")).is(200);
      for (String member : List.of("state", "held", "used", "returned")) {
        assertEquals(last.at(member), now.at(member), () -> member + "\n" + now.text());
      }
    }
  }

  private Got live(Random random, ConcurrentLinkedQueue<Got> answers) {
    Got last = null;
    for (int i = 0; i < 6; i++) {
      String person = "p" + random.nextInt(5);
      int credits = 1 + random.nextInt(60);
      boolean charge = random.nextInt(3) == 0;
      last = keep(answers, api.post(charge ? "charges" : "holds", job(person, credits)));
      if (last.status() == 201) {
        String id = last.at("id");
        switch (charge ? 3 : random.nextInt(4)) {
          case 0 -> keep(answers, api.post("holds/" + id + "/release", ""));
          case 1 -> {
            String part = "{\"credits\": %d, \"final\": false}".formatted(credits / 3);
            keep(answers, api.post("holds/" + id + "/settle", part));
            String end = "{\"credits\": %d}".formatted(random.nextInt(80));
            keep(answers, api.post("holds/" + id + "/settle", end));
          }
          case 2 -> keep(answers, api.post("holds/" + id + "/extend", "{\"duration\": \"P3D\"}"));
          default -> keep(answers, api.post("jobs/" + id + "/reversals", ""));
        }
      }
    }
    return last;
  }

  private static Got keep(ConcurrentLinkedQueue<Got> answers, Got answer) {
    answers.add(answer);
    return answer;
  }

  /** A thread's answers about a job came one after the other. */
  private static List<Got> lastAnswerOfEachJob(List<Got> answers) {
    var last = new LinkedHashMap<String, Got>();
    answers.forEach(answer -> last.put(answer.at("id"), answer));
    return new ArrayList<>(last.values());
  }

  private static final Map<String, String> CONTRADICTIONS =
      Map.of(
          "a job was answered and is not there, or the other way round",
          """
          select coalesce(j.id::text, a.id) from job j
            full join (
              select distinct convert_from(body, 'UTF8')::jsonb ->> 'id' as id from answer
               where status < 300) a on a.id = j.id::text
           where (j.id is null or a.id is null) and j.state is distinct from 'refused'
          """,
          "a refused job has entries",
          """
          select j.id from job j join ledger_entry e on e.contract_id = j.contract_id and e.job_id = j.id
           where j.state = 'refused'
          """,
          "a cap of a person is exceeded",
          """
          select u.person_id from shared_use u
            join cap c on c.contract_id = u.contract_id and c.scope = 'person' and c.subject = u.person_id
           group by u.contract_id, u.month, u.person_id, c.credits
          having sum(u.credits) > c.credits
          """,
          "the contract's cap is exceeded",
          """
          select u.month from shared_use u
            join cap c on c.contract_id = u.contract_id and c.scope = 'contract'
           group by u.contract_id, u.month, c.credits having sum(u.credits) > c.credits
          """);

  private List<String> rows(String sql) {
    return server
        .database
        .owner()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private void cap(Cap.Scope scope, int subject, int credits) {
    server.fixture.cap(server.c, new Cap(scope, subject, Cap.Period.MONTH, Credits.of(credits)));
  }
}
