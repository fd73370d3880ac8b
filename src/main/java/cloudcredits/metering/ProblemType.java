package cloudcredits.metering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem that the API answers with: its name, which programs may rely on, its
 * status, and what it means and asks for, in words. Each has a page of its own.
 */
public enum ProblemType {
  INVALID_REQUEST(
      400,
      "The request is not what this address takes",
      "The body is not JSON, lacks a member, has one that is not known here, or a value of the wrong"
          + " kind. The member “errors” names each and says what to give instead.",
      "Mend the request and send it again, with the same key or another: nothing was stored."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "The Idempotency-Key header is missing",
      "Every write carries a key of your own choice in the header Idempotency-Key. It makes it safe"
          + " to send the same request again when the answer was lost.",
      "Make a key for each thing that you want to happen, such as the job’s own id with the step’s"
          + " name, and keep it until you have the answer."),
  IDEMPOTENCY_KEY_INVALID(
      400,
      "The Idempotency-Key header cannot be read",
      "A key has 1 to 255 visible ASCII characters, with or without quotation marks around them.",
      "Send a key of that shape, such as a UUID."),
  INSUFFICIENT_CREDITS(
      402,
      "Not enough credits",
      "The person’s individual credits and the contract’s shared credits together are less than"
          + " needed. “needed” is what the step needs beyond what is held already, “available” what"
          + " each pool has now.",
      "Ask the customer to buy credits, or run a cheaper job."),
  CAP_REACHED(
      402,
      "A cap on shared credits is reached",
      "The contract has shared credits, but a cap leaves this person fewer than needed. “cap” says"
          + " whose cap it is, over which period it counts, and what is left of it.",
      "The contract’s manager, administrators and coordinators set caps. A monthly cap begins anew"
          + " on the first of the month in the contract’s time zone."),
  NOT_SEATED(
      403,
      "The person has no seat on this contract",
      "Only named users with a seat on a licence of the contract may use its credits.",
      "A contract administrator seats people."),
  NO_PERMISSION(
      403,
      "The person’s seat is without the permission to use credits",
      "The seat’s switch for tasks that consume credits is off.",
      "A contract administrator turns it on."),
  CONTRACT_NOT_ACTIVE(
      403,
      "The contract is not active",
      "The contract has not started, has lapsed at its renewal date, or was cancelled. Nothing can be"
          + " held on it; what is held already can still be settled, up to what is held.",
      "The customer renews the contract."),
  SERVICE_NOT_YOURS(
      403,
      "This API key may not act for that service",
      "A key names the services that it may act for.",
      "Use the key of the service, or ask the operator for one."),
  CONTRACT_UNKNOWN(
      404,
      "There is no contract with that number",
      "No contract has exactly this number.",
      "Check the number; it is printed on every page of the contract."),
  USER_UNKNOWN(
      404,
      "There is no such user",
      "No account has this e-mail address, or this id.",
      "Check it. People have an account once they have been invited."),
  SERVICE_UNKNOWN(
      404,
      "There is no such service",
      "The catalogue has no service with this key.",
      "The keys are in the chart of services."),
  UNKNOWN_JOB(
      404,
      "There is no such job",
      "No job has this id, or it is a job of a service that this key may not act for.",
      "Use the id that the hold or the charge answered."),
  HOLD_ENDED(
      409,
      "The hold has ended",
      "The hold was released or has expired, or the job was refused, so nothing is held any more."
          + " “state” says which.",
      "Charge the job anew if it ran after all."),
  ALREADY_SETTLED(
      409,
      "The job is settled already",
      "The job was settled before, at another amount. “settled” says at which.",
      "To give credits back, reverse them. To charge more, charge a further job."),
  MORE_THAN_SETTLED(
      409,
      "More than was settled",
      "A reversal gives back at most what was settled and not given back before. “returnable” says"
          + " how much that is.",
      "Reverse less, or leave “credits” out to give everything back."),
  UNSUPPORTED_CONTENT(
      415,
      "The body is of another kind than this address reads",
      "Commands are read as application/json, events as application/cloudevents+json or"
          + " application/cloudevents-batch+json.",
      "Send the header Content-Type that belongs to the body."),
  INVALID_VARIABLES(
      422,
      "The service’s variables are not valid",
      "A variable is missing, out of range or not known. “errors” names each and says what to give.",
      "Mend them; the chart of services has the bounds."),
  PRICE_NOT_YOURS(
      422,
      "The price does not come from there",
      "The catalogue prices this service by its variables; only services that price themselves name"
          + " credits when a job begins, and those send no variables.",
      "Send “variables” for a priced service, “credits” for one that prices itself."),
  NO_RATE(
      422,
      "The service has no rate for that time",
      "The catalogue has no working rate in force when the job occurred.",
      "Check “occurred_at”, or tell the operator."),
  CHARGE_CODE_REQUIRED(
      422,
      "The contract wants a charge code",
      "Every job on this contract carries the customer’s own project or job number.",
      "Send it as “charge_code”."),
  CHARGE_CODE_UNKNOWN(
      422,
      "The charge code is not on the contract’s list",
      "This contract takes only the charge codes of its list, spelt exactly so.",
      "Check it with the user, or ask a contract administrator to add it."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The key was used for another request",
      "This Idempotency-Key came before with another body or at another address. Nothing was done.",
      "Use a new key for a new request. To repeat a request, repeat it unchanged."),
  TOO_MANY_REQUESTS(
      429,
      "Too many requests",
      "This API key sends more requests than the portal takes from one key.",
      "Wait for as many seconds as the header Retry-After says, and send it again with the same key."),
  NOT_POSTED(
      500,
      "The step could not be posted",
      "The portal’s database refuses what the step would write. Nothing was done, nothing is stored,"
          + " and the same request would be refused again.",
      "Tell the operator the “reference”: it names the entry in the portal’s log. Once that is mended,"
          + " the same request can be sent with the same key."),
  BUSY(
      503,
      "Too much is waiting",
      "The portal could not answer in time. Whether the step was taken is not known to this answer.",
      "Wait for as many seconds as the header Retry-After says, and send the request again with the"
          + " same key: it acts once, however often it is sent.");

  private final int status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ProblemType(int status, String title, String meaning, String remedy) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** Empty when there is no such kind. */
  public static Optional<ProblemType> named(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** {@code insufficient-credits}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What happened. */
  public String meaning() {
    return meaning;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
