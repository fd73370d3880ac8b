package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import cloudcredits.web.QueryString;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users who are typed where there are too many to choose from. */
class TypedPersonTest {

  private static final List<UsagePerson> PEOPLE =
      List.of(
          person(1, "Ana Sample", "ana@example.org"),
          person(2, "Ana Sampleton", "sampleton@example.org"),
          person(3, "Ben Other", "ben@example.org"));

  @Test
  void aPartIsEnoughWhereItIsPlain() {
    assertEquals("by=user&person=3", read("by=user&who=BEN"));
    assertEquals("person=2", read("who=sampleton%40"));
  }

  @Test
  void aWholeNameWinsOverAPart() {
    assertEquals("person=1", read("who=ana+sample"));
    assertEquals("person=1", read("who=ana%40example.org&person=3"));
  }

  @Test
  void whereSeveralAreMeantTheyAreNamed() {
    TypedPerson typed = TypedPerson.of(QueryString.parse("person=3&who=ana"), PEOPLE);

    assertEquals("", typed.query().toString());
    assertTrue(typed.problem().orElseThrow().contains("ana@example.org, sampleton@example.org:"));
  }

  @Test
  void nobodyIsToldAndAnEmptyFieldMeansEverybody() {
    assertTrue(TypedPerson.of(QueryString.parse("who=zoe"), PEOPLE).problem().isPresent());
    assertEquals("", read("person=3&who="));
    assertEquals("person=3", read("person=3"));
  }

  private static String read(String query) {
    TypedPerson typed = TypedPerson.of(QueryString.parse(query), PEOPLE);
    assertEquals(Optional.empty(), typed.problem());
    return typed.query().toString();
  }

  private static UsagePerson person(int id, String name, String email) {
    return new UsagePerson(new PersonId(id), name, email, Optional.empty(), true, true);
  }
}
