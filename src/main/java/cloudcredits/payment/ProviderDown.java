package cloudcredits.payment;

/** The provider can't be reached, or does not want to. Trying again later is right. */
final class ProviderDown extends Exception {

  private static final long serialVersionUID = 1;

  ProviderDown(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
