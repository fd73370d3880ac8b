package cloudcredits.pdf;

import cloudcredits.web.Templates;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.w3c.dom.Document;

/**
 * Prints papers as PDF: a template in XHTML, laid out by {@code paper.css} in fonts that the file
 * carries within. Nothing is fetched from anywhere. The files are tagged (PDF/UA), so that they can
 * be read aloud.
 */
public final class Printer {

  private static final String FONT = "Sofia Sans";
  private static final int REGULAR = 400;
  private static final int STRONG = 600;
  private static final String STYLE = new String(resource("paper.css"), StandardCharsets.UTF_8);

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final Templates templates;

  public Printer(Templates templates) {
    this.templates = templates;
  }

  /**
   * Prints a paper.
   *
   * @param template well-formed as XML: a {@code paper/sheet.jte} with its content
   * @param values the template's parameters
   * @return the PDF file
   */
  public byte[] print(String template, Map<String, Object> values) {
    var pdf = new ByteArrayOutputStream();
    try {
      print(template, values, pdf);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return pdf.toByteArray();
  }

  /** As {@link #print(String, Map)}, written to a stream that stays open. */
  public void print(String template, Map<String, Object> values, OutputStream out)
      throws IOException {
    Document paper = Paper.parse(templates.render(template, values));
    Paper.style(paper, STYLE);
    try (PdfBoxRenderer renderer = renderer(paper, out)) {
      renderer.layout();
      renderer.createPDF();
    }
  }

  private static PdfBoxRenderer renderer(Document paper, OutputStream out) {
    return new PdfRendererBuilder()
        .usePdfUaAccessibility(true)
        .useFont(() -> font("regular"), FONT, REGULAR, FontStyle.NORMAL, true)
        .useFont(() -> font("semibold"), FONT, STRONG, FontStyle.NORMAL, true)
        .useObjectDrawerFactory(new Drawer())
        .useExternalResourceAccessControl(
            (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .withProducer("Cloud Credits")
        .withW3cDocument(paper, null)
        .toStream(out)
        .buildPdfRenderer();
  }

  private static InputStream font(String name) {
    return Printer.class.getResourceAsStream("sofia-sans-" + name + ".ttf");
  }

  private static byte[] resource(String name) {
    try (InputStream in = Printer.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
