package cloudcredits.metering;

import cloudcredits.catalogue.InputProblem;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Refusal;
import cloudcredits.ledger.Answer;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes problems (RFC 9457). Their types are addresses of pages that explain them. */
public final class Problems {

  private final String base;

  /**
   * @param baseUrl the portal's own address, without a slash at its end
   */
  public Problems(URI baseUrl) {
    base = baseUrl + "/problems/";
  }

  /** What an answer and an entry in the log have in common. */
  record Reference(String id) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Reference fresh() {
      return new Reference("%08x".formatted(RANDOM.nextInt()));
    }
  }

  record Available(Credits individual, Credits shared) {}

  /**
   * @param subject the person or the group; empty for the whole contract
   */
  record CapReached(
      Cap.Scope scope,
      Optional<Integer> subject,
      Cap.Period period,
      Credits credits,
      Credits left) {

    static CapReached of(Cap.Left left) {
      Cap cap = left.cap();
      return new CapReached(
          cap.scope(),
          Optional.of(cap.subject()).filter(subject -> subject > 0),
          cap.period(),
          cap.credits(),
          left.credits());
    }
  }

  Answer of(ProblemType type, String detail) {
    return answer(type, members(type, detail));
  }

  /** With what is wrong, by member or variable. */
  Answer of(ProblemType type, List<InputProblem> errors) {
    Map<String, Object> members = members(type, type.meaning());
    members.put("errors", errors);
    return answer(type, members);
  }

  /** With what names the entry in the log. */
  Answer of(ProblemType type, Reference reference) {
    Map<String, Object> members = members(type, type.meaning());
    members.put("reference", reference.id());
    return answer(type, members);
  }

  /** A refusal of a step of a job that is there. */
  Answer of(Refusal refusal) {
    return answer(typeOf(refusal), members(refusal));
  }

  /**
   * A refusal of a job to be.
   *
   * @param job by which the refusal is kept
   * @param own what the person has of individual credits on the contract
   */
  Answer of(Refusal refusal, JobId job, Credits own) {
    Map<String, Object> members = members(refusal, own);
    members.put("job", job);
    return answer(typeOf(refusal), members);
  }

  /**
   * The same as a JSON object, for an answer that holds it. Who may not use credits at all is told
   * of those that wait for it (rules §3).
   */
  Map<String, Object> members(Refusal refusal, Credits own) {
    Map<String, Object> members = members(refusal);
    switch (refusal) {
      case Refusal.NotSeated _, Refusal.NoPermission _, Refusal.ContractNotActive _ ->
          members.put("suspended", own);
      case Refusal.InsufficientCredits _,
          Refusal.ChargeCodeRequired _,
          Refusal.ChargeCodeUnknown _,
          Refusal.UnknownJob _,
          Refusal.HoldEnded _,
          Refusal.AlreadySettled _,
          Refusal.MoreThanSettled _ -> {}
    }
    return members;
  }

  private Map<String, Object> members(Refusal refusal) {
    Map<String, Object> members = members(typeOf(refusal), refusal.words());
    switch (refusal) {
      case Refusal.InsufficientCredits tooLittle -> {
        members.put("needed", tooLittle.needed());
        members.put("available", new Available(tooLittle.individual(), tooLittle.shared()));
        members.put("stopped_by", tooLittle.cap().isPresent() ? "cap" : "pool");
        members.put("cap", tooLittle.cap().map(CapReached::of));
      }
      case Refusal.HoldEnded(var state) -> members.put("state", state);
      case Refusal.AlreadySettled(Credits at) -> members.put("settled", at);
      case Refusal.MoreThanSettled(Credits most) -> members.put("returnable", most);
      case Refusal.ContractNotActive(var activity) -> members.put("contract_state", activity);
      case Refusal.ChargeCodeUnknown(String code) -> members.put("charge_code", code);
      case Refusal.NotSeated _,
          Refusal.NoPermission _,
          Refusal.ChargeCodeRequired _,
          Refusal.UnknownJob _ -> {}
    }
    return members;
  }

  private Map<String, Object> members(ProblemType type, String detail) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", base + type.slug());
    members.put("title", type.title());
    members.put("status", type.status());
    members.put("detail", detail);
    return members;
  }

  private static Answer answer(ProblemType type, Map<String, Object> members) {
    return new Answer(type.status(), Json.bytes(members));
  }

  private static ProblemType typeOf(Refusal refusal) {
    return ProblemType.named(refusal.type()).orElseThrow();
  }
}
