package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The usage report as files: they hold what its page shows. */
class UsageFilesIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ReportWorld world;
  private static int port;

  @BeforeAll
  static void live() {
    world = new ReportWorld("UTC", "2027-02-01T09:00:00Z", "2027-01-01", "2028-01-01");
    PersonId ana = world.fixture.person("Ana Łuk");
    PersonId ben = world.fixture.person("Ben <b>Sample</b> & Co");
    world.fixture.seat(world.id, ana);
    world.fixture.seat(world.id, ben);
    world.fixture.buy(world.id, 30);
    for (int week = 0; week < 12; week++) {
      world.charge(ana, "rendering", Credits.of(100), Optional.of("P-1"));
      JobId back = world.charge(ben, "optimization", Credits.of(50), Optional.empty());
      world.reverse(back, Optional.of(Credits.of(10)));
      world.on(7 * 24);
    }
    world.hold(ana, "rendering", Credits.of(8));
    world.hold(ben, "rendering", Credits.of(50_000));
    world.fixture.unseat(world.id, ben);
    world.visitor("manager");
    port = world.serve(false);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "usage, ?period=all",
    "usage-by-user-and-month, ?period=all&and=month",
    "usage-by-month, ?period=all&by=month"
  })
  void theCsvIsTheGoldenFile(String name, String query) throws IOException {
    assertEquals(
        Files.readString(Path.of("src/test/resources/golden", name + ".csv")),
        new String(get("/usage.csv" + query), StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  @Test
  void theSpreadsheetAddsUpToThePagesTotal() throws IOException {
    byte[] file = get("/usage.xlsx?period=all");
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertEquals("Used", rows.getFirst().getCellText(4));
      assertEquals(CellType.NUMBER, rows.get(1).getCell(4).getType());
      BigDecimal used =
          rows.stream()
              .skip(1)
              .map(row -> row.getCell(4).asNumber())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, used.compareTo(new BigDecimal(1_680)));
      List<Row> about = workbook.findSheet("About").orElseThrow().read();
      assertEquals("By user, All", about.get(3).getCellText(1));
    }
  }

  @Test
  void theJobsCountForWhatTheReportShows() throws IOException {
    String csv = new String(get("/usage/jobs.csv?period=all"), StandardCharsets.UTF_8);
    List<NamedCsvRecord> jobs;
    try (var reader = CsvReader.builder().ofNamedCsvRecord(csv.substring(1))) {
      jobs = reader.stream().toList();
    }
    assertEquals(26, jobs.size());
    BigDecimal counted =
        jobs.stream()
            .map(job -> new BigDecimal(job.getField("Counted in the period")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(new BigDecimal("1680.00"), counted);
    assertEquals(1, jobs.stream().filter(job -> job.getField("State").equals("refused")).count());
    try (var workbook =
        new ReadableWorkbook(new ByteArrayInputStream(get("/usage/jobs.xlsx?period=all")))) {
      assertEquals(27, workbook.getFirstSheet().read().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?period=all&by=service",
        "?period=all&by=user&and=month",
        "?period=all&by=month&and=service",
        "?from=2020-01-01&to=2020-02-01",
        "?by=code&code=~none&period=nonsense"
      })
  void everyViewPrints(String query) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(get("/usage.pdf" + query))) {
      assertTrue(pdf.getNumberOfPages() >= 1);
    }
  }

  @Test
  void thePaperTellsTheReportAndTheRunway() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(get("/usage.pdf?period=all"))) {
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("1,680 credits used in"), text);
      assertTrue(text.contains("Ben <b>Sample</b> & Co No longer seated"), text);
      assertTrue(text.contains("All 2 people"), text);
      assertTrue(text.contains("Statement"), text);
      assertTrue(text.contains("the mean of the last"), "the runway's method");
      assertTrue(text.contains("As of"), text);
      assertTrue(text.contains("Page 1 of " + pdf.getNumberOfPages()), text);
      assertTrue(
          pdf.getDocumentInformation().getTitle().startsWith("Usage of Customer of"),
          pdf.getDocumentInformation().getTitle());
    }
  }

  private static byte[] get(String path) {
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/contracts/110-4402-8817" + path))
              .header("Cookie", "session=manager")
              .build();
      HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, answer.statusCode(), path);
      return answer.body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
