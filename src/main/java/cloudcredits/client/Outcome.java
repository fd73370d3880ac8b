package cloudcredits.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The final answer to a step of a job. */
public sealed interface Outcome {

  /**
   * The step was taken.
   *
   * @param state {@code held}, {@code settled}, {@code released} or {@code expired}
   * @param held set aside now
   * @param used charged, before reversals
   * @param returned of the used, given back
   * @param heldUntil when an open hold ends by itself
   * @param individualLeft what the person may still use of their own
   * @param sharedLeft what the person may still use of the contract's pool
   * @param replayed the answer to an earlier attempt with this key: nothing moved this time
   */
  record Done(
      UUID job,
      String state,
      BigDecimal held,
      BigDecimal used,
      BigDecimal returned,
      Optional<Instant> heldUntil,
      BigDecimal individualLeft,
      BigDecimal sharedLeft,
      boolean replayed)
      implements Outcome {}

  /** Nothing moved; asking again with this key is answered the same. */
  sealed interface Refused extends Outcome {

    /** The problem's name, which never changes: {@code insufficient-credits}. */
    String type();

    /** One sentence for people. */
    String detail();
  }

  /**
   * The person's own credits and the pool, or what a cap leaves of it, are less than needed.
   *
   * @param job the refused job, as reports show it
   * @param needed beyond what is held already
   * @param individual available of the person's own
   * @param shared available in the contract's pool
   * @param cap the cap that stopped it; empty: the pool did
   */
  record TooFewCredits(
      String type,
      String detail,
      Optional<UUID> job,
      BigDecimal needed,
      BigDecimal individual,
      BigDecimal shared,
      Optional<Cap> cap)
      implements Refused {}

  /**
   * A limit on shared credits.
   *
   * @param scope {@code contract}, {@code group} or {@code person}
   * @param period {@code month} or {@code ever}
   */
  record Cap(String scope, String period, BigDecimal credits, BigDecimal left) {}

  /** No seat, no permission, no active contract, or not a service of this key. */
  record NotPermitted(String type, String detail) implements Refused {}

  /** No such contract, user, service or job. */
  record Unknown(String type, String detail) implements Refused {}

  /** The job's state does not allow the step. */
  record WrongState(String type, String detail) implements Refused {}

  /**
   * The request is not what the portal takes.
   *
   * @param errors what is wrong, by member or variable
   */
  record Invalid(String type, String detail, List<String> errors) implements Refused {}

  /**
   * The portal's database refuses the step: a matter for its operator, who finds it in the log by
   * the reference. Once it is mended, the same call with the same key may pass.
   */
  record NotPosted(String type, String detail, String reference) implements Refused {}
}
