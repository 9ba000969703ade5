package modplan.partition;

import java.util.Arrays;

/**
 * A flow network with one source and one sink, and Dinic's blocking-flow algorithm (1970) on it.
 * Arcs may gain capacity between calls; the flow already there is kept. After {@link #augment} the
 * nodes reachable from the source, and those that reach the sink, are known: the two extreme
 * minimum cuts. Explicit stacks, primitive arrays.
 */
final class FlowNetwork {
  static final long INFINITE = Long.MAX_VALUE / 4;

  private final int nodeCount;
  private final int source;
  private final int sink;
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private long[] residual = new long[1024];
  private int arcCount; // arcs 2i and 2i + 1 are each other's reverse

  private int[] start = new int[0];
  private int[] arcs = new int[0];
  private final int[] distance;
  private final int[] nextArc;
  private final int[] queue;
  private final boolean[] fromSource;
  private final boolean[] toSink;

  FlowNetwork(int nodeCount, int source, int sink) {
    this.nodeCount = nodeCount;
    this.source = source;
    this.sink = sink;
    this.distance = new int[nodeCount];
    this.nextArc = new int[nodeCount];
    this.queue = new int[nodeCount];
    this.fromSource = new boolean[nodeCount];
    this.toSink = new boolean[nodeCount];
  }

  /** Adds an arc and returns its number; only before {@link #freeze}. */
  int addArc(int tail, int head, long capacity) {
    if (arcCount + 2 > to.length) {
      from = Arrays.copyOf(from, to.length * 2);
      residual = Arrays.copyOf(residual, to.length * 2);
      to = Arrays.copyOf(to, to.length * 2);
    }
    int arc = arcCount;
    from[arc] = tail;
    to[arc] = head;
    residual[arc] = capacity;
    from[arc + 1] = head;
    to[arc + 1] = tail;
    arcCount += 2;
    return arc;
  }

  /** Sorts the arcs by tail; after this capacities may change but arcs not. */
  void freeze() {
    start = new int[nodeCount + 1];
    for (int a = 0; a < arcCount; a++) {
      start[from[a] + 1]++;
    }
    for (int v = 0; v < nodeCount; v++) {
      start[v + 1] += start[v];
    }
    arcs = new int[arcCount];
    int[] next = Arrays.copyOf(start, nodeCount);
    for (int a = 0; a < arcCount; a++) {
      arcs[next[from[a]]++] = a;
    }
  }

  void makeInfinite(int arc) {
    residual[arc] = INFINITE;
  }

  boolean isFromSource(int node) {
    return fromSource[node];
  }

  boolean isToSink(int node) {
    return toSink[node];
  }

  /** Augments to a maximum flow, or until more than {@code limit} was added; returns the amount. */
  long augment(long limit) {
    long added = 0;
    while (added <= limit && levels()) {
      System.arraycopy(start, 0, nextArc, 0, nodeCount);
      long found;
      while ((found = augmentOnce()) > 0) {
        added += found;
        if (added > limit) {
          return added;
        }
      }
    }
    if (added <= limit) {
      Arrays.fill(fromSource, false);
      grow(source);
      markToSink();
    }
    return added;
  }

  /** Distances from the source; false if the sink is out of reach. */
  private boolean levels() {
    Arrays.fill(distance, -1);
    distance[source] = 0;
    queue[0] = source;
    int tail = 1;
    for (int i = 0; i < tail; i++) {
      int u = queue[i];
      for (int j = start[u]; j < start[u + 1]; j++) {
        int arc = arcs[j];
        if (residual[arc] > 0 && distance[to[arc]] < 0) {
          distance[to[arc]] = distance[u] + 1;
          queue[tail++] = to[arc];
        }
      }
      if (distance[sink] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** One augmenting path along the levels; the path is kept in the queue array. */
  private long augmentOnce() {
    int[] path = queue;
    int length = 0;
    int u = source;
    while (u != sink) {
      int next = -1;
      while (nextArc[u] < start[u + 1]) {
        int arc = arcs[nextArc[u]];
        if (residual[arc] > 0 && distance[to[arc]] == distance[u] + 1) {
          next = arc;
          break;
        }
        nextArc[u]++;
      }
      if (next >= 0) {
        path[length++] = next;
        u = to[next];
      } else if (u == source) {
        return 0;
      } else {
        u = from[path[--length]];
        nextArc[u]++;
      }
    }
    long amount = INFINITE;
    for (int i = 0; i < length; i++) {
      amount = Math.min(amount, residual[path[i]]);
    }
    for (int i = 0; i < length; i++) {
      residual[path[i]] -= amount;
      residual[path[i] ^ 1] += amount;
    }
    return amount;
  }

  /** Adds to the source side what is reachable from this node, which is one of it from now on. */
  void grow(int node) {
    if (fromSource[node]) {
      return;
    }
    fromSource[node] = true;
    queue[0] = node;
    int tail = 1;
    for (int i = 0; i < tail; i++) {
      int u = queue[i];
      for (int j = start[u]; j < start[u + 1]; j++) {
        int arc = arcs[j];
        if (residual[arc] > 0 && !fromSource[to[arc]]) {
          fromSource[to[arc]] = true;
          queue[tail++] = to[arc];
        }
      }
    }
  }

  private void markToSink() {
    Arrays.fill(toSink, false);
    growBack(sink);
  }

  /** Adds to the sink side what reaches this node, which is one of it from now on. */
  void growBack(int node) {
    if (toSink[node]) {
      return;
    }
    toSink[node] = true;
    queue[0] = node;
    int tail = 1;
    for (int i = 0; i < tail; i++) {
      int u = queue[i];
      for (int j = start[u]; j < start[u + 1]; j++) {
        int arc = arcs[j];
        if (residual[arc ^ 1] > 0 && !toSink[to[arc]]) {
          toSink[to[arc]] = true;
          queue[tail++] = to[arc];
        }
      }
    }
  }
}
