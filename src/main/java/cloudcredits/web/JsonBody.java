package cloudcredits.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;

/**
 * Reads the JSON that a service sends, and takes it at its word: no guessing, no silent leftovers.
 */
public final class JsonBody {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private JsonBody() {}

  /**
   * The body as a record; a member that is missing is null there.
   *
   * @throws Refusal with status 400 when the body is empty or {@code null}
   * @throws JsonProcessingException when it is something else: answered with status 400 as well,
   *     and where in the body
   */
  public static <T> T read(Context ctx, Class<T> type) throws JsonProcessingException {
    String body = Utf8.text(ctx.bodyAsBytes());
    T value = body.isBlank() ? null : JSON.readValue(body, type);
    if (value == null) {
      throw Refusal.bad("error.json", "");
    }
    return value;
  }
}
