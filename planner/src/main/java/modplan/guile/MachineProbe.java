package modplan.guile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds out how fast a Guile compiles on this machine. */
public final class MachineProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String WORD = "seconds ";

  private MachineProbe() {}

  /**
   * CPU seconds for the program of {@code probe.scm}; nothing if this Guile does not tell. Takes
   * about as long as five of its compilations.
   *
   * @param guile the command that starts it, may have arguments
   */
  public static OptionalDouble seconds(String guile) {
    try (GuileInstallation.Workshop workshop = new GuileInstallation.Workshop()) {
      Path script = workshop.script("probe.scm");
      List<String> command = new ArrayList<>(List.of(guile.strip().split("\\s+")));
      command.addAll(List.of("--no-auto-compile", "-s", script.toString()));
      GuileProcess.Result result =
          GuileProcess.run(
              command,
              Map.of("GUILE_AUTO_COMPILE", "0"),
              workshop.directory(),
              workshop.directory(),
              LIMIT);
      return result
          .text()
          .lines()
          .filter(line -> line.startsWith(WORD))
          .mapToDouble(line -> Double.parseDouble(line.substring(WORD.length())))
          .filter(seconds -> seconds > 0 && result.exitCode() == 0)
          .findFirst();
    } catch (IOException | NumberFormatException nothingKnown) {
      return OptionalDouble.empty();
    }
  }
}
