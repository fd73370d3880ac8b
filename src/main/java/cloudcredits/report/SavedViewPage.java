package cloudcredits.report;

import cloudcredits.web.Form;

/**
 * One view that a person keeps, ready to print.
 *
 * @param path of this page, that the name is sent to
 * @param open the report
 * @param back to all of them
 */
public record SavedViewPage(
    String name, String said, String path, String open, String back, Form form) {}
