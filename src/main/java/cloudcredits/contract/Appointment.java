package cloudcredits.contract;

import cloudcredits.account.Invited;

/** What became of an appointment. */
public sealed interface Appointment {

  /**
   * @param invited whether the person was known before
   */
  record Appointed(RoleHolder holder, Invited invited) implements Appointment {}

  /** The person has this role already. */
  record HasRole(RoleHolder holder) implements Appointment {}

  /** The manager first passes the manager's role on. */
  record IsManager(RoleHolder holder) implements Appointment {}
}
