package cloudcredits.credit;

/** Names a person, world-wide, whatever e-mail address the account has at the moment. */
public record PersonId(int value) {

  public PersonId {
    if (value <= 0) {
      throw new IllegalArgumentException("person id " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
