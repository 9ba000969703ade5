package modplan.source;

import org.jspecify.annotations.Nullable;

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
  public boolean equals(@Nullable Object other) {
    return other instanceof Location it && line == it.line && column == it.column;
  }

  @Override
  public int hashCode() {
    return line * 31 + column;
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
