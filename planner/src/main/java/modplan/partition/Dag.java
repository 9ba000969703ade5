package modplan.partition;

import java.util.Arrays;

/**
 * A directed acyclic graph over the vertices of a hypergraph: an edge u to v says that the block of
 * u must not come after the block of v. Immutable, compressed rows both ways.
 */
public final class Dag {
  final int[] successorStart;
  final int[] successors;
  final int[] predecessorStart;
  final int[] predecessors;

  private Dag(int vertexCount, int[] from, int[] to) {
    this.successorStart = new int[vertexCount + 1];
    this.successors = new int[from.length];
    fill(successorStart, successors, from, to);
    this.predecessorStart = new int[vertexCount + 1];
    this.predecessors = new int[from.length];
    fill(predecessorStart, predecessors, to, from);
  }

  private static void fill(int[] start, int[] heads, int[] tail, int[] head) {
    for (int v : tail) {
      start[v + 1]++;
    }
    for (int v = 0; v + 1 < start.length; v++) {
      start[v + 1] += start[v];
    }
    int[] next = Arrays.copyOf(start, start.length - 1);
    for (int i = 0; i < tail.length; i++) {
      heads[next[tail[i]]++] = head[i];
    }
  }

  /**
   * The graph with an edge from each {@code from[i]} to {@code to[i]}.
   *
   * @throws IllegalArgumentException if a vertex is unknown or the edges form a cycle
   */
  public static Dag of(int vertexCount, int[] from, int[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(from.length + " tails for " + to.length + " heads");
    }
    for (int i = 0; i < from.length; i++) {
      if (Math.min(from[i], to[i]) < 0 || Math.max(from[i], to[i]) >= vertexCount) {
        throw new IllegalArgumentException(
            "edge %d is %d to %d, but vertices are 0 to %d"
                .formatted(i, from[i], to[i], vertexCount - 1));
      }
    }
    Dag dag = new Dag(vertexCount, from, to);
    int sorted = dag.topologicalOrder(new long[vertexCount]).length;
    if (sorted < vertexCount) {
      throw new IllegalArgumentException(
          (vertexCount - sorted) + " vertices are on cycles or behind them");
    }
    return dag;
  }

  public int vertexCount() {
    return successorStart.length - 1;
  }

  /**
   * Kahn's algorithm (1962) taking always the ready vertex of the highest priority; leaves out what
   * is on a cycle or behind one.
   */
  int[] topologicalOrder(long[] priority) {
    int n = vertexCount();
    int[] waiting = new int[n];
    VertexHeap ready = new VertexHeap(n, new Rng(0));
    for (int v = 0; v < n; v++) {
      waiting[v] = predecessorStart[v + 1] - predecessorStart[v];
      if (waiting[v] == 0) {
        ready.put(v, priority[v]);
      }
    }
    int[] order = new int[n];
    int count = 0;
    while (!ready.isEmpty()) {
      int v = ready.pop();
      order[count++] = v;
      for (int i = successorStart[v]; i < successorStart[v + 1]; i++) {
        if (--waiting[successors[i]] == 0) {
          ready.put(successors[i], priority[successors[i]]);
        }
      }
    }
    return Arrays.copyOf(order, count);
  }

  /** A topological order that takes the vertex that became ready last: chains stay together. */
  int[] stackOrder(Rng rng) {
    int n = vertexCount();
    int[] waiting = new int[n];
    int[] stack = new int[n];
    int size = 0;
    for (int v : rng.permutation(n)) {
      waiting[v] = predecessorStart[v + 1] - predecessorStart[v];
      if (waiting[v] == 0) {
        stack[size++] = v;
      }
    }
    int[] order = new int[n];
    int count = 0;
    while (size > 0) {
      int v = stack[--size];
      order[count++] = v;
      for (int i = successorStart[v]; i < successorStart[v + 1]; i++) {
        if (--waiting[successors[i]] == 0) {
          stack[size++] = successors[i];
        }
      }
    }
    return order;
  }

  /** Whether no edge leads from a later block to an earlier one. */
  public boolean isRespectedBy(int[] blocks) {
    for (int v = 0; v < vertexCount(); v++) {
      for (int i = successorStart[v]; i < successorStart[v + 1]; i++) {
        if (blocks[v] > blocks[successors[i]]) {
          return false;
        }
      }
    }
    return true;
  }
}
