package cloudcredits.metering;

import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * JSON as this API reads and writes it. Read strictly: one value, no member twice, nothing too deep
 * or too long, numbers exactly as written. Written plainly: names in snake_case, amounts as text
 * with two places, times by RFC 3339 in UTC, words of an enumeration in lower case, null for what
 * is not there.
 */
final class Json {

  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 40;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(words())
          .build();

  private Json() {}

  /** What came out of reading. */
  sealed interface Parsed {
    record Tree(JsonNode node) implements Parsed {}

    /**
     * @param why one sentence for the caller, without what was sent
     */
    record Malformed(String why) implements Parsed {}
  }

  static Parsed parse(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      return node.isMissingNode()
          ? new Parsed.Malformed("The body is empty.")
          : new Parsed.Tree(node);
    } catch (JsonProcessingException malformed) {
      var at = malformed.getLocation();
      return new Parsed.Malformed(
          at == null
              ? "The body is not valid JSON."
              : "The body is not valid JSON at line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A JSON object as a map, whatever its values are. */
  static Map<String, Object> map(JsonNode object) {
    var map = new TreeMap<String, Object>();
    object.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
    return map;
  }

  private static Object plain(JsonNode value) {
    if (value.isNumber()) {
      return value.numberValue();
    }
    return value.isTextual() ? value.textValue() : value;
  }

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(unwritable);
    }
  }

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(unwritable);
    }
  }

  private static SimpleModule words() {
    var module = new SimpleModule();
    written(module, Credits.class, credits -> credits.toDecimal().toPlainString());
    written(module, JobId.class, JobId::toString);
    written(module, Instant.class, Instant::toString);
    Json.<Object>written(
        module, Enum.class, word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT));
    numbered(module, GrantId.class, GrantId::value);
    numbered(module, PersonId.class, PersonId::value);
    module.addSerializer(
        Optional.class,
        new JsonSerializer<Object>() {
          @Override
          public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            provider.defaultSerializeValue(((Optional<?>) value).orElse(null), out);
          }
        });
    return module;
  }

  private static <T> void written(
      SimpleModule module, Class<? extends T> type, Function<T, String> text) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(text.apply(value));
          }
        });
  }

  private static <T> void numbered(
      SimpleModule module, Class<T> type, Function<T, Integer> number) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeNumber(number.apply(value));
          }
        });
  }
}
