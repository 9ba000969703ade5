package modplan.guile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end or to a limit of time, and keeps what it printed. */
final class GuileProcess {
  /** No more of the output than this is looked at. */
  private static final int MOST_OUTPUT = 1 << 20;

  private GuileProcess() {}

  /**
   * How a run ended.
   *
   * @param exitCode -1 if it was stopped
   * @param text both outputs, as they came
   */
  record Result(int exitCode, String text, boolean timedOut) {}

  /**
   * Runs a command.
   *
   * @param environment variables that differ from those of this process
   * @param temporary where the output is kept meanwhile
   * @throws IOException if the program cannot be started
   */
  static Result run(
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path temporary,
      Duration limit)
      throws IOException {
    Path output = Files.createTempFile(temporary, "output", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GUILE_LOAD"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended;
      try {
        ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        stop(process);
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      if (!ended) {
        stop(process);
      }
      return new Result(ended ? process.exitValue() : -1, text(output), !ended);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The process, and those that it has started. */
  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
    }
  }
}
