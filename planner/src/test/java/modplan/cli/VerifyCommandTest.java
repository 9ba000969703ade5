package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import modplan.PlanTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir Path directory;

  private String out = "";
  private String err = "";

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

  private int modplan(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int code =
        Main.run(
            arguments,
            new Session(
                new PrintStream(outBytes, false, StandardCharsets.UTF_8),
                new PrintStream(errBytes, false, StandardCharsets.UTF_8),
                directory));
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void rootsAndLoadPathAreThoseOfThePlan() throws Exception {
    assertThat(modplan("plan", "lib/p", "-L", "lib", "--format", "json", "-o", "plan.json"))
        .isZero();

    assertThat(modplan("verify", "plan.json")).isZero();
    assertThat(out)
        .startsWith("plan.json: the plan holds; checked 2 modules of the roots, 2 steps");
    assertThat(modplan("verify", "plan.json", "lib/p", "-L", "lib")).isZero();
  }

  @Test
  void aLineForEachViolation() throws Exception {
    assertThat(modplan("plan", "lib", "--format", "json", "-o", "plan.json")).isZero();
    Files.writeString(directory.resolve("lib/p/c.scm"), "(define-module (p c))");

    assertThat(modplan("verify", "plan.json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out)
        .isEqualTo("plan.json: (p c): a module of the roots that the plan does not have\n");
  }

  @Test
  void whatIsNoPlanIsAUsageError() throws Exception {
    Files.writeString(directory.resolve("bad.json"), "{}");
    assertThat(modplan("verify", "bad.json")).isEqualTo(ExitCode.USAGE);
    assertThat(err).startsWith("modplan: bad.json: this is no plan");
    assertThat(modplan("verify", "none.json")).isEqualTo(ExitCode.USAGE);
    assertThat(modplan("verify")).isEqualTo(ExitCode.USAGE);
  }
}
