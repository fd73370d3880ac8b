package cloudcredits.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one style sheet of {@code css/index.css} and the files that it imports. */
final class StyleSheet {

  private static final Pattern IMPORT =
      Pattern.compile("@import url\\(\"([\\w/.-]+)\"\\) layer\\((\\w+)\\)( \\w+)?;");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/\\s*", Pattern.DOTALL);

  private StyleSheet() {}

  static byte[] join(Path css) throws IOException {
    Matcher imports = IMPORT.matcher(Files.readString(css.resolve("index.css")));
    var sheet = new StringBuilder();
    while (imports.find()) {
      imports.appendReplacement(sheet, "");
      sheet.append(layer(Files.readString(css.resolve(imports.group(1))), imports));
    }
    imports.appendTail(sheet);
    return COMMENT.matcher(sheet).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }

  private static String layer(String rules, Matcher imported) {
    String layer = "@layer " + imported.group(2) + " {\n" + rules + "}";
    return imported.group(3) == null
        ? layer
        : "@media" + imported.group(3) + " {\n" + layer + "\n}";
  }
}
