package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import modplan.PlanTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyCommandTest extends CommandTest {
  @BeforeEach
  void tree() throws Exception {
    PlanTree.write(
        directory,
        """
        === lib/p/a.scm ===
        (define-module (p a) #:use-module (p b))
        === lib/p/b.scm ===
        (define-module (p b))
        === modplan.toml ===
        [[optimisation]]
        paths = ["b.scm"]
        level = 1
        """);
  }

  @Test
  void rootsAndLoadPathAreThoseOfThePlan() throws Exception {
    assertThat(run("plan", "lib/p", "-L", "lib", "--format", "json", "-o", "plan.json")).isZero();

    assertThat(run("verify", "plan.json")).isZero();
    assertThat(out)
        .startsWith("plan.json: the plan holds; checked 2 modules of the roots, 2 steps");
    assertThat(run("verify", "plan.json", "lib/p", "-L", "lib")).isZero();
  }

  @Test
  void aLineForEachViolation() throws Exception {
    assertThat(run("plan", "lib", "--format", "json", "-o", "plan.json")).isZero();
    Files.writeString(directory.resolve("lib/p/c.scm"), "(define-module (p c))");

    assertThat(run("verify", "plan.json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out)
        .isEqualTo("plan.json: (p c): a module of the roots that the plan does not have\n");
  }

  @Test
  void whatIsNoPlanIsAUsageError() throws Exception {
    Files.writeString(directory.resolve("bad.json"), "{}");
    assertThat(run("verify", "bad.json")).isEqualTo(ExitCode.USAGE);
    assertThat(err).startsWith("modplan: bad.json: this is no plan");
    assertThat(run("verify", "none.json")).isEqualTo(ExitCode.USAGE);
    assertThat(run("verify")).isEqualTo(ExitCode.USAGE);
  }
}
