package modplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of the machine. */
public final class Requirements {
  private Requirements() {}

  /** Skips the test where something is missing; in CI nothing may be. */
  public static void require(boolean isThere, String reason) {
    assumeTrue(isThere || "true".equals(System.getenv("CI")), reason);
    assertThat(isThere).as("with CI=true no test is skipped: %s", reason).isTrue();
  }
}
