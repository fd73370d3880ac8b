package cloudcredits.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every layout needs around a page's own content. {@link View} makes one for each answer and
 * hands it to the template as {@code frame}.
 *
 * @param path the request's path, which decides the current section
 * @param now when the answer was made: the sheet's "as of"
 * @param notice what the visitor's last action did, shown once
 * @param csrf asked only by pages that hold a form, since asking may set a cookie
 */
public record Frame(
    Assets assets,
    Links links,
    Optional<Visitor> visitor,
    Optional<Here> here,
    String path,
    Instant now,
    Optional<Notice> notice,
    Supplier<String> csrf) {

  /** The value of a form's {@code _csrf} field. */
  public String csrfToken() {
    return csrf.get();
  }

  /**
   * How a navigation entry relates to this page, as {@code aria-current} says it: "page" for the
   * page itself, "true" for the section that it belongs to, null (no attribute) otherwise.
   */
  public String current(Here.Section section, List<Here.Section> sections) {
    if (section.href().equals(path)) {
      return "page";
    }
    return sections.stream()
            .map(Here.Section::href)
            .filter(href -> path.equals(href) || path.startsWith(href + "/"))
            .max(Comparator.comparingInt(String::length))
            .filter(section.href()::equals)
            .isPresent()
        ? "true"
        : null;
  }
}
