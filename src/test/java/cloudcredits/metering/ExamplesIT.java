package cloudcredits.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.PersonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/api/README.md do what they say: one shell runs them all, in their order. */
class ExamplesIT {

  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private final ApiServer server = new ApiServer();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everyExampleRuns() throws Exception {
    PersonId ana = server.fixture.person("Ana");
    server.fixture.seat(server.c, ana);
    List<String> blocks =
        BLOCK
            .matcher(Files.readString(Path.of("docs/api/README.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    assertTrue(blocks.size() >= 8);
    String script = blocks.stream().collect(Collectors.joining("\n", "set -eo pipefail\n", ""));

    String output = run(script);

    // 10 frames of 3840 × 2160 are 83; 33 of them, 41 for 5 frames, less 8, then 2 + 1 + 3 + 1 + 1.
    assertTrue(output.contains("\"credits\":\"83.00\",\"rate_version\":1"), output);
    assertTrue(output.contains("\"used\":\"74.00\",\"returned\":\"8.00\""), output);
    ApiClient api = server.client();
    assertEquals("26.00", api.get("contracts/110-0000-0001/balance").at("individual/available"));
  }

  private String run(String script) throws Exception {
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", script);
    bash.directory(folder.toFile()).redirectErrorStream(true);
    bash.environment().put("PORTAL", server.address().toString());
    bash.environment().put("KEY", server.key());
    Path log = folder.resolve("output.txt");
    Process process = bash.redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it takes too long");
    String output = Files.readString(log);
    assertEquals(0, process.exitValue(), output);
    return output;
  }
}
