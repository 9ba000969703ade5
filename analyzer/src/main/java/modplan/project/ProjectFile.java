package modplan.project;

import modplan.module.FileFacts;

/**
 * A file of the project.
 *
 * @param root index of its root in {@link Project#roots()}, or of its {@code -L} directory behind
 *     them
 * @param path relative to that directory; {@link FileFacts#file()} is the path for reports
 */
public record ProjectFile(int root, String path, FileFacts facts) {
  private static final String EXTENSION = ".scm";

  /**
   * The path without its extension: the name by which Guile finds it on the load path, {@code a/b}.
   */
  public String loadName() {
    return path.endsWith(EXTENSION) ? path.substring(0, path.length() - EXTENSION.length()) : path;
  }
}
