package cloudcredits.faults;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Runs small programs of the system. */
final class Processes {

  private Processes() {}

  /** Fails when the program does. */
  static void run(String... command) throws IOException, InterruptedException {
    if (!succeeds(command)) {
      throw new AssertionError(String.join(" ", command));
    }
  }

  static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
