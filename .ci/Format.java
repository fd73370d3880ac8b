import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps every source below a folder as google-java-format wants it: {@code Format check src} names
 * what differs and fails, {@code Format write src} mends it.
 */
final class Format {

  private static final Formatter FORMATTER = new Formatter();

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> differing = differing(Path.of(args[1]));
    for (Path file : differing) {
      System.out.println((write ? "Formatted " : "Not formatted: ") + file);
      if (write) {
        Files.writeString(file, formatted(Files.readString(file)));
      }
    }
    if (!write && !differing.isEmpty()) {
      System.out.println("`mvn -q -Pformat` formats them.");
      System.exit(1);
    }
  }

  private static List<Path> differing(Path folder) throws Exception {
    List<Path> differing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        if (!formatted(source).equals(source)) {
          differing.add(file);
        }
      }
    }
    return differing;
  }

  private static String formatted(String source) throws Exception {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
    return FORMATTER.formatSource(ordered);
  }
}
