package cloudcredits.credit;

import java.util.Optional;

/** Why a step of a job is refused. A refusal changes nothing (rules §6). */
public sealed interface Refusal {

  /** A stable name that programs may rely on: {@code insufficient-credits}. */
  default String type() {
    return switch (this) {
      case ContractNotActive _ -> "contract-not-active";
      case NotSeated _ -> "not-seated";
      case NoPermission _ -> "no-permission";
      case ChargeCodeRequired _ -> "charge-code-required";
      case ChargeCodeUnknown _ -> "charge-code-unknown";
      case InsufficientCredits tooLittle ->
          tooLittle.cap().isPresent() ? "cap-reached" : "insufficient-credits";
      case UnknownJob _ -> "unknown-job";
      case HoldEnded _ -> "hold-ended";
      case AlreadySettled _ -> "already-settled";
      case MoreThanSettled _ -> "more-than-settled";
    };
  }

  /** One sentence for people, with the figures. */
  default String words() {
    return switch (this) {
      case ContractNotActive(Terms.Activity activity) ->
          switch (activity) {
            case NOT_STARTED -> "The contract has not started yet.";
            case LAPSED -> "The contract has lapsed and is not renewed.";
            case CANCELLED -> "The contract was cancelled.";
            case ACTIVE -> throw new IllegalStateException("an active contract refuses nothing");
          };
      case NotSeated _ -> "The person has no seat on this contract.";
      case NoPermission _ -> "The person's seat is without permission to use credits.";
      case ChargeCodeRequired _ -> "This contract wants a charge code with every job.";
      case ChargeCodeUnknown(String code) ->
          "The charge code %s is not on the contract's list.".formatted(code);
      case InsufficientCredits tooLittle -> tooLittle.figures();
      case UnknownJob _ -> "There is no such job.";
      case HoldEnded(Job.State state) ->
          switch (state) {
            case RELEASED -> "The hold was released.";
            case EXPIRED -> "The hold has expired.";
            case REFUSED -> "The job was refused, so nothing is held.";
            case HELD, SETTLED -> throw new IllegalStateException("not ended: " + state);
          };
      case AlreadySettled(Credits at) -> "The job was settled before, at %s.".formatted(at);
      case MoreThanSettled(Credits settled) -> "At most %s can be given back.".formatted(settled);
    };
  }

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
      implements Refusal {

    /**
     * {@code 250 needed, 50 shared available}; individual credits and a cap only where they count.
     */
    String figures() {
      String own = individual.isZero() ? "" : individual + " individual and ";
      return "%s needed, %s%s shared available%s.".formatted(needed, own, shared, capWords());
    }

    private String capWords() {
      return cap.map(left -> ", %s left of the cap of %s".formatted(left.credits(), left.cap()))
          .orElse("");
    }
  }

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
