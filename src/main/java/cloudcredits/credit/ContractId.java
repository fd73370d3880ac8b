package cloudcredits.credit;

/** Names a contract inside the system; people and services use its number instead. */
public record ContractId(int value) {

  public ContractId {
    if (value <= 0) {
      throw new IllegalArgumentException("contract id " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
