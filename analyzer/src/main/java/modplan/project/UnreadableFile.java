package modplan.project;

/**
 * A file that could not be read at all, or a directory that could not be listed; {@code reason}
 * completes "cannot read this file: ...".
 */
public record UnreadableFile(String file, String reason, boolean isDirectory) {
  /** A file. */
  public UnreadableFile(String file, String reason) {
    this(file, reason, false);
  }

  /** The same, by another path. */
  UnreadableFile at(String path) {
    return new UnreadableFile(path, reason, isDirectory);
  }
}
