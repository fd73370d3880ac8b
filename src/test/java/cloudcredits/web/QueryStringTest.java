package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryStringTest {

  private final QueryString query = QueryString.parse("by=user&period=30d&group=R%26D&by=service");

  @Test
  void theLastOfARepeatedParameterCounts() {
    assertEquals(Optional.of("service"), query.get("by"));
    assertEquals(Optional.empty(), query.get("code"));
  }

  @Test
  void changesOneParameterWhereItStoodAndKeepsTheOthers() {
    assertEquals("by=day&period=30d&group=R%26D", query.with("by", "day").toString());
    assertEquals(
        "by=user&period=30d&group=R%26D&by=service&page=2", query.with("page", "2").toString());
  }

  @Test
  void leavesOutAnEmptyValue() {
    assertEquals("period=30d&group=R%26D", query.with("by", "").toString());
    assertEquals("/usage", QueryString.EMPTY.on("/usage"));
    assertEquals("/usage?q=a+b", QueryString.EMPTY.with("q", "a b").on("/usage"));
  }

  @Test
  void readsWhatItPrints() {
    var odd = QueryString.EMPTY.with("a=b&c", "ü ?#%+").with("d", "=");
    assertEquals(odd.toString(), QueryString.parse(odd.toString()).toString());
    assertEquals(Optional.of("ü ?#%+"), QueryString.parse(odd.toString()).get("a=b&c"));
  }

  @Test
  void aParameterWithoutAValueIsThere() {
    assertEquals(Optional.of(""), QueryString.parse("all&&x=1").get("all"));
  }

  @Test
  void refusesABrokenEscape() {
    assertThrows(IllegalArgumentException.class, () -> QueryString.parse("a=%zz"));
  }
}
