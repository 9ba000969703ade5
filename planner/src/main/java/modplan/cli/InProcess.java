package modplan.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs a command line within this JVM and keeps what it printed. Never exits, never throws. */
public final class InProcess {
  private InProcess() {}

  /**
   * What a run left behind.
   *
   * @param out the report
   * @param err log and errors
   */
  public record Outcome(int exitCode, String out, String err) {}

  /**
   * Runs one command line to its end.
   *
   * @param workingDirectory what relative names in the arguments are relative to
   */
  public static Outcome run(Path workingDirectory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(workingDirectory, stream(out), stream(err), arguments);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /**
   * Runs one command line to its end; both streams may be the same.
   *
   * @return the exit code
   */
  public static int run(
      Path workingDirectory, PrintStream out, PrintStream err, String... arguments) {
    return Main.run(arguments, new Session(out, err, workingDirectory));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
