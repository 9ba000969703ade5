package modplan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs command lines in a JVM of their own, which may have less memory or fewer rights. */
final class OwnJvm {
  private final List<String> start;
  private final Map<String, String> environment;

  /** How a run ended, and all that it said. */
  record Outcome(int exitCode, String text) {}

  /**
   * A way to run modplan.
   *
   * @param before the program that starts the JVM, with its arguments; may be empty
   * @param options of the JVM
   */
  OwnJvm(List<String> before, List<String> options, Map<String, String> environment) {
    this.start = new ArrayList<>(before);
    this.environment = environment;
    start.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    start.add("-XX:TieredStopAtLevel=1");
    start.addAll(options);
    start.addAll(List.of("-cp", System.getProperty("java.class.path"), "modplan.cli.Main"));
  }

  /** Starts a run; what it says goes to a file. */
  Process start(Path workingDirectory, Path said, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(start);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs one command line to its end. */
  Outcome run(Path workingDirectory, String... arguments) throws IOException, InterruptedException {
    Path said = Files.createTempFile("modplan", ".said");
    try {
      Process process = start(workingDirectory, said, arguments);
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Outcome(process.exitValue(), Files.readString(said, UTF_8));
    } finally {
      Files.delete(said);
    }
  }
}
