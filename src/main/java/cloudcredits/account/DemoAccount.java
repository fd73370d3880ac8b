package cloudcredits.account;

/**
 * An account of the demo data, offered on the sign-in page while the demo data is there.
 *
 * @param who the person's name
 * @param what their part in words, in lower case: "contract manager"
 */
public record DemoAccount(String who, String what, String email, String password) {}
