package cloudcredits.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.web.Site;
import cloudcredits.web.Templates;
import gg.jte.Content;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrinterTest {

  private final Printer printer =
      new Printer(Templates.load(new Site(URI.create("http://localhost"), false)));

  @Test
  void printsNamesAndCurrenciesOfTheWorldInAFontThatTheFileCarries() throws IOException {
    String names =
        "Łukasz Żółć, José Núñez, Čeněk Šťastný, Ștefan, Ğülşen, Ελένη, Жанна: 1,720.00 €";
    try (PDDocument pdf = paper("<p>" + names + "</p><p><b>" + names + "</b></p>")) {
      String text = text(pdf);
      assertEquals(3, text.split(names, -1).length, text);
      for (PDFont font : fonts(pdf)) {
        assertTrue(font.isEmbedded() && font.getName().contains("SofiaSans"), font.getName());
      }
    }
  }

  @Test
  void saysWhatItIsAndInWhichLanguage() throws IOException {
    try (PDDocument pdf = paper("<h1>Usage</h1>")) {
      assertEquals("A paper", pdf.getDocumentInformation().getTitle());
      assertEquals("Made for a test", pdf.getDocumentInformation().getSubject());
      assertEquals("en", pdf.getDocumentCatalog().getLanguage());
      assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked(), "it can be read aloud");
      assertTrue(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle());
    }
  }

  @Test
  void numbersItsPagesAndRepeatsTheHeadOfATable() throws IOException {
    String rows =
        IntStream.range(0, 150)
            .mapToObj(i -> "<tr><td>Row " + i + "</td><td class=\"num\">1.00</td></tr>")
            .collect(Collectors.joining());
    try (PDDocument pdf =
        paper(
            "<table><thead><tr><th>Name</th><th>Credits</th></tr></thead><tbody>"
                + rows
                + "</tbody></table>")) {
      int pages = pdf.getNumberOfPages();
      assertTrue(pages > 2);
      for (int page = 1; page <= pages; page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(pdf);
        assertTrue(text.contains("Page " + page + " of " + pages), text);
        assertTrue(text.contains("Name") && text.contains("Credits"), text);
        assertTrue(text.contains("At the foot"), text);
      }
    }
  }

  @Test
  void whatXmlCannotSayIsLeftOut() throws IOException {
    try (PDDocument pdf = paper("<p>An\u0001a &amp; Be\uFFFEn &lt;b></p>")) {
      assertTrue(text(pdf).contains("Ana & Ben <b>"));
    }
  }

  @Test
  void fetchesNothing() throws IOException {
    String outside =
        "<style>@import url(\"file:///etc/passwd\");"
            + " p { background: url(\"http://localhost:1/x.png\"); }</style>"
            + "<p>Here</p><img alt=\"none\" src=\"file:///etc/hostname\"/>"
            + "<object data=\"http://localhost:1/x\"></object>";
    try (PDDocument pdf = paper(outside)) {
      assertTrue(text(pdf).contains("Here"));
      assertFalse(text(pdf).contains("root"));
    }
  }

  @Test
  void refusesWhatIsNotWellFormedAndWhatBringsEntities() {
    assertThrows(IllegalArgumentException.class, () -> paper("<p>open"));
    byte[] bomb =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><head/></html>"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> Paper.parse(bomb));
  }

  private PDDocument paper(String content) throws IOException {
    Content raw = output -> output.writeContent(content);
    return Loader.loadPDF(
        printer.print(
            "paper/sheet.jte",
            Map.of(
                "title", "A paper",
                "subject", "Made for a test",
                "facts", List.of(new Fact("Contract", "110"), new Fact("As of", "22 Nov 2026")),
                "foot", "At the foot",
                "content", raw)));
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static List<PDFont> fonts(PDDocument pdf) throws IOException {
    var fonts = new ArrayList<PDFont>();
    for (var page : pdf.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }
}
