package cloudcredits.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain of a ledger that is loaded in bulk: the same hashes as the engine's. */
public final class BulkChain {

  private final int contract;
  private final List<ChainLine> lines = new ArrayList<>();
  private byte[] hash = Chain.start();

  public BulkChain(int contract) {
    this.contract = contract;
  }

  /** An entry of the posting that is being put together. */
  public void add(
      long entry,
      long version,
      int grant,
      String movement,
      BigDecimal credits,
      Optional<String> job,
      Instant effectiveAt,
      Instant recordedAt) {
    lines.add(
        ChainLine.of(
            contract, entry, version, grant, movement, credits, job, effectiveAt, recordedAt));
  }

  public byte[] hash() {
    return hash;
  }

  /** Ends the posting. */
  public void next() {
    hash = Chain.next(hash, lines);
    lines.clear();
  }
}
