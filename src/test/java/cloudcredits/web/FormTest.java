package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  private enum Role {
    NAMED_USER,
    RESELLER
  }

  private static Form typed(String value) {
    return Form.of(Map.of("it", List.of(value)));
  }

  @Test
  void textIsTrimmedAndWhatWasTypedIsKept() {
    Form form = typed("  Ana Sjöberg ");
    assertEquals(Optional.of("Ana Sjöberg"), form.text("it", 20, "Enter a name"));
    assertEquals("  Ana Sjöberg ", form.typed("it"));
    assertTrue(form.isValid());
  }

  @Test
  void aMissingTextSaysWhatToDo() {
    Form form = typed("   ");
    assertEquals(Optional.empty(), form.text("it", 20, "Enter a name"));
    assertEquals(Map.of("it", "Enter a name"), form.errors());
    assertEquals(Optional.of(""), typed(" ").optionalText("it", 20));
  }

  @Test
  void lengthIsCountedInCharactersThatPeopleSee() {
    assertTrue(typed("𝔸𝔹").text("it", 2, "").isPresent());
    Form form = typed("abc");
    assertEquals(Optional.empty(), form.text("it", 2, ""));
    assertEquals("Shorten this to 2 characters", form.error("it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\0b", "a\nb", "a\u001bb", "a\u2028b", "a\u202eb", "a\ud800b", "a\u2066b"})
  void refusesWhatCannotBePrintedOnOneLine(String text) {
    Form form = typed(text);
    assertEquals(Optional.empty(), form.text("it", 20, ""));
    assertEquals("Remove the line breaks and control characters", form.error("it"));
  }

  @ParameterizedTest
  @CsvSource({
    "Ana@Example.com,ana@example.com",
    " o'neil+x@sub.ex-ample.co ,o'neil+x@sub.ex-ample.co",
    "ä@bücher.de,ä@bücher.de"
  })
  void readsAnAddress(String typed, String address) {
    assertEquals(Optional.of(address), typed(typed).email("it", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "a b@example.com",
        "a@b",
        "a@-b.com",
        "a@b..com",
        "a@b.c",
        "a@example.com\0",
        "<a@example.com>",
        "a@b@example.com"
      })
  void refusesWhatIsNoAddress(String typed) {
    Form form = typed(typed);
    assertEquals(Optional.empty(), form.email("it", "Enter an address"));
    assertEquals("Enter an address", form.error("it"));
  }

  @Test
  void anAddressMayTakeLongOnlyAsFarAsTheStandardGoes() {
    assertEquals(Optional.empty(), typed("a@" + "b.".repeat(126) + "com").email("it", ""));
    assertEquals(Optional.empty(), typed("a".repeat(65) + "@example.com").email("it", ""));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "50,50", "' 7 ',7", "007,7"})
  void readsANumber(String typed, int number) {
    assertEquals(Optional.of(number), typed(typed).number("it", 1, 50, ""));
  }

  @Test
  void aThousandsSeparatorIsNoError() {
    assertEquals(Optional.of(1000), typed("1,000").number("it", 1, 5000, ""));
    assertEquals(Optional.empty(), typed("1,00").number("it", 1, 5000, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "51", "-1", "1.5", "1e1", "many", "99999999999999999999", "٣"})
  void refusesANumberOutsideTheRange(String typed) {
    Form form = typed(typed);
    assertEquals(Optional.empty(), form.number("it", 1, 50, "Enter 1 to 50"));
    assertEquals("Enter 1 to 50", form.error("it"));
  }

  @ParameterizedTest
  @CsvSource({"40,40", "8.29,8.29", "'1,000.5',1000.5", "0,0"})
  void readsCredits(String typed, BigDecimal credits) {
    assertEquals(Optional.of(Credits.of(credits)), typed(typed).credits("it", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8.295", "-1", "1e3", "1.", ".5", "NaN", "9999999999999999999"})
  void refusesWhatIsNoAmount(String typed) {
    assertEquals(Optional.empty(), typed(typed).credits("it", ""));
  }

  @Test
  void readsADate() {
    assertEquals(Optional.of(LocalDate.of(2028, 2, 29)), typed("2028-02-29").date("it", ""));
    for (String wrong : List.of("2027-02-29", "29 Feb 2028", "", "-0001-01-01", "+10000-01-01")) {
      assertEquals(Optional.empty(), typed(wrong).date("it", "Enter a date"), wrong);
    }
  }

  @Test
  void readsAChoice() {
    assertEquals(Optional.of(Role.NAMED_USER), typed("named-user").choice("it", Role.class, ""));
    assertEquals(Optional.empty(), typed("NAMED_USER").choice("it", Role.class, "Choose a role"));
    assertEquals(Optional.empty(), Form.empty().choice("it", Role.class, "Choose a role"));
  }

  @Test
  void theLastOfARepeatedFieldCounts() {
    Form form = Form.of(Map.of("permission", List.of("", "on"), "seat", List.of("1", "2")));
    assertTrue(form.ticked("permission"));
    assertEquals("2", form.typed("seat"));
    assertEquals(List.of("1", "2"), form.all("seat"));
    assertFalse(form.ticked("other"));
  }

  @Test
  void aFieldKeepsItsFirstErrorAndErrorsKeepTheirOrder() {
    Form form = Form.empty();
    form.refuse("b", "first");
    form.refuse("a", "second");
    form.refuse("b", "third");
    assertEquals(List.of("b", "a"), List.copyOf(form.errors().keySet()));
    assertEquals("first", form.error("b"));
    assertFalse(form.isValid());
  }
}
