package cloudcredits.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.Map;

/** The templates: compiled with the portal; in development read from disk when they change. */
public final class Templates {

  private static final String PACKAGE = "cloudcredits.generated";

  private final TemplateEngine engine;

  private Templates(TemplateEngine engine) {
    this.engine = engine;
  }

  public static Templates load(Site site) {
    return new Templates(
        site.development()
            ? fromDisk()
            : TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE));
  }

  private static TemplateEngine fromDisk() {
    var templates = new DirectoryCodeResolver(Path.of("templates"));
    var classes = Path.of("target", "jte-development");
    var engine = TemplateEngine.create(templates, classes, ContentType.Html, null, PACKAGE);
    engine.setTrimControlStructures(true);
    return engine;
  }

  /** What the template says with these parameters, as UTF-8. */
  public byte[] render(String template, Map<String, Object> parameters) {
    var output = new Utf8ByteOutput();
    engine.render(template, parameters, output);
    return output.toByteArray();
  }
}
