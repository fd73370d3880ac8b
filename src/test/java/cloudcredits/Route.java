package cloudcredits;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the portal's own table of routes.
 *
 * @param path with the names of its parameters in braces
 */
public record Route(String method, String path) {

  private static final Pattern PARAMETER = Pattern.compile("[{<](\\w+)[}>]");

  public boolean isPost() {
    return !method.equals("GET");
  }

  public List<String> parameters() {
    return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The address with these values in it; a parameter without one is a gap in the test. */
  public String with(Map<String, String> values) {
    Matcher matcher = PARAMETER.matcher(path);
    return matcher.replaceAll(
        found -> {
          String value = values.get(found.group(1));
          if (value == null) {
            throw new AssertionError(this + ": teach the World what {" + found.group(1) + "} is");
          }
          return Matcher.quoteReplacement(value);
        });
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
