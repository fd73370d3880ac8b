package cloudcredits.cap;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;

/**
 * The form of one cap.
 *
 * @param tabs the pages of the settings
 * @param title whose cap it is
 * @param text what it does
 * @param action where the form is sent
 * @param back the page of all caps
 */
public record CapPage(
    List<Choice> tabs, String title, String text, String action, String back, Form form) {}
