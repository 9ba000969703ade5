package modplan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes whose standard output takes no more. */
class StandardOutputTest {
  @TempDir Path directory;

  /** How it ended, and what it said. */
  private record Ending(int code, String errors) {}

  /** Runs modplan behind a shell; {@code "$@"} in the script is modplan with its arguments. */
  private Ending run(String script, String arguments) throws Exception {
    for (int m = 0; m < 400; m++) { // more than a pipe takes at once
      Files.writeString(
          directory.resolve("m%d.scm".formatted(m)),
          "(define-module (m%d) #:use-module (srfi srfi-1) #:export (a b c))".formatted(m));
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", script, "sh", java.toString(), "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("modplan.cli.Main");
    command.addAll(List.of(arguments.split(" ", -1)));
    Path errors = directory.resolve("errors.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    int code = process.waitFor();
    return new Ending(code, Files.readString(errors, UTF_8));
  }

  private static final String GRAPH = "graph --no-cache --quiet --format json .";

  @ParameterizedTest
  @ValueSource(strings = {GRAPH, "lint --no-cache --quiet .", "list-rules", "--help", "--version"})
  void aFullDiskIsSaid(String arguments) throws Exception {
    require(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");

    assertThat(run("\"$@\" > /dev/full", arguments))
        .isEqualTo(
            new Ending(2, "modplan: cannot write standard output: no space left on device\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {GRAPH})
  void aReaderThatGoesAwayIsSaid(String arguments) throws Exception {
    assertThat(run("\"$@\" | head -c 10; exit ${PIPESTATUS[0]}", arguments))
        .isEqualTo(new Ending(2, "modplan: cannot write standard output: broken pipe\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {GRAPH, "list-rules"})
  void aClosedOutputIsSaid(String arguments) throws Exception {
    assertThat(run("\"$@\" >&-", arguments))
        .isEqualTo(new Ending(2, "modplan: cannot write standard output: bad file descriptor\n"));
  }

  /** Nothing was wrong before the last byte that was asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"--version"})
  void aReaderThatHasReadAllIsNoError(String arguments) throws Exception {
    assertThat(run("\"$@\" | cat; exit ${PIPESTATUS[0]}", arguments)).isEqualTo(new Ending(0, ""));
  }
}
