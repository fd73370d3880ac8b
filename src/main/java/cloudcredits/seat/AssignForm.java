package cloudcredits.seat;

import cloudcredits.account.EmailAddress;
import cloudcredits.account.Person;
import cloudcredits.web.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that seats one person. */
record AssignForm(Form form, Optional<Wanted> wanted) {

  static final String EMAIL = "email";
  static final String NAME = "name";
  static final String LICENCE = "licence";
  static final String PERMISSION = "permission";

  /** What a form without errors asks for; the name is needed for unknown addresses only. */
  record Wanted(EmailAddress email, String name, int licence, boolean permitted) {}

  /**
   * Not filled in yet: the first licence with a free seat, and the permission.
   *
   * @param email of the person in question, "" for none
   */
  static Form blank(List<LicenceSeats> licences, String email) {
    String licence =
        licences.stream()
            .filter(one -> one.free() > 0)
            .findFirst()
            .map(one -> Integer.toString(one.id()))
            .orElse("");
    return Form.of(
        Map.of(EMAIL, List.of(email), LICENCE, List.of(licence), PERMISSION, List.of("on")));
  }

  static AssignForm read(Form form, List<LicenceSeats> licences) {
    Optional<EmailAddress> email = EmailAddress.parse(form.typed(EMAIL));
    if (email.isEmpty()) {
      form.refuse(EMAIL, "Give one e-mail address, such as ana@example.com");
    }
    Optional<String> name = form.optionalText(NAME, Person.LONGEST_NAME);
    Optional<LicenceSeats> licence = licence(form, licences);
    return new AssignForm(
        form,
        form.isValid()
            ? Optional.of(
                new Wanted(
                    email.orElseThrow(),
                    name.orElseThrow(),
                    licence.orElseThrow().id(),
                    form.ticked(PERMISSION)))
            : Optional.empty());
  }

  static Optional<LicenceSeats> licence(Form form, List<LicenceSeats> licences) {
    return form.choice(
        LICENCE, licences, one -> Integer.toString(one.id()), "Choose one of the licences");
  }
}
