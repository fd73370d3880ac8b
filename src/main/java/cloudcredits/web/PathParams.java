package cloudcredits.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** Reads typed values from an address. */
public final class PathParams {

  private PathParams() {}

  /**
   * A positive whole number, as ids are.
   *
   * @throws Refusal with status 400 when it is something else
   */
  public static int number(Context ctx, String name) {
    return Optional.of(ctx.pathParam(name))
        .filter(text -> text.matches("[1-9][0-9]{0,9}"))
        .map(Long::parseLong)
        .filter(number -> number <= Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElseThrow(() -> Refusal.bad("error.number", name));
  }

  /**
   * A UUID in its usual form.
   *
   * @throws Refusal with status 400 when it is something else
   */
  public static UUID uuid(Context ctx, String name) {
    return Optional.of(ctx.pathParam(name))
        .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
        .map(UUID::fromString)
        .orElseThrow(() -> Refusal.bad("error.id", name));
  }
}
