package cloudcredits.metering;

import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The API's description, for programs and for people, and a page for every kind of problem. */
public final class ApiDocPages {

  private final View view;
  private final byte[] document;
  private final ApiPage page;

  public ApiDocPages(View view) {
    this.view = view;
    this.document = document();
    this.page = ApiPage.of(parsed(document));
  }

  private static byte[] document() {
    try (InputStream file = ApiDocPages.class.getResourceAsStream("/openapi.json")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(byte[] document) {
    return switch (Json.parse(document)) {
      case Json.Parsed.Tree(JsonNode node) -> node;
      case Json.Parsed.Malformed(String why) -> throw new IllegalStateException(why);
    };
  }

  public void openApi(Context ctx) {
    ctx.contentType(JsonApi.JSON).result(document);
  }

  public void overview(Context ctx) {
    view.render(ctx, "metering/api.jte", page);
  }

  public void problems(Context ctx) {
    view.render(ctx, "metering/problems.jte", new ProblemsPage(List.of(ProblemType.values())));
  }

  public void problem(Context ctx) {
    ProblemType type = ProblemType.named(ctx.pathParam("type")).orElseThrow(Refusal::notFound);
    view.render(ctx, "metering/problem.jte", type);
  }
}
