package modplan.schedule;

/**
 * Adds up what each component needs, directly or not. The reachability matrix is made and dropped
 * in blocks of columns, and a sum goes on from that of the successor with the largest one: O(edges
 * * components / 64) operations on words, and memory for {@value #BLOCK_WORDS} words a component.
 */
final class ClosureSums {
  private static final int BLOCK_WORDS = 64;

  private ClosureSums() {}

  /**
   * By component the sum over it and all that it needs.
   *
   * @param weights by component
   */
  static long[] of(Condensation graph, long[] weights) {
    int size = graph.size();
    int[] order = graph.needsFirst();
    int[] position = new int[size];
    for (int p = 0; p < size; p++) {
      position[order[p]] = p;
    }
    long[] sums = new long[size];
    int words = Math.min(BLOCK_WORDS, (size + Long.SIZE - 1) / Long.SIZE);
    int columns = Math.max(1, words * Long.SIZE);
    for (int first = 0; first < size; first += columns) {
      new Block(graph, position, first, words).addTo(sums, weights);
    }
    return sums;
  }

  /** The columns of the components from one position on. */
  private static final class Block {
    private final Condensation graph;
    private final int[] order;
    private final int[] position;
    private final int first;
    private final int words;
    private final long[] rows; // of all components from the first position on

    Block(Condensation graph, int[] position, int first, int words) {
      this.graph = graph;
      this.order = graph.needsFirst();
      this.position = position;
      this.first = first;
      this.words = words;
      this.rows = new long[Math.multiplyExact(order.length - first, words)];
    }

    void addTo(long[] sums, long[] weights) {
      long[] partial = new long[order.length - first];
      for (int p = first; p < order.length; p++) {
        int row = p - first;
        int heaviest = -1;
        for (int needed : graph.needs(order[p])) {
          int other = position[needed] - first;
          if (other >= 0) {
            or(row * words, other * words);
            if (heaviest < 0 || partial[other] > partial[heaviest]) {
              heaviest = other;
            }
          }
        }
        if (row < words * Long.SIZE) {
          rows[row * words + (row >> 6)] |= 1L << row;
        }
        partial[row] = sum(row, heaviest, weights) + (heaviest < 0 ? 0 : partial[heaviest]);
        sums[order[p]] += partial[row];
      }
    }

    private void or(int to, int from) {
      for (int w = 0; w < words; w++) {
        rows[to + w] |= rows[from + w];
      }
    }

    /** Of the columns that are in a row and not in the other one. */
    private long sum(int row, int without, long[] weights) {
      long sum = 0;
      for (int w = 0; w < words; w++) {
        long bits = rows[row * words + w];
        bits &= without < 0 ? -1L : ~rows[without * words + w];
        for (; bits != 0; bits &= bits - 1) {
          sum += weights[order[first + (w << 6) + Long.numberOfTrailingZeros(bits)]];
        }
      }
      return sum;
    }
  }
}
