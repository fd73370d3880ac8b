package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose views are kept, under which names, and how many. */
class SavedViewsIT {

  private static ReportWorld world;
  private static SavedViewService views;

  @BeforeAll
  static void live() {
    world = new ReportWorld("UTC", "2027-02-01T09:00:00Z", "2027-01-01", "2028-01-01");
    views = new SavedViewService(world.database.jdbi(), world.clock);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void isKeptRenamedAndDeletedByItsOwnerOnly() {
    PersonId ana = world.fixture.person("Ana One");
    PersonId ben = world.fixture.person("Ben One");
    SavedView saved = save(ana, "Studies");

    assertEquals(List.of(saved), views.all(world.id, ana));
    assertEquals(List.of(), views.all(world.id, ben));
    assertEquals(new Saving.Unknown(), views.rename(world.id, ben, saved.id(), "Mine"));
    assertEquals(new Saving.Unknown(), views.delete(world.id, ben, saved.id()));

    var renamed = new SavedView(saved.id(), "studies", saved.query());
    assertEquals(
        new Saving.Done(renamed),
        views.rename(world.id, ana, saved.id(), "studies"),
        "its own name in other letters is free");
    assertEquals(new Saving.Done(renamed), views.delete(world.id, ana, saved.id()));
    assertEquals(new Saving.Unknown(), views.delete(world.id, ana, saved.id()));
  }

  @Test
  void noTwoOfAPersonHaveOneNameWhateverTheCapitals() {
    PersonId ana = world.fixture.person("Ana Two");
    PersonId ben = world.fixture.person("Ben Two");
    save(ana, "Board");
    SavedView other = save(ana, "Site");

    assertEquals(new Saving.NameTaken(), views.save(world.id, ana, "BOARD", "by=group"));
    assertEquals(new Saving.NameTaken(), views.rename(world.id, ana, other.id(), "board"));
    save(ben, "Board");
    assertThrows(
        JdbiException.class,
        () ->
            world
                .database
                .jdbi()
                .useHandle(
                    tx ->
                        new SavedViewRepository(tx, world.id, ana)
                            .add("board", "by=user", world.clock.instant())),
        "the database keeps it too");
  }

  @Test
  void manyAtOnceKeepOneNameAndTheLimit() {
    PersonId ana = world.fixture.person("Ana Three");
    List<Saving> same = atOnce(ana, IntStream.range(0, 8).mapToObj(_ -> "One name"));
    assertEquals(1, same.stream().filter(Saving.Done.class::isInstance).count());
    assertEquals(7, same.stream().filter(Saving.NameTaken.class::isInstance).count());

    List<Saving> many =
        atOnce(ana, IntStream.range(0, SavedView.MOST + 5).mapToObj(i -> "View " + i));
    assertEquals(6, many.stream().filter(Saving.TooMany.class::isInstance).count());
    assertEquals(SavedView.MOST, views.all(world.id, ana).size());

    views.delete(world.id, ana, views.all(world.id, ana).getFirst().id());
    assertInstanceOf(Saving.Done.class, views.save(world.id, ana, "Room again", "by=user"));
  }

  private static List<Saving> atOnce(PersonId person, Stream<String> names) {
    List<CompletableFuture<Saving>> all =
        names
            .map(
                name ->
                    CompletableFuture.supplyAsync(
                        () -> views.save(world.id, person, name, "by=user")))
            .toList();
    return all.stream().map(CompletableFuture::join).toList();
  }

  private static SavedView save(PersonId person, String name) {
    Saving saving = views.save(world.id, person, name, "by=service&period=30d");
    assertTrue(saving instanceof Saving.Done, saving::toString);
    return ((Saving.Done) saving).view();
  }
}
