package cloudcredits.cap;

import cloudcredits.web.Form;

/**
 * The form of one cap.
 *
 * @param title whose cap it is
 * @param text what it does
 * @param action where the form is sent
 * @param back the page of all caps
 */
public record CapPage(String title, String text, String action, String back, Form form) {}
