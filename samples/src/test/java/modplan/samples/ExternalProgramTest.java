package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {
  @Test
  void outputsAndExitCodeAreKeptApart(@TempDir Path directory) {
    ExternalProgram shell =
        ExternalProgram.of("sh", "-c", "echo $WORD; pwd -P; echo oops >&2; exit 3")
            .in(directory)
            .with("WORD", "näh");

    ExternalProgram.Outcome outcome = shell.run();

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out().lines()).first().isEqualTo("näh");
    assertThat(outcome.out().lines()).last().asString().endsWith(directory.getFileName() + "");
    assertThat(outcome.err()).isEqualTo("oops\n");
  }

  @Test
  void programThatHangsIsStoppedWithItsChildren() {
    ExternalProgram hanging =
        ExternalProgram.of("sh", "-c", "sleep 600 & echo child $!; wait")
            .within(Duration.ofMillis(500));

    Throwable failure = catchThrowable(hanging::run);

    assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("did not end");
    Matcher child = Pattern.compile("child (\\d+)").matcher(String.valueOf(failure.getMessage()));
    assertThat(child.find()).isTrue();
    assertThat(ProcessHandle.of(Long.parseLong(child.group(1)))).isEmpty();
  }

  @Test
  void missingProgramSkipsOnlyWhereItMay() {
    String[] needed = {"there", "missing"};

    assertThat(RequiresProgramCondition.decide(needed, name -> true, true).isDisabled()).isFalse();
    assertThat(RequiresProgramCondition.decide(needed, "there"::equals, false))
        .satisfies(
            result -> {
              assertThat(result.isDisabled()).isTrue();
              assertThat(result.getReason()).contains("not installed: missing");
            });
    assertThatThrownBy(() -> RequiresProgramCondition.decide(needed, "there"::equals, true))
        .hasMessageContaining("not installed: missing");
  }

  @Test
  void searchPathIsSearched() {
    assertThat(ExternalProgram.isInstalled("sh")).isTrue();
    assertThat(ExternalProgram.isInstalled("no-such-program-anywhere")).isFalse();
  }
}
