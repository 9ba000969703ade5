package modplan.guile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Guile of this machine.
 *
 * @param program as it is started
 * @param version as it says, {@code 3.0.8}
 * @param loadPath its own directories with sources
 * @param compiledPath its own directories with compiled files
 * @param cache where it keeps files that it compiles by itself, or empty
 */
public record GuileInstallation(
    String program,
    String version,
    List<String> loadPath,
    List<String> compiledPath,
    String cache) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  public GuileInstallation {
    loadPath = List.copyOf(loadPath);
    compiledPath = List.copyOf(compiledPath);
  }

  /**
   * Asks a program what it is.
   *
   * @throws IOException with a reason for people if it is no Guile, or not there
   */
  public static GuileInstallation of(String program) throws IOException {
    try (Workshop workshop = new Workshop()) {
      Path script = workshop.script("describe.scm");
      GuileProcess.Result result =
          GuileProcess.run(
              List.of(program, "--no-auto-compile", "-s", script.toString()),
              Map.of("GUILE_AUTO_COMPILE", "0"),
              workshop.directory(),
              workshop.directory(),
              LIMIT);
      String version = "";
      String cache = "";
      List<String> loadPath = new ArrayList<>();
      List<String> compiledPath = new ArrayList<>();
      for (String line : result.text().lines().toList()) {
        int space = line.indexOf(' ');
        String value = line.substring(space + 1);
        switch (space < 0 ? "" : line.substring(0, space)) {
          case "version" -> version = value;
          case "load-path" -> loadPath.add(value);
          case "compiled-path" -> compiledPath.add(value);
          case "cache" -> cache = value;
          default -> {}
        }
      }
      if (result.exitCode() != 0 || !version.matches("\\d+\\.\\d+.*")) {
        throw new IOException("it is no Guile");
      }
      return new GuileInstallation(program, version, loadPath, compiledPath, cache);
    }
  }

  /** {@code 3.0} of {@code 3.0.8}. */
  public String series() {
    String[] parts = version.split("\\.", -1);
    return parts[0] + "." + parts[1];
  }

  /** A temporary directory with our scripts, gone when it is closed. */
  static final class Workshop implements AutoCloseable {
    private final Path directory;

    Workshop() throws IOException {
      directory = Files.createTempDirectory("modplan");
    }

    Path directory() {
      return directory;
    }

    /** A script of ours as a file. */
    Path script(String name) throws IOException {
      Path file = directory.resolve(name);
      if (!Files.exists(file)) {
        try (InputStream in =
            GuileInstallation.class.getResourceAsStream("/modplan/guile/" + name)) {
          if (in == null) {
            throw new IllegalStateException("the jar lacks " + name);
          }
          Files.copy(in, file);
        }
      }
      return file;
    }

    @Override
    public void close() throws IOException {
      List<Path> all;
      try (var walk = Files.walk(directory)) {
        all = new ArrayList<>(walk.toList());
      }
      for (int i = all.size() - 1; i >= 0; i--) {
        Files.deleteIfExists(all.get(i));
      }
    }
  }
}
