package modplan.project;

import java.nio.file.Path;
import java.util.List;

/**
 * What to read.
 *
 * @param workingDirectory what relative names are relative to
 * @param roots directories as the user wrote them
 * @param loadPath {@code -L} directories as the user wrote them, first match wins
 * @param threads how many files are read at once
 */
public record ProjectOptions(
    Path workingDirectory,
    List<String> roots,
    List<String> loadPath,
    Excludes excludes,
    int threads) {
  public ProjectOptions {
    roots = List.copyOf(roots);
    loadPath = List.copyOf(loadPath);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("at least one root is needed");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }
}
