package cloudcredits.contract;

/** Addresses of the operators' pages. */
final class OperatorPaths {

  static final String CONTRACTS = "/operator/contracts";
  static final String RESELLERS = "/operator/resellers";

  private OperatorPaths() {}

  static String of(Contract contract) {
    return CONTRACTS + "/" + contract.number();
  }
}
