package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
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
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger as files, on a contract with a little history. */
class LedgerFilesIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static ReportWorld world;
  private static PersonId zoe;
  private static int port;

  @BeforeAll
  static void live() {
    world = new ReportWorld("Europe/Amsterdam", "2027-02-01T09:00:00Z", "2027-01-01", "2028-01-01");
    zoe = world.fixture.person("=Zoë \"Zed\", Łuk");
    world.fixture.seat(world.id, zoe);
    world.fixture.buy(world.id, 3);
    JobId job = world.charge(zoe, "rendering", new Credits(13_050), Optional.of("@P-1"));
    world.on(24 * 60);
    world.reverse(job, Optional.of(Credits.of(40)));
    world.visitor("manager");
    port = world.serve(false);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void theCsvIsTheGoldenFile() throws IOException {
    String csv = text(get("/ledger.csv?period=all"));
    assertEquals(
        Files.readString(Path.of("src/test/resources/golden/ledger.csv")),
        csv.replaceAll(ID, "JOB").replace("\r\n", "\n"));
  }

  @Test
  void theSpreadsheetHasNumbersDatesAndTextThatStaysText() throws IOException {
    byte[] file = get("/ledger.xlsx?period=all");
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Row> rows = workbook.getFirstSheet().read();
      Row settled =
          rows.stream()
              .filter(row -> row.getCellText(3).equals("settle"))
              .findFirst()
              .orElseThrow();
      assertEquals(CellType.NUMBER, settled.getCell(6).getType());
      assertEquals(0, new BigDecimal("30.50").compareTo(settled.getCell(6).asNumber()));
      assertEquals(LocalDateTime.parse("2027-02-01T10:00"), settled.getCell(1).asDate());
      assertEquals("=Zoë \"Zed\", Łuk", settled.getCell(8).asString());
      assertEquals(CellType.STRING, settled.getCell(8).getType());
      assertEquals("@P-1", settled.getCell(11).asString());
      List<Row> about = workbook.findSheet("About").orElseThrow().read();
      assertEquals("110-4402-8817, Customer of 110-4402-8817", about.get(1).getCellText(1));
      assertEquals("2027-01-01 to 2027-04-02, both included", about.get(2).getCellText(1));
      assertEquals("All, all movements", about.get(3).getCellText(1));
      assertEquals("2 Apr 2027, 11:00", about.get(4).getCellText(1));
    }
    String sheet = part(file, "xl/worksheets/sheet1.xml");
    assertTrue(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""), sheet);
    assertTrue(!sheet.contains("<f>"), "no formulas");
  }

  @Test
  void everyEntryIsThereHoweverManyThereAre() throws IOException {
    try (var big = new ReportWorld("UTC", "2027-02-01T09:00:00Z", "2027-01-01", "2028-01-01")) {
      PersonId ana = big.fixture.person("Ana");
      big.fixture.seat(big.id, ana);
      big.fixture.buy(big.id, 20);
      for (int i = 0; i < 1_100; i++) {
        big.charge(ana, "rendering", Credits.of(1), Optional.empty());
      }
      big.visitor("manager");
      String csv = text(get(big.serve(false), "/ledger.csv?period=all"));
      assertEquals(1 + 2 + 2 * 1_100, csv.lines().count(), "a head, two grants, two entries a job");
    }
  }

  private static byte[] get(String path) {
    return get(port, path);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] get(int port, String path) {
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/contracts/110-4402-8817" + path))
              .header("Cookie", "session=manager")
              .build();
      HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, answer.statusCode());
      return answer.body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String part(byte[] file, String name) throws IOException {
    Path saved = Files.createTempFile("ledger", ".xlsx");
    Files.write(saved, file);
    try (var zip = new ZipFile(saved.toFile())) {
      byte[] part = zip.getInputStream(zip.getEntry(name)).readAllBytes();
      return new String(part, StandardCharsets.UTF_8);
    } finally {
      Files.delete(saved);
    }
  }
}
