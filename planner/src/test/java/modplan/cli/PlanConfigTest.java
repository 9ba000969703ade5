package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plan takes from the configuration, and that the command line comes first. */
class PlanConfigTest {
  @TempDir Path directory;

  @Test
  void jobsAndGuileComeFromTheConfiguration() throws Exception {
    PlanTree.write(
        directory,
        """
        === a.scm ===
        (define-module (a))
        === modplan.toml ===
        guile-version = "2.2"
        [plan]
        jobs = 3
        """);

    assertThat(plan().out()).contains("\"jobs\": 3", "\"guileVersion\": \"2.2\"");
    assertThat(plan("--jobs", "5", "--guile-version", "3.0").out())
        .contains("\"jobs\": 5", "\"guileVersion\": \"3.0\"");
    assertThat(plan("--no-config").out()).contains("\"jobs\": 2", "\"guileVersion\": \"3.0\"");
  }

  @Test
  void memoryAndEffortComeFromTheConfiguration() throws Exception {
    PlanTree.write(
        directory,
        """
        === a.scm ===
        (define-module (a))
        === modplan.toml ===
        [plan]
        memory = 1
        effort = "fast"
        """);

    assertThat(plan().exitCode()).isEqualTo(4);
    assertThat(plan("--memory", "4000").out()).contains("\"memoryMiB\": 4000");
  }

  @Test
  void anEffortThatIsNoneIsRefusedWithItsLine() throws Exception {
    PlanTree.write(
        directory,
        """
        === a.scm ===
        (define-module (a))
        === modplan.toml ===
        [plan]
        effort = "much"
        """);

    Outcome outcome = plan();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "modplan: modplan.toml:2: plan.effort must be fast, default or best, was much\n");
  }

  private Outcome plan(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "plan";
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return InProcess.run(directory, arguments);
  }
}
