package modplan.source;

/**
 * A place in a text file as editors count: lines and columns start at 1, a column is one Unicode
 * code point.
 */
public record Location(int line, int column) implements Comparable<Location> {
  public Location {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns start at 1: " + line + ":" + column);
    }
  }

  @Override
  public int compareTo(Location other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
