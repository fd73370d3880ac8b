package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.ledger.IdempotencyKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One write that a service asks for, alone or as part of a batch.
 *
 * @param key the service's own name for it
 * @param path below {@code /api/v1/}
 */
record Call(ApiCaller caller, String key, String path, JsonNode body) {

  /**
   * The key with a hash of what is asked: of the path and the body's JSON without white space. So
   * the same request is the same whether it comes alone or in a batch, however it is laid out.
   */
  IdempotencyKey idempotencyKey() {
    return new IdempotencyKey(caller.id(), key, hash(path, body));
  }

  static byte[] hash(String path, JsonNode body) {
    MessageDigest digest = sha256();
    digest.update(("POST " + path + "\n").getBytes(StandardCharsets.UTF_8));
    return digest.digest(Json.bytes(body));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
