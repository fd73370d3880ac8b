package cloudcredits.contract;

import cloudcredits.account.EmailAddress;

/**
 * Somebody who is to have a role, by address: whoever has an account with it, or else a person who
 * is invited.
 *
 * @param name for a new account: 1 to 120 characters
 */
public record Appointee(EmailAddress email, String name) {}
