package cloudcredits.contract;

import cloudcredits.account.EmailAddress;
import cloudcredits.account.Person;
import cloudcredits.web.Form;
import java.util.List;
import java.util.Optional;

/** Who is to be appointed, and as what. */
record AppointForm(Form form, Optional<Appointee> appointee, Optional<Role> role) {

  static final List<Role> ROLES = List.of(Role.ADMINISTRATOR, Role.COORDINATOR);

  static AppointForm read(Form form) {
    return new AppointForm(
        form,
        appointee(form, "email", "name"),
        form.choice("role", ROLES, Form::key, "Choose what the person is to be"));
  }

  /** Somebody by address and name, from any form that asks for them. */
  static Optional<Appointee> appointee(Form form, String emailField, String nameField) {
    Optional<EmailAddress> email = EmailAddress.parse(form.typed(emailField));
    if (email.isEmpty()) {
      form.refuse(emailField, "Enter an e-mail address, such as name@company.com");
    }
    Optional<String> name =
        form.text(nameField, Person.LONGEST_NAME, "Enter the person’s name, for the invitation");
    return email.flatMap(address -> name.map(known -> new Appointee(address, known)));
  }

  boolean isValid() {
    return form.isValid();
  }
}
