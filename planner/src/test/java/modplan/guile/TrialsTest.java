package modplan.guile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modplan.PlanTree;
import modplan.load.Mode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script, with both Guiles. */
class TrialsTest {
  @TempDir Path directory;

  private static GuileInstallation guile(String program) {
    try {
      return GuileInstallation.of(program);
    } catch (IOException e) {
      assumeTrue("true".equals(System.getenv("CI")), program + " is not installed");
      throw new AssertionError(program + " has to be there in CI", e);
    }
  }

  private Outcome run(GuileInstallation guile, Mode mode, String module, int seconds)
      throws Exception {
    Path file = directory.resolve(module.substring(1, module.length() - 1) + ".scm");
    Trial trial = new Trial(mode, module, file, 2);
    Map<Trial, Outcome> outcomes =
        new Trials(guile, directory, List.of(directory), Duration.ofSeconds(seconds))
            .run(List.of(trial), 1);
    return Objects.requireNonNull(outcomes.get(trial));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guile-3.0", "guile-2.2"})
  void tellsWhatHappened(String program) throws Exception {
    GuileInstallation guile = guile(program);
    PlanTree.write(
        directory,
        """
        === good.scm ===
        (define-module (good) #:export (x))
        (define x 1)
        (display "a line without an end")
        === bad.scm ===
        (define-module (bad))
        (define y (+ nowhere 1))
        === stops.scm ===
        (define-module (stops))
        (primitive-exit 0)
        === slow.scm ===
        (define-module (slow))
        (sleep 600)
        """);

    Outcome good = run(guile, Mode.LOAD_SOURCE, "(good)", 60);
    assertThat(good.ended()).isTrue();
    assertThat(good.error()).isNull();
    Outcome bad = run(guile, Mode.LOAD_SOURCE, "(bad)", 60);
    assertThat(bad.error()).contains("nowhere");
    assertThat(bad.lineThatSays("UNBOUND  variable: nowhere")).isEqualTo(bad.error());
    assertThat(bad.lineThatSays("elsewhere")).isNull();
    Outcome compiled = run(guile, Mode.COMPILE, "(bad)", 60);
    assertThat(compiled.error()).isNull();
    assertThat(compiled.lineThatSays("possibly unbound variable")).isNotNull();
    assertThat(run(guile, Mode.LOAD_SOURCE, "(stops)", 60).ended()).isFalse();
    assertThat(run(guile, Mode.LOAD_SOURCE, "(slow)", 2).ended()).isFalse();
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"guile-3.0", "guile-2.2"})
  void tellsWhatCompilingHasLoaded(String program) throws Exception {
    GuileInstallation guile = guile(program);
    PlanTree.write(
        directory,
        """
        === user.scm ===
        (define-module (user) #:use-module (used) #:autoload (late late) (x))
        === used.scm ===
        (define-module (used))
        === late/late.scm ===
        (define-module (late late) #:export (x))
        """);

    Outcome compiled = run(guile, Mode.COMPILE, "(user)", 60);

    assertThat(compiled.hasLoaded("(used)")).isTrue();
    assertThat(compiled.hasLoaded("(late late)")).isEqualTo(program.equals("guile-3.0"));
    assertThat(compiled.hadBefore("(used)")).isFalse();
    assertThat(compiled.hadBefore("(ice-9 threads)")).isTrue();
    assertThat(compiled.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"guile-3.0", "guile-2.2"})
  void guileDescribesItself(String program) {
    GuileInstallation guile = guile(program);

    assertThat(program).endsWith(guile.series());
    assertThat(guile.version()).startsWith(guile.series() + ".");
    assertThat(guile.loadPath()).anyMatch(path -> path.endsWith(guile.series()));
    assertThat(guile.compiledPath()).isNotEmpty();
  }
}
