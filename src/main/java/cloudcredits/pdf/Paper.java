package cloudcredits.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A paper's XHTML as a document. */
final class Paper {

  /** What XML can't say, not even escaped. */
  private static final String UNSAYABLE =
      "[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private Paper() {}

  /**
   * @param xhtml as UTF-8, without a document type
   * @throws IllegalArgumentException when it is not well-formed
   */
  static Document parse(byte[] xhtml) {
    String text = new String(xhtml, StandardCharsets.UTF_8).replaceAll(UNSAYABLE, "");
    try {
      var parsers = DocumentBuilderFactory.newInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = parsers.newDocumentBuilder();
      parser.setErrorHandler(null);
      return parser.parse(new InputSource(new StringReader(text)));
    } catch (SAXException malformed) {
      throw new IllegalArgumentException("a paper must be well-formed XML", malformed);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Puts the style sheet into its head. */
  static void style(Document paper, String css) {
    Element style = paper.createElement("style");
    style.appendChild(paper.createTextNode(css));
    paper.getElementsByTagName("head").item(0).appendChild(style);
  }
}
