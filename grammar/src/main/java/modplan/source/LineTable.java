package modplan.source;

import java.util.Arrays;

/**
 * Where the lines of a text begin, and what kind of bytes it has: all that is to be known of every
 * byte, from one pass over them.
 */
final class LineTable {
  private static final int BYTES_PER_LINE = 32; // a first guess

  private final int[] starts;
  private final int count;
  private final boolean ascii;
  private final int firstNul;

  private LineTable(int[] starts, int count, boolean ascii, int firstNul) {
    this.starts = starts;
    this.count = count;
    this.ascii = ascii;
    this.firstNul = firstNul;
  }

  static LineTable of(byte[] bytes) {
    int[] starts = new int[bytes.length / BYTES_PER_LINE + 2];
    int count = 1;
    int all = 0;
    int nul = -1;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      all |= b;
      if (b <= '\n') { // rare, so that the usual byte costs one comparison
        if (b == '\n') {
          if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
          }
          starts[count++] = i + 1;
        } else if (b == 0 && nul < 0) {
          nul = i;
        }
      }
    }
    return new LineTable(starts, count, all >= 0, nul);
  }

  /** Number of lines; one more than that of line ends. */
  int count() {
    return count;
  }

  /** Byte offset of a 1-based line. */
  int start(int line) {
    return starts[line - 1];
  }

  /** The 1-based line of a byte offset; the end of the text is a place, too. */
  int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  boolean isAscii() {
    return ascii;
  }

  /** Byte offset of the first NUL byte, or -1. */
  int firstNul() {
    return firstNul;
  }
}
