package cloudcredits.client;

import cloudcredits.client.Outcome.Done;
import cloudcredits.client.Outcome.Invalid;
import cloudcredits.client.Outcome.NotPermitted;
import cloudcredits.client.Outcome.NotPosted;
import cloudcredits.client.Outcome.Refused;
import cloudcredits.client.Outcome.TooFewCredits;
import cloudcredits.client.Outcome.Unknown;
import cloudcredits.client.Outcome.WrongState;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads answers; members that are not known here are left alone. */
final class Outcomes {

  private static final int REFUSED = 400;

  private Outcomes() {}

  static Outcome of(int status, JsonNode body, boolean replayed) {
    return status < REFUSED ? done(body, replayed) : refused(status, body);
  }

  private static Done done(JsonNode job, boolean replayed) {
    return new Done(
        UUID.fromString(job.path("id").asText()),
        job.path("state").asText(),
        credits(job.path("held")),
        credits(job.path("used")),
        credits(job.path("returned")),
        text(job.path("held_until")).map(Instant::parse),
        credits(job.path("left").path("individual")),
        credits(job.path("left").path("shared")),
        replayed);
  }

  private static Refused refused(int status, JsonNode problem) {
    String address = problem.path("type").asText();
    String type = address.substring(address.lastIndexOf('/') + 1);
    String detail = problem.path("detail").asText();
    return switch (status) {
      case 402 -> tooFew(type, detail, problem);
      case 403 -> new NotPermitted(type, detail);
      case 404 -> new Unknown(type, detail);
      case 409 -> new WrongState(type, detail);
      case 500 -> new NotPosted(type, detail, problem.path("reference").asText());
      default ->
          new Invalid(
              type,
              detail,
              StreamSupport.stream(problem.path("errors").spliterator(), false)
                  .map(wrong -> wrong.path("name").asText() + ": " + wrong.path("message").asText())
                  .toList());
    };
  }

  private static TooFewCredits tooFew(String type, String detail, JsonNode problem) {
    JsonNode cap = problem.path("cap");
    return new TooFewCredits(
        type,
        detail,
        text(problem.path("job")).map(UUID::fromString),
        credits(problem.path("needed")),
        credits(problem.path("available").path("individual")),
        credits(problem.path("available").path("shared")),
        Optional.of(cap).filter(JsonNode::isObject).map(Outcomes::cap));
  }

  private static Outcome.Cap cap(JsonNode cap) {
    return new Outcome.Cap(
        cap.path("scope").asText(),
        cap.path("period").asText(),
        credits(cap.path("credits")),
        credits(cap.path("left")));
  }

  private static BigDecimal credits(JsonNode amount) {
    return new BigDecimal(amount.asText());
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
