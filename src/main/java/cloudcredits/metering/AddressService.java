package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.account.EmailAddress;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds what requests name, and remembers it, so that a step of a job costs no query outside the
 * ledger. What is remembered never changes, but for whose an e-mail address is: that is asked again
 * every two seconds. What was not found is never remembered.
 */
public final class AddressService {

  private static final int MOST_CONTRACTS = 50_000;
  private static final int MOST_PEOPLE = 100_000;
  private static final int MOST_JOBS = 200_000;
  private static final Duration ADDRESS_REMEMBERED = Duration.ofSeconds(2);

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

  private final Jdbi jdbi;
  private final AddressRepository addresses = new AddressRepository();
  private final Cache<String, ContractId> contracts =
      Caffeine.newBuilder().maximumSize(MOST_CONTRACTS).build();
  private final Cache<String, PersonId> people =
      Caffeine.newBuilder().maximumSize(MOST_PEOPLE).expireAfterWrite(ADDRESS_REMEMBERED).build();
  private final Cache<Integer, PersonId> ids =
      Caffeine.newBuilder().maximumSize(MOST_PEOPLE).build();
  private final Cache<JobId, KnownJob> jobs = Caffeine.newBuilder().maximumSize(MOST_JOBS).build();

  public AddressService(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<ContractId> contract(String number) {
    return Optional.ofNullable(
        contracts.get(
            number, key -> jdbi.withHandle(tx -> addresses.contract(tx, key)).orElse(null)));
  }

  /**
   * @param user an e-mail address or an id
   */
  Optional<PersonId> person(String user) {
    return ID.matcher(user).matches()
        ? Optional.ofNullable(ids.get(Integer.valueOf(user), key -> find(key).orElse(null)))
        : Optional.ofNullable(people.get(user, key -> find(key).orElse(null)));
  }

  private Optional<PersonId> find(int id) {
    return jdbi.withHandle(tx -> addresses.personById(tx, id));
  }

  private Optional<PersonId> find(String address) {
    return EmailAddress.parse(address)
        .flatMap(email -> jdbi.withHandle(tx -> addresses.personByEmail(tx, email.value())));
  }

  /** A job of one of the caller's own services; others do not exist for it (rules §11). */
  Optional<KnownJob> job(ApiCaller caller, JobId id) {
    return Optional.ofNullable(jobs.get(id, key -> find(key).orElse(null)))
        .filter(job -> caller.services().contains(job.service()));
  }

  private Optional<KnownJob> find(JobId id) {
    return contractOf(id).flatMap(c -> jdbi.withHandle(tx -> addresses.job(tx, c, id)));
  }

  /** The contract that a job's id leads to; empty when it is no id of ours. */
  static Optional<ContractId> contractOf(JobId id) {
    try {
      return Optional.of(id.contract());
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** Spares the first step after a job's beginning its query. */
  void remember(KnownJob job) {
    jobs.put(job.id(), job);
  }
}
