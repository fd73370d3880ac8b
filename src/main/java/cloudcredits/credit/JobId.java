package cloudcredits.credit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Names a job. A UUID of version 7 (RFC 9562: ordered by time, so that new rows land together)
 * whose random part begins with the contract, so that a job's address alone leads to its contract's
 * rows.
 */
public record JobId(UUID value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_BITS = 30;

  /** A new id of a job on this contract, made at this time. */
  public static JobId next(ContractId contract, Instant now) {
    long high = (now.toEpochMilli() << 16) | VERSION_7 | RANDOM.nextInt(1 << 12);
    long low =
        VARIANT | ((long) contract.value() << RANDOM_BITS) | RANDOM.nextInt(1 << RANDOM_BITS);
    return new JobId(new UUID(high, low));
  }

  /**
   * The contract that the id claims; whether the job exists is for the ledger to say.
   *
   * @throws IllegalArgumentException when it is not an id of ours
   */
  public ContractId contract() {
    if (value.version() != 7 || value.variant() != 2) {
      throw new IllegalArgumentException("job id " + value);
    }
    return new ContractId((int) ((value.getLeastSignificantBits() & ~VARIANT) >>> RANDOM_BITS));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
