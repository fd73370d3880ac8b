package cloudcredits.walk;

import java.util.EnumSet;
import java.util.Set;

/** Every kind of visitor: the columns of the table in rules §11, and those who are in none. */
enum Kind {
  ANONYMOUS,
  MANAGER,
  ADMINISTRATOR,
  COORDINATOR,
  NAMED_USER,
  RESELLER,
  OPERATOR,
  STRANGER,
  SERVICE;

  static final Set<Kind> PEOPLE = EnumSet.range(MANAGER, STRANGER);
}
