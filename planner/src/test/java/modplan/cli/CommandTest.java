package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that run in a directory of the test. */
abstract class CommandTest {
  @TempDir Path directory;

  /** What the last command line printed. */
  String out = "";

  String err = "";

  /** Runs a command line to its end; the exit code. */
  int run(String... arguments) {
    return run(InputStream.nullInputStream(), Map.of(), arguments);
  }

  /** The same, for who wants all that it left behind at once. */
  Outcome modplan(String... arguments) {
    int exitCode = run(arguments);
    return new Outcome(exitCode, out, err);
  }

  /** The same with something on standard input, and with environment variables. */
  int run(InputStream in, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            arguments,
            new Session(
                in,
                new PrintStream(outBytes, false, StandardCharsets.UTF_8),
                new PrintStream(errBytes, false, StandardCharsets.UTF_8),
                directory,
                environment));
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return exitCode;
  }

  /** A command line that is answered in one line, with the exit code of wrong use. */
  void isRefused(String... arguments) {
    assertThat(run(arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(err.lines()).hasSize(1).allMatch(line -> line.startsWith("modplan: "));
    assertThat(out).isEmpty();
  }
}
