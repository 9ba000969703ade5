package modplan.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie: this Maven module's directory, in which its tests run. */
final class Samples {
  static final Path DIRECTORY = Path.of("").toAbsolutePath();
  static final Path TREES = DIRECTORY.resolve("trees");
  static final Path EXPECTED = DIRECTORY.resolve("expected");

  private Samples() {}

  /** Names of the directories in a directory, sorted. */
  static List<String> directoriesIn(Path directory) {
    return names(directory, true);
  }

  /** Names of the files in a directory, sorted. */
  static List<String> filesIn(Path directory) {
    return names(directory, false);
  }

  private static List<String> names(Path directory, boolean directories) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) == directories)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
