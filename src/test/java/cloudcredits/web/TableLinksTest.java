package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableLinksTest {

  private static QueryString query(String text) {
    return QueryString.parse(text);
  }

  @Test
  void aPageOutsideTheTableIsTheNearestOne() {
    assertEquals(3, Pager.of("/p", query("page=9"), 20, 57).page());
    assertEquals(1, Pager.of("/p", query("page=0"), 20, 57).page());
    assertEquals(1, Pager.of("/p", query("page=x"), 20, 57).page());
    assertEquals(1, Pager.of("/p", query("page=2"), 20, 0).page());
  }

  @Test
  void pagesKeepTheRestOfTheQuery() {
    Pager pager = Pager.of("/p", query("by=user&page=2"), 20, 57);
    assertEquals("21 to 40 of 57", pager.range());
    assertEquals(Optional.of("/p?by=user"), pager.previous());
    assertEquals(Optional.of("/p?by=user&page=3"), pager.next());
    assertEquals(Optional.empty(), Pager.of("/p", query("page=3"), 20, 57).next());
  }

  @Test
  void aSecondClickTurnsTheOrderRound() {
    Sort sort = Sort.of("/p", query("sort=-used&page=2&by=user"), Set.of("used", "name"), "name");
    assertEquals("descending", sort.aria("used"));
    assertNull(sort.aria("name"));
    assertEquals("/p?sort=used&by=user", sort.link("used", true));
    assertEquals("/p?sort=name&by=user", sort.link("name", false));
  }

  @Test
  void anUnknownOrderIsTheUsualOne() {
    Sort sort = Sort.of("/p", query("sort=password"), Set.of("used"), "-used");
    assertEquals("used", sort.key());
    assertEquals("descending", sort.aria("used"));
  }
}
