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
 * ledger. What is remembered never changes, but for whose an e-mail address is: whether any has
 * changed is asked every two seconds. What was not found is never remembered.
 */
public final class AddressService {

  private static final int MOST_CONTRACTS = 50_000;
  private static final int MOST_PEOPLE = 100_000;
  private static final int MOST_JOBS = 200_000;
  private static final Duration VERSION_REMEMBERED = Duration.ofSeconds(2);

  /** The version of all addresses is one number. */
  private static final Boolean THE_VERSION = true;

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

  private final Jdbi jdbi;
  private final AddressRepository addresses = new AddressRepository();
  private final Cache<String, ContractId> contracts =
      Caffeine.newBuilder().maximumSize(MOST_CONTRACTS).build();
  private final Cache<Boolean, Long> versions =
      Caffeine.newBuilder().expireAfterWrite(VERSION_REMEMBERED).build();
  private final Cache<String, Addressee> people =
      Caffeine.newBuilder().maximumSize(MOST_PEOPLE).build();
  private final Cache<Integer, PersonId> ids =
      Caffeine.newBuilder().maximumSize(MOST_PEOPLE).build();
  private final Cache<JobId, KnownJob> jobs = Caffeine.newBuilder().maximumSize(MOST_JOBS).build();

  /**
   * Whose an address was.
   *
   * @param version of all addresses, known before this one was looked up
   */
  private record Addressee(PersonId person, long version) {}

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
        : byAddress(user);
  }

  private Optional<PersonId> byAddress(String address) {
    long version = versions.get(THE_VERSION, _ -> jdbi.withHandle(addresses::version));
    Addressee known = people.getIfPresent(address);
    if (known != null && known.version() == version) {
      return Optional.of(known.person());
    }
    Optional<PersonId> found = find(address);
    found.ifPresent(person -> people.put(address, new Addressee(person, version)));
    return found;
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
