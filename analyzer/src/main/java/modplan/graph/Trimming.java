package modplan.graph;

import java.util.Arrays;

/**
 * Trimming of graphs before a search for strongly connected components (McLendon, Hendrickson,
 * Plimpton and Rauchwerger, Finding strongly connected components in distributed graphs, 2005): a
 * vertex without successors, or without predecessors, is a component by itself; without it others
 * may be such vertices in turn. Time and memory are linear in the edges.
 */
final class Trimming {
  private Trimming() {}

  /** Which vertices are not on a cycle, nor between two of them. Edges to oneself do not count. */
  static boolean[] trimmed(int[][] successors) {
    int[][] predecessors = reversed(successors);
    boolean[] trimmed = new boolean[successors.length];
    trim(successors, predecessors, trimmed);
    trim(predecessors, successors, trimmed);
    return trimmed;
  }

  /** Trims what has no successors left. */
  private static void trim(int[][] successors, int[][] predecessors, boolean[] trimmed) {
    int[] left = new int[successors.length];
    int[] queue = new int[successors.length];
    int end = 0;
    for (int v = 0; v < successors.length; v++) {
      for (int w : successors[v]) {
        left[v] += w != v && !trimmed[w] ? 1 : 0;
      }
    }
    for (int v = 0; v < successors.length; v++) {
      if (left[v] == 0 && !trimmed[v]) {
        trimmed[v] = true;
        queue[end++] = v;
      }
    }
    for (int at = 0; at < end; at++) {
      for (int v : predecessors[queue[at]]) {
        if (!trimmed[v] && --left[v] == 0) {
          trimmed[v] = true;
          queue[end++] = v;
        }
      }
    }
  }

  private static int[][] reversed(int[][] successors) {
    int[] counts = new int[successors.length];
    for (int[] out : successors) {
      for (int w : out) {
        counts[w]++;
      }
    }
    int[][] predecessors = new int[successors.length][];
    Arrays.setAll(predecessors, v -> new int[counts[v]]);
    for (int v = successors.length - 1; v >= 0; v--) {
      for (int w : successors[v]) {
        predecessors[w][--counts[w]] = v;
      }
    }
    return predecessors;
  }
}
