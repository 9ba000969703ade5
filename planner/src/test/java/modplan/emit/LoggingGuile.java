package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that runs Guile and notes when each step, or a check, starts and ends. */
final class LoggingGuile {
  private final Path program;
  private final Path log;

  private LoggingGuile(Path directory) {
    program = directory.resolve("logging-guile");
    log = directory.resolve("logging-guile.log");
  }

  /**
   * Writes the program.
   *
   * @param guile what it runs
   */
  static LoggingGuile in(Path directory, String guile) throws IOException {
    LoggingGuile logging = new LoggingGuile(Files.createDirectories(directory));
    logging.run(guile);
    return logging;
  }

  /** From now on the program runs another one, {@code false} say. */
  void run(String guile) throws IOException {
    // Ninja gives the arguments of the driver in a file that has the name of the step.
    Files.writeString(
        program,
        """
        #!/bin/sh
        step=$5
        if [ -z "$step" ]; then step=${4##*/} step=${step%%.rsp}; fi
        echo "start $step" >>'%s'
        %s "$@"
        status=$?
        echo "end $step" >>'%s'
        exit $status
        """
            .formatted(log, guile, log));
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  String program() {
    return program.toString();
  }

  /** Lines {@code start 1} and {@code end 1} in the order of time; the log starts anew. */
  List<String> takeLog() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(log);
    Files.delete(log);
    return lines;
  }
}
