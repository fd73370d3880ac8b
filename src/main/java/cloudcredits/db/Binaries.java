package cloudcredits.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs: an archive on the class path for this system, unpacked once. */
final class Binaries {

  private Binaries() {}

  /**
   * Unpacks them into a folder named by their content, whole or not at all.
   *
   * @return the folder with {@code bin}, {@code lib} and {@code share}
   * @throws DatabaseUnavailable when none for this system are on the class path
   */
  static Path unpack(Path parent) throws IOException {
    Path folder = parent.toRealPath().resolve("binaries-" + fingerprint());
    if (!Files.exists(folder)) {
      Path unfinished = folder.resolveSibling("binaries-new");
      PrivateFiles.delete(unfinished);
      extract(unfinished);
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  private static void extract(Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void extract(InputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      PrivateFiles.directories(file);
      return;
    }
    PrivateFiles.directories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      PrivateFiles.restrict(file, (entry.getMode() & 0100) != 0);
    }
  }

  private static String fingerprint() throws IOException {
    try (var digested = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream archive() {
    String name = "/postgres-%s-%s.txz".formatted(system(), processor());
    InputStream archive = Binaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new DatabaseUnavailable(
          "No embedded PostgreSQL for this system is on the class path (%s): set DATABASE_URL to one of your own."
              .formatted(name));
    }
    return new BufferedInputStream(archive);
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") ? "arm_64" : "x86_64";
  }
}
