package cloudcredits.contract;

import cloudcredits.web.Form;
import java.util.Optional;

/** Reads a licence: product, serial and seats. */
final class LicenceForm {

  static final int MOST_SEATS = 100_000;

  private LicenceForm() {}

  /**
   * @param line ends the names of the fields, where a form has several licences
   */
  static Optional<NewLicence> read(Form form, String line) {
    Optional<String> product = form.text("product" + line, 200, "Enter the product’s name");
    Optional<String> serial = form.text("serial" + line, 60, "Enter the serial number");
    Optional<Integer> seats = seats(form, "seats" + line);
    return product.flatMap(
        name -> serial.flatMap(key -> seats.map(count -> new NewLicence(name, key, count))));
  }

  static Optional<Integer> seats(Form form, String name) {
    return form.number(name, 1, MOST_SEATS, "Enter a number of seats from 1 to 100,000");
  }
}
