package modplan.emit;

/**
 * A file that a step reads.
 *
 * @param directory index into the plan's directories
 * @param path below it, with {@code /}
 */
record SourceFile(int directory, String path) implements Comparable<SourceFile> {
  @Override
  public int compareTo(SourceFile other) {
    int byDirectory = Integer.compare(directory, other.directory);
    return byDirectory != 0 ? byDirectory : path.compareTo(other.path);
  }
}
