package cloudcredits.contract;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Here;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The form for a new contract.
 *
 * @param customers names that are known, to choose from while typing
 * @param lines one for each licence, by the number that ends its fields' names
 */
public record NewContractPage(
    List<Here.Section> sections,
    Form form,
    List<String> customers,
    List<Choice> kinds,
    List<Choice> zones,
    List<Integer> lines) {

  static NewContractPage of(List<Here.Section> sections, Form form, List<Customer> customers) {
    return new NewContractPage(
        sections,
        form,
        customers.stream().map(Customer::name).distinct().toList(),
        List.of(Contract.Kind.values()).stream()
            .map(kind -> new Choice(Form.key(kind), Words.of(kind)))
            .toList(),
        Zones.ALL.stream().map(zone -> new Choice(zone, zone.replace('_', ' '))).toList(),
        IntStream.rangeClosed(1, NewContractForm.LICENCES).boxed().toList());
  }
}
