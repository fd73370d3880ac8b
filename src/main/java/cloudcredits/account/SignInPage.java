package cloudcredits.account;

import cloudcredits.web.Form;
import java.util.List;

/**
 * The sign-in page.
 *
 * @param next the local path to go on to, "" for the start page
 * @param demo the accounts to offer; none without demo data
 */
public record SignInPage(Form form, String next, List<DemoAccount> demo) {}
