package modplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Programs that tests start. */
public final class Programs {
  private Programs() {}

  /** Skips the test where one is missing; in CI none may be. */
  public static void assumePresent(String... programs) throws InterruptedException {
    for (String program : programs) {
      boolean present = isPresent(program);
      assumeTrue(present || System.getenv("CI") != null, program + " is not installed");
      assertThat(present).as("%s is installed", program).isTrue();
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
