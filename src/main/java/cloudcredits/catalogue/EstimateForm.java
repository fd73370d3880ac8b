package cloudcredits.catalogue;

import cloudcredits.web.Form;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The question "what would my job cost?", as the query of an address asks it: first the service,
 * then its variables.
 *
 * @param form what was typed, with the errors
 * @param service that was chosen
 * @param answer once all is given and valid
 */
record EstimateForm(Form form, Optional<Service> service, Optional<Pricing.Priced> answer) {

  /** The parameter that names the service; the others are its variables. */
  static final String SERVICE = "service";

  static EstimateForm read(Map<String, List<String>> query, List<Service> services, Instant now) {
    Form form = Form.of(query);
    if (!query.containsKey(SERVICE)) {
      return new EstimateForm(form, Optional.empty(), Optional.empty());
    }
    Optional<Service> service =
        form.choice(SERVICE, services, Service::key, "Choose one of the services");
    return new EstimateForm(
        form, service, service.flatMap(chosen -> answer(form, chosen, raw(chosen, query), now)));
  }

  /** Only what the service asks for: an address may carry more than our own parameters. */
  private static Map<String, Object> raw(Service service, Map<String, List<String>> query) {
    Map<String, Object> raw = new HashMap<>();
    for (Variable variable : service.variables()) {
      List<String> values = query.getOrDefault(variable.name(), List.of());
      switch (values.size()) {
        case 0 -> {}
        case 1 -> raw.put(variable.name(), withoutSeparators(values.getFirst()));
        // Which one is meant? Given together they are no value, and refused as such.
        default -> raw.put(variable.name(), values);
      }
    }
    return raw;
  }

  private static String withoutSeparators(String typed) {
    return typed.replaceAll("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "");
  }

  private static Optional<Pricing.Priced> answer(
      Form form, Service service, Map<String, Object> raw, Instant now) {
    if (raw.isEmpty() && !service.variables().isEmpty()) {
      return Optional.empty();
    }
    return switch (service.price(raw, now)) {
      case Pricing.Priced priced -> Optional.of(priced);
      case Pricing.InvalidVariables invalid -> {
        invalid.problems().forEach(problem -> form.refuse(problem.name(), problem.message()));
        yield Optional.empty();
      }
      case Pricing.NotPriced notPriced -> unknown(form);
      case Pricing.UnknownService unknownService -> unknown(form);
    };
  }

  private static Optional<Pricing.Priced> unknown(Form form) {
    form.refuse(SERVICE, "Choose another service: this one has no rate that applies now");
    return Optional.empty();
  }
}
