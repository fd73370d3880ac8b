package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.catalogue.Variable;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Job;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.web.Format;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A job in words. */
final class JobWords {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** What a job told about itself, as a page shows it. */
  public record Given(String label, String value) {}

  private JobWords() {}

  /** How the job stands now; a hold past its time has ended, whether or not that is posted yet. */
  static String state(JobFact job, Instant now) {
    return switch (job.state()) {
      case HELD -> hasEnded(job, now) ? "hold expired" : "held, running";
      case SETTLED -> settled(job);
      case RELEASED -> job.used().isZero() ? "released" : "settled in part, rest released";
      case EXPIRED -> job.used().isZero() ? "hold expired" : "settled in part, rest expired";
      case REFUSED -> "refused";
    };
  }

  private static boolean hasEnded(JobFact job, Instant now) {
    return job.heldUntil().filter(until -> !now.isBefore(until)).isPresent();
  }

  private static String settled(JobFact job) {
    if (job.returned().isZero()) {
      return "settled";
    }
    return job.returned().equals(job.used())
        ? "reversed"
        : "settled, " + Format.credits(job.returned()) + " reversed";
  }

  /** As {@code component/tag.jte} marks it. */
  static String tag(JobFact job, Instant now) {
    return switch (job.state()) {
      case HELD -> hasEnded(job, now) ? "" : "live";
      case REFUSED -> "stop";
      case SETTLED, RELEASED, EXPIRED -> "";
    };
  }

  /**
   * Why it was refused.
   *
   * @param own on the person's own page, where the contract's pool is not told
   */
  static Optional<String> refusal(JobFact job, boolean own) {
    return switch (own ? job.refusal().orElse("") : "") {
      case "cap-reached" -> Optional.of("It needed more than your cap left you.");
      case "insufficient-credits" -> Optional.of("It needed more credits than you could use.");
      default -> job.refusalWords();
    };
  }

  /** What it costs as things stand: settled less reversed, or what is set aside. */
  static Credits cost(JobFact job, Instant now) {
    Credits used = job.used().minus(job.returned());
    return job.state() == Job.State.HELD && !hasEnded(job, now) ? used.plus(job.held()) : used;
  }

  static String service(JobFact job, List<Service> services) {
    return find(job, services).map(Service::name).orElse(job.service());
  }

  private static Optional<Service> find(JobFact job, List<Service> services) {
    return services.stream().filter(s -> s.key().equals(job.service())).findFirst();
  }

  /** The rate that priced it. */
  static Optional<String> rate(JobFact job, List<Service> services) {
    return job.rateVersion()
        .flatMap(
            version ->
                find(job, services).stream()
                    .flatMap(service -> service.rates().stream())
                    .filter(rate -> rate.version() == version)
                    .map(rate -> rate.words() + " Version " + version + ".")
                    .findFirst());
  }

  /** The variables in the order in which the service asks for them. */
  static List<Given> given(JobFact job, List<Service> services) {
    Map<String, Object> values = read(job.variables());
    return find(job, services).stream()
        .flatMap(service -> service.variables().stream())
        .filter(variable -> values.containsKey(variable.name()))
        .map(variable -> new Given(variable.label(), shown(variable, values.get(variable.name()))))
        .toList();
  }

  /** {@code 3,840 px, 2,160 px, frames 1, final}. */
  static String brief(JobFact job, List<Service> services) {
    return brief(job, job.variables(), services);
  }

  /** The same of variables that it told later. */
  static String brief(JobFact job, String variables, List<Service> services) {
    Map<String, Object> values = read(variables);
    return find(job, services).stream()
        .flatMap(service -> service.variables().stream())
        .filter(variable -> values.containsKey(variable.name()))
        .map(variable -> brief(variable, shown(variable, values.get(variable.name()))))
        .collect(Collectors.joining(", "));
  }

  /** A number needs its word, since two may have the same unit; a choice speaks for itself. */
  private static String brief(Variable variable, String shown) {
    return switch (variable) {
      case Variable.Number number -> number.label().toLowerCase(Locale.ROOT) + " " + shown;
      case Variable.Choice _ -> shown;
    };
  }

  private static String shown(Variable variable, Object value) {
    return switch (variable) {
      case Variable.Number number ->
          value instanceof Number found
              ? number.shown(new BigDecimal(found.toString()))
              : value.toString();
      case Variable.Choice choice -> choice.shown(value);
    };
  }

  private static Map<String, Object> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the variables of a job are not JSON", broken);
    }
  }
}
