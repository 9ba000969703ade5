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
 * @param everySource also libraries in {@code .sls} and {@code .sld} files, which Guile does not
 *     look for by itself, and whatever the sources include or load by a literal name
 */
public record ProjectOptions(
    Path workingDirectory,
    List<String> roots,
    List<String> loadPath,
    Excludes excludes,
    int threads,
    boolean everySource) {
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

  /** The Scheme files alone. */
  public ProjectOptions(
      Path workingDirectory,
      List<String> roots,
      List<String> loadPath,
      Excludes excludes,
      int threads) {
    this(workingDirectory, roots, loadPath, excludes, threads, false);
  }

  /** The same with every source. */
  public ProjectOptions withEverySource() {
    return new ProjectOptions(workingDirectory, roots, loadPath, excludes, threads, true);
  }

  /** How the names of files end that are read. */
  List<String> extensions() {
    return everySource ? List.of(".scm", ".sls", ".sld") : List.of(".scm");
  }
}
