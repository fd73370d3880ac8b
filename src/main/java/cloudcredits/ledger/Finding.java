package cloudcredits.ledger;

import java.util.List;

/**
 * How one check of the ledger ended.
 *
 * @param what must hold, in words
 * @param wrong how many rows contradict it
 * @param examples the first of them, as JSON or in words
 */
public record Finding(String what, long wrong, List<String> examples) {

  public boolean isSound() {
    return wrong == 0;
  }
}
