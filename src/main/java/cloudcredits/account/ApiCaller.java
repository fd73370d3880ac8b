package cloudcredits.account;

import java.util.Set;

/**
 * The cloud service that calls, by its API key.
 *
 * @param id the key's number, for the audit trail
 * @param name what operators call the key
 * @param services the keys of the services that it may act for (rules §11)
 */
public record ApiCaller(int id, String name, Set<String> services) {

  public ApiCaller {
    services = Set.copyOf(services);
  }
}
