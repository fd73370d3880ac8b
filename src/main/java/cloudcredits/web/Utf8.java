package cloudcredits.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as it comes from outside: strict UTF-8, no NUL, whole percent-escapes. */
final class Utf8 {

  private Utf8() {}

  /**
   * @throws Refusal with status 400 when the bytes are not UTF-8 or hold a NUL
   */
  static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw Refusal.bad("error.nul");
      }
      return text;
    } catch (CharacterCodingException broken) {
      throw Refusal.bad("error.utf8");
    }
  }

  /**
   * Checks a path, a query or a form body that is still percent-encoded.
   *
   * @throws Refusal with status 400 when an escape is broken or decodes to what {@link #text}
   *     refuses
   */
  static void checkEscapes(String encoded) {
    var decoded = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) == '%') {
        decoded.write(escaped(encoded, i));
        i += 2;
      } else {
        decoded.writeBytes(String.valueOf(encoded.charAt(i)).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    text(decoded.toByteArray());
  }

  private static int escaped(String encoded, int at) {
    int high = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(encoded.charAt(at + 2), 16);
    if (low < 0) {
      throw Refusal.bad("error.escape");
    }
    return high << 4 | low;
  }
}
