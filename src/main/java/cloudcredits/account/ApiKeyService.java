package cloudcredits.account;

import cloudcredits.credit.PersonId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The keys that cloud services call with. Who a key belongs to is remembered for {@link
 * #REMEMBERED}, so that calls cost no query: a revocation works at once in the process that made
 * it, and within that time in every other.
 */
public final class ApiKeyService {

  /** How long a revoked key may still work in another process. */
  public static final Duration REMEMBERED = Duration.ofSeconds(5);

  private static final String PREFIX = "cck_";
  private static final Pattern SHAPE =
      Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + Token.LENGTH + "}");
  private static final int MOST_REMEMBERED = 10_000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final AuditService audit;
  private final Cache<ByteBuffer, Optional<ApiCaller>> remembered =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  /** A key that was just made: its text is shown now and never again. */
  public record NewKey(int id, String text) {

    @Override
    public String toString() {
      return "API key " + id;
    }
  }

  public ApiKeyService(Jdbi jdbi, Clock clock, AuditService audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Makes a key.
   *
   * @param name 1 to 120 characters
   * @param services the keys of the services that it may act for, at least one
   * @param by the operator who makes it; nobody in demo data
   */
  public NewKey create(String name, Set<String> services, Optional<PersonId> by) {
    Token key = new Token(PREFIX + Token.fresh().text());
    List<String> sorted = services.stream().sorted().toList();
    int id =
        jdbi.inTransaction(
            tx -> {
              Instant now = clock.instant();
              int added = new ApiKeyRepository(tx).add(key, name, sorted, by, now);
              Actor actor = by.map(Actor::person).orElseGet(Actor::system);
              audit.record(
                  tx,
                  now,
                  actor,
                  Optional.empty(),
                  AuditAction.KEY_CREATED,
                  name,
                  String.join(", ", sorted));
              return added;
            });
    return new NewKey(id, key.text());
  }

  /** Who calls with this key; empty when it is none or was revoked. */
  public Optional<ApiCaller> authenticate(String bearer) {
    if (!SHAPE.matcher(bearer).matches()) {
      return Optional.empty();
    }
    byte[] hash = new Token(bearer).hash();
    return remembered.get(
        ByteBuffer.wrap(hash), _ -> jdbi.withHandle(tx -> new ApiKeyRepository(tx).caller(hash)));
  }

  /** All keys: those that work first, the newest first. */
  List<ApiKey> all() {
    return jdbi.withHandle(tx -> new ApiKeyRepository(tx).all());
  }

  Optional<ApiKey> find(int id) {
    return jdbi.withHandle(tx -> new ApiKeyRepository(tx).find(id));
  }

  /** Revokes a key for good; false when there is none with this number or it was revoked before. */
  public boolean revoke(int id, PersonId by) {
    Optional<byte[]> hash = jdbi.inTransaction(tx -> revoke(tx, id, by));
    hash.map(ByteBuffer::wrap).ifPresent(remembered::invalidate);
    return hash.isPresent();
  }

  private Optional<byte[]> revoke(Handle tx, int id, PersonId by) {
    Instant now = clock.instant();
    ApiKeyRepository keys = new ApiKeyRepository(tx);
    Optional<byte[]> hash = keys.revoke(id, now);
    if (hash.isPresent()) {
      String name = keys.find(id).orElseThrow().name();
      audit.record(tx, now, Actor.person(by), Optional.empty(), AuditAction.KEY_REVOKED, name, "");
    }
    return hash;
  }
}
