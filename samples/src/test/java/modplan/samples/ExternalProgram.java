package modplan.samples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of the machine, run for a test: with a time limit, and with an environment that does
 * not depend on who runs the test.
 */
final class ExternalProgram {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

  private final List<String> command;
  private final Path directory;
  private final Map<String, String> environment;
  private final Duration limit;

  private ExternalProgram(
      List<String> command, Path directory, Map<String, String> environment, Duration limit) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.environment = environment;
    this.limit = limit;
  }

  /** What a run left behind; both texts in UTF-8. */
  record Outcome(int exitCode, String out, String err) {}

  static ExternalProgram of(String... command) {
    // Guile must neither read nor write compiled files of the user.
    Map<String, String> environment =
        Map.of("GUILE_AUTO_COMPILE", "0", "LC_ALL", "C.UTF-8", "TZ", "UTC");
    return new ExternalProgram(List.of(command), Path.of(""), environment, DEFAULT_LIMIT);
  }

  ExternalProgram in(Path workingDirectory) {
    return new ExternalProgram(command, workingDirectory, environment, limit);
  }

  ExternalProgram with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new ExternalProgram(command, directory, more, limit);
  }

  ExternalProgram within(Duration newLimit) {
    return new ExternalProgram(command, directory, environment, newLimit);
  }

  /** Whether the search path has such a program. */
  static boolean isInstalled(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, name)));
  }

  /**
   * Runs the program to its end.
   *
   * @throws AssertionError if it takes longer than its limit; it has been stopped then, with its
   *     children
   */
  Outcome run() {
    try {
      Path out = Files.createTempFile("modplan-test", ".out");
      Path err = Files.createTempFile("modplan-test", ".err");
      try {
        // Files, not pipes: a pipe that nobody reads would stop a program that prints much.
        return new Outcome(start(out, err), Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
    }
  }

  private int start(Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toAbsolutePath().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("GUILE_LOAD_PATH");
    builder.environment().remove("GUILE_LOAD_COMPILED_PATH");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError(
          "%s did not end within %d s; so far it said:%n%s%s"
              .formatted(
                  String.join(" ", command),
                  limit.toSeconds(),
                  Files.readString(out),
                  Files.readString(err)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command.get(0), e);
    } finally {
      stop(process);
    }
  }

  private static void stop(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }
}
