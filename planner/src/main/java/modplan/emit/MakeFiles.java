package modplan.emit;

import java.util.List;

/**
 * The files of a generated build, to be written into one directory.
 *
 * @param files the Make fragment first
 */
public record MakeFiles(List<GeneratedFile> files) {
  public MakeFiles {
    files = List.copyOf(files);
  }

  /** A file name without directory, and the text that belongs there. */
  public record GeneratedFile(String name, String text) {}
}
