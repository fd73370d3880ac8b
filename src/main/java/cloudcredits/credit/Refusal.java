package cloudcredits.credit;

import java.util.Optional;

/** Why a step of a job is refused. A refusal changes nothing (rules §6). */
public sealed interface Refusal {

  /** The contract has lapsed, was cancelled, or has not begun. */
  record ContractNotActive(Terms.Activity activity) implements Refusal {}

  /** The person has no seat on the contract. */
  record NotSeated() implements Refusal {}

  /** The person's seat is without the permission to run tasks that cost credits. */
  record NoPermission() implements Refusal {}

  record ChargeCodeRequired() implements Refusal {}

  record ChargeCodeUnknown(String code) implements Refusal {}

  /**
   * @param needed what the step needs beyond what is held already
   * @param individual what the person has of individual credits, usable now
   * @param shared what the contract has of shared credits, usable now
   * @param cap the cap that stopped it, when a cap allows less than the pool has
   */
  record InsufficientCredits(
      Credits needed, Credits individual, Credits shared, Optional<Cap.Left> cap)
      implements Refusal {}

  /** No such job on this contract. */
  record UnknownJob() implements Refusal {}

  /** The hold was released, has expired, or was refused to begin with. */
  record HoldEnded(Job.State state) implements Refusal {}

  /** Settled before, at this amount. */
  record AlreadySettled(Credits at) implements Refusal {}

  /**
   * @param settled what can be given back at most
   */
  record MoreThanSettled(Credits settled) implements Refusal {}
}
