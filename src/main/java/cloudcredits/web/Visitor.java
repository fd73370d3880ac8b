package cloudcredits.web;

import cloudcredits.credit.PersonId;

/**
 * The person who is signed in.
 *
 * @param operator whether this is one of the vendor's own people
 * @param csrfToken belongs to the session; every form sends it back
 */
public record Visitor(PersonId id, String name, String email, boolean operator, String csrfToken) {}
