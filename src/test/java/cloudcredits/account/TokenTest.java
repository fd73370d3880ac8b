package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenTest {

  @Test
  void has256RandomBits() {
    Token token = Token.fresh();
    assertEquals(Token.LENGTH, token.text().length());
    assertEquals(32, Base64.getUrlDecoder().decode(token.text()).length);
    assertNotEquals(token, Token.fresh());
  }

  @Test
  void isKeptAsItsHashAndNeverPrinted() {
    Token token = Token.fresh();
    assertEquals(32, token.hash().length);
    assertFalse(token.toString().contains(token.text()));
  }
}
