package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How few imports of a cycle have to go until none of its members need one another: a minimum
 * feedback arc set. Exact up to {@link #EXACT} members, by the best order of every subset (Held,
 * Karp 1962): O(2^n n). Beyond, an order from sources and sinks (Eades, Lin, Smyth 1993) gives the
 * imports, and cycles without a common import, each of which loses one, give a lower bound.
 */
final class FeedbackImports {
  static final int EXACT = 16;

  private FeedbackImports() {}

  /** Imports to take away, as pairs of members, and how many must go at least. */
  record Result(List<int[]> imports, int atLeast) {
    boolean isExact() {
      return imports.size() == atLeast;
    }
  }

  /**
   * The imports of one cycle.
   *
   * @param needs successors, by member number; all of them members
   */
  static Result of(int[][] needs) {
    int[] order = needs.length <= EXACT ? bestOrder(needs) : greedyOrder(needs);
    int[] position = new int[needs.length];
    for (int i = 0; i < order.length; i++) {
      position[order[i]] = i;
    }
    List<int[]> back = new ArrayList<>();
    for (int from = 0; from < needs.length; from++) {
      for (int to : needs[from]) {
        if (position[to] < position[from]) {
          back.add(new int[] {from, to});
        }
      }
    }
    return new Result(back, needs.length <= EXACT ? back.size() : disjointCycles(needs));
  }

  /** Of each subset placed first, the fewest edges that point back into it. */
  private static int[] bestOrder(int[][] needs) {
    int n = needs.length;
    int[] out = new int[n];
    for (int v = 0; v < n; v++) {
      for (int w : needs[v]) {
        out[v] |= 1 << w;
      }
    }
    int[] fewest = new int[1 << n];
    byte[] last = new byte[1 << n];
    Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[0] = 0;
    for (int set = 0; set < 1 << n; set++) {
      for (int v = 0; v < n; v++) {
        if ((set & 1 << v) == 0) {
          int value = fewest[set] + Integer.bitCount(out[v] & set);
          int larger = set | 1 << v;
          if (value < fewest[larger]) {
            fewest[larger] = value;
            last[larger] = (byte) v;
          }
        }
      }
    }
    int[] order = new int[n];
    int set = (1 << n) - 1;
    for (int i = n - 1; i >= 0; i--) {
      order[i] = last[set];
      set &= ~(1 << order[i]);
    }
    return order;
  }

  /** Sinks go last, sources first, else whoever has most edges out over edges in goes first. */
  private static int[] greedyOrder(int[][] needs) {
    int n = needs.length;
    int[] out = new int[n];
    int[] in = new int[n];
    List<List<Integer>> users = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      users.add(new ArrayList<>());
    }
    for (int v = 0; v < n; v++) {
      out[v] = needs[v].length;
      for (int w : needs[v]) {
        in[w]++;
        users.get(w).add(v);
      }
    }
    boolean[] placed = new boolean[n];
    int[] order = new int[n];
    int first = 0;
    int last = n;
    while (first < last) {
      int chosen = -1;
      boolean atEnd = false;
      for (int v = 0; v < n && !atEnd; v++) {
        if (!placed[v]) {
          if (out[v] == 0) {
            chosen = v;
            atEnd = true;
          } else if (chosen < 0 || out[v] - in[v] > out[chosen] - in[chosen]) {
            chosen = v;
          }
        }
      }
      placed[chosen] = true;
      order[atEnd ? --last : first++] = chosen;
      for (int w : needs[chosen]) {
        in[w]--;
      }
      for (int user : users.get(chosen)) {
        out[user]--;
      }
    }
    return order;
  }

  /** Shortest cycles, taken away one after the other until none is found. */
  private static int disjointCycles(int[][] needs) {
    boolean[][] used = new boolean[needs.length][];
    for (int v = 0; v < needs.length; v++) {
      used[v] = new boolean[needs[v].length];
    }
    int count = 0;
    for (int v = 0; v < needs.length; v++) {
      while (takeCycle(needs, used, v)) {
        count++;
      }
    }
    return count;
  }

  private static boolean takeCycle(int[][] needs, boolean[][] used, int start) {
    int[] cameFrom = new int[needs.length];
    int[] byEdge = new int[needs.length];
    Arrays.fill(cameFrom, -1);
    int[] queue = new int[needs.length + 1];
    int count = 0;
    queue[count++] = start;
    for (int next = 0; next < count; next++) {
      int v = queue[next];
      for (int e = 0; e < needs[v].length; e++) {
        int w = needs[v][e];
        if (!used[v][e] && cameFrom[w] < 0) {
          cameFrom[w] = v;
          byEdge[w] = e;
          if (w == start) {
            int at = start;
            do {
              used[cameFrom[at]][byEdge[at]] = true;
              at = cameFrom[at];
            } while (at != start);
            return true;
          }
          queue[count++] = w;
        }
      }
    }
    return false;
  }
}
