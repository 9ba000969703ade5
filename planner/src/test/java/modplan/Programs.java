package modplan;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Programs that tests start. */
public final class Programs {
  private Programs() {}

  /** Skips the test where one is missing; in CI none may be. */
  public static void assumePresent(String... programs) throws InterruptedException {
    for (String program : programs) {
      Requirements.require(isPresent(program), program + " is not installed");
    }
  }

  private static boolean isPresent(String program) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException notFound) {
      return false;
    }
  }
}
