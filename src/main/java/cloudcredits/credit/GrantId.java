package cloudcredits.credit;

/** The running number of a grant on its contract, from 1: "grant 3". */
public record GrantId(int value) implements Comparable<GrantId> {

  public GrantId {
    if (value <= 0) {
      throw new IllegalArgumentException("grant id " + value);
    }
  }

  @Override
  public int compareTo(GrantId other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
