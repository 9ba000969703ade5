package modplan.source;

/**
 * Tells line and column of places that are asked for in the order of the file. All places together
 * cost time linear in the lines, and in the bytes where characters have several.
 */
public final class PlaceCursor {
  private final SourceFile file;
  private final LineTable lines;
  private int offset;
  private int line = 1;
  private int lineEnd;
  private int column = 1;

  PlaceCursor(SourceFile file, LineTable lines) {
    this.file = file;
    this.lines = lines;
    this.lineEnd = endOf(1);
  }

  /** Moves on to a byte offset; stays where it is if that lies behind. */
  public void moveTo(int next) {
    if (next <= offset) {
      return;
    }
    if (next >= lineEnd) {
      do {
        line++;
        lineEnd = endOf(line);
      } while (next >= lineEnd);
      offset = lines.start(line);
      column = 1;
    }
    column += file.codePoints(offset, next);
    offset = next;
  }

  private int endOf(int someLine) {
    return someLine < lines.count() ? lines.start(someLine + 1) : Integer.MAX_VALUE;
  }

  /** 1-based. */
  public int line() {
    return line;
  }

  /** 1-based, in code points. */
  public int column() {
    return column;
  }
}
