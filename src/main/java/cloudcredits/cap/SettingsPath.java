package cloudcredits.cap;

import cloudcredits.contract.Contract;

/** Where the settings of a contract are. */
final class SettingsPath {

  private SettingsPath() {}

  static String of(Contract contract, String page) {
    return "/contracts/" + contract.number() + "/settings/" + page;
  }

  static String people(Contract contract) {
    return "/contracts/" + contract.number() + "/people";
  }
}
