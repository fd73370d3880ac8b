package cloudcredits.web;

import java.util.List;

/**
 * Links that stand on every page and belong to features, which this package does not know.
 *
 * @param personal what a signed-in person reaches from their own name
 * @param help the foot of the page
 */
public record Links(List<Here.Section> personal, List<Here.Section> help) {}
