package modplan.partition;

import java.util.Arrays;

/** A binary max-heap of vertices by a long key, ties by a random number; O(log n) each. */
final class VertexHeap {
  private final int[] heap;
  private final int[] position; // in heap, -1 where absent
  private final long[] key;
  private final int[] tie;
  private final Rng rng;
  private int size;

  VertexHeap(int vertexCount, Rng rng) {
    this.heap = new int[vertexCount];
    this.position = new int[vertexCount];
    Arrays.fill(position, -1);
    this.key = new long[vertexCount];
    this.tie = new int[vertexCount];
    this.rng = rng;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(int v) {
    return position[v] >= 0;
  }

  int top() {
    return heap[0];
  }

  long key(int v) {
    return key[v];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      position[heap[i]] = -1;
    }
    size = 0;
  }

  /** Inserts v, or changes its key. */
  void put(int v, long newKey) {
    if (position[v] < 0) {
      key[v] = newKey;
      tie[v] = (int) rng.nextLong();
      position[v] = size;
      heap[size++] = v;
      up(position[v]);
    } else if (newKey != key[v]) {
      boolean rises = newKey > key[v];
      key[v] = newKey;
      if (rises) {
        up(position[v]);
      } else {
        down(position[v]);
      }
    }
  }

  int pop() {
    int v = heap[0];
    remove(v);
    return v;
  }

  void remove(int v) {
    int i = position[v];
    if (i < 0) {
      return;
    }
    position[v] = -1;
    int last = heap[--size];
    if (last != v) {
      heap[i] = last;
      position[last] = i;
      up(i);
      down(position[last]);
    }
  }

  private boolean before(int a, int b) {
    return key[a] != key[b] ? key[a] > key[b] : tie[a] > tie[b];
  }

  private void up(int from) {
    int i = from;
    int v = heap[i];
    while (i > 0) {
      int parent = (i - 1) >>> 1;
      if (!before(v, heap[parent])) {
        break;
      }
      heap[i] = heap[parent];
      position[heap[i]] = i;
      i = parent;
    }
    heap[i] = v;
    position[v] = i;
  }

  private void down(int from) {
    int i = from;
    int v = heap[i];
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], v)) {
        break;
      }
      heap[i] = heap[child];
      position[heap[i]] = i;
      i = child;
    }
    heap[i] = v;
    position[v] = i;
  }
}
