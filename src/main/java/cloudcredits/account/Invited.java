package cloudcredits.account;

import cloudcredits.credit.PersonId;
import java.net.URI;
import java.util.Optional;

/**
 * The person behind an address, who may have been invited just now.
 *
 * @param isNew whether the account was made, and an invitation written, by this call
 * @param linkToShow the invitation's address, in a demo only: elsewhere nobody but the mailbox's
 *     owner may see it, or whoever invites could open the account in their name
 */
public record Invited(PersonId person, boolean isNew, Optional<String> linkToShow) {

  /** The same link as a path on this site. */
  public Optional<String> localLink() {
    return linkToShow.map(link -> URI.create(link).getRawPath());
  }
}
