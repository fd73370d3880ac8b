package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The portal's own style sheet, script, icons and font, held in memory. Their addresses carry a
 * fingerprint of them all, so a browser may keep them for ever; an address with another fingerprint
 * is answered too, for pages that were open when the portal was renewed, but not kept.
 */
public final class Assets {

  static final String ROUTE = "/static/<path>";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String STYLE = "css/portal.css";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8",
          "webmanifest", "application/manifest+json");

  private final Supplier<Bundle> bundle;
  private final boolean keep;

  private Assets(Supplier<Bundle> bundle, boolean keep) {
    this.bundle = bundle;
    this.keep = keep;
  }

  /** From the class path, once; in development from the folder {@code static}, on every request. */
  public static Assets load(Site site) {
    if (site.development()) {
      return new Assets(() -> read(Path.of("static")), false);
    }
    Bundle loaded = readClassPath();
    return new Assets(() -> loaded, true);
  }

  /**
   * The address of an asset: {@code css/portal.css} is the whole style sheet.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public String url(String name) {
    Bundle current = bundle.get();
    if (!current.assets.containsKey(name)) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return "/static/" + current.fingerprint + "/" + name;
  }

  void serve(Context ctx) {
    Bundle current = bundle.get();
    String path = ctx.pathParam("path");
    int slash = path.indexOf('/');
    Asset asset = current.assets.get(path.substring(slash + 1));
    if (slash < 0 || asset == null) {
      throw Refusal.notFound();
    }
    boolean known = path.substring(0, slash).equals(current.fingerprint);
    ctx.header("Cache-Control", keep && known ? FOR_EVER : "no-cache");
    ctx.header("ETag", asset.tag);
    ctx.header("Vary", "Accept-Encoding");
    if (asset.tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
    } else {
      send(ctx, asset);
    }
  }

  private static void send(Context ctx, Asset asset) {
    String accepted = ctx.header("Accept-Encoding");
    boolean zipped = asset.gzip.length < asset.bytes.length;
    ctx.disableCompression().contentType(asset.type);
    if (zipped && accepted != null && accepted.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip").result(asset.gzip);
    } else {
      ctx.result(asset.bytes);
    }
  }

  private record Bundle(String fingerprint, Map<String, Asset> assets) {}

  private record Asset(byte[] bytes, byte[] gzip, String type, String tag) {}

  private static Bundle readClassPath() {
    try {
      var root = Assets.class.getResource("/static").toURI();
      if (!root.getScheme().equals("jar")) {
        return read(Path.of(root));
      }
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        return read(jar.getPath("/static"));
      }
    } catch (IOException | java.net.URISyntaxException unreadable) {
      throw new IllegalStateException("static files are not on the class path", unreadable);
    }
  }

  private static Bundle read(Path folder) {
    var assets = new TreeMap<String, Asset>();
    MessageDigest all = sha256();
    files(folder)
        .forEach(
            (name, bytes) -> {
              all.update(bytes);
              assets.put(name, asset(name, bytes));
            });
    return new Bundle(hex(all), assets);
  }

  private static Map<String, byte[]> files(Path folder) {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.endsWith(".css")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
      files.put(STYLE, StyleSheet.join(folder.resolve("css")));
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Asset asset(String name, byte[] bytes) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "application/octet-stream");
    MessageDigest digest = sha256();
    digest.update(bytes);
    return new Asset(bytes, gzip(bytes), type, "W/\"" + hex(digest) + "\"");
  }

  private static byte[] gzip(byte[] bytes) {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 4);
  }
}
