package modplan.partition;

import java.util.Arrays;

/**
 * A partition under change, with its km1 and the gain of every possible move kept up to date.
 *
 * <p>The gain cache follows Gottesbueren et al. (Mt-KaHyPar, 2021) in the form {@code gain(v, t) =
 * connected(v, t) - stay(v)}, where {@code connected} is the weight of v's nets that have a pin in
 * t and {@code stay} the weight of v's nets that have another pin in v's own block. A move touches
 * other vertices only where a pin count passes 0, 1 or 2. Space is {@code (vertices + nets) * k}.
 */
final class PartitionState {
  /** Nets with more pins do not report their pins as touched: thousands of small changes. */
  private static final int TOUCHED_NET_SIZE = 1000;

  final Hypergraph h;
  final int k;
  final int[] block;
  final long[] blockWeight;
  final long[] capacity;

  /** Pins of net e in block b, at {@code e * k + b}. */
  final int[] pinCount;

  /** Exclusive or of the pins of net e in block b: where there is one pin, its number. */
  private final int[] pinXor;

  /** Weight of the nets of v with a pin in b, at {@code v * k + b}. */
  final long[] connected;

  /** Weight of the nets of v with another pin in the block of v. */
  final long[] stay;

  long km1;

  /**
   * Vertices whose gains the last move changed, some more than once; not the mover, nor those where
   * only a large net changed.
   */
  int[] touched = new int[64];

  int touchedCount;

  PartitionState(Hypergraph h, long[] capacity, int[] block) {
    this.h = h;
    this.k = capacity.length;
    this.capacity = capacity;
    this.block = block;
    this.blockWeight = Metrics.blockWeights(h, block, k);
    this.pinCount = new int[Math.multiplyExact(h.netCount(), k)];
    this.pinXor = new int[pinCount.length];
    this.connected = new long[Math.multiplyExact(h.vertexCount(), k)];
    this.stay = new long[h.vertexCount()];
    for (int e = 0; e < h.netCount(); e++) {
      countPins(e);
    }
  }

  private void countPins(int e) {
    long w = h.netWeight[e];
    int row = e * k;
    for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
      int pin = h.pins[i];
      pinCount[row + block[pin]]++;
      pinXor[row + block[pin]] ^= pin;
    }
    int lambda = 0;
    for (int b = 0; b < k; b++) {
      if (pinCount[row + b] > 0) {
        lambda++;
        for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
          connected[h.pins[i] * k + b] += w;
        }
      }
    }
    for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
      int pin = h.pins[i];
      if (pinCount[row + block[pin]] > 1) {
        stay[pin] += w;
      }
    }
    km1 += w * Math.max(0, lambda - 1);
  }

  /** By how much km1 falls if v moves to block t. */
  long gain(int v, int t) {
    return connected[v * k + t] - stay[v];
  }

  boolean fits(int v, int t) {
    return blockWeight[t] + h.vertexWeight[v] <= capacity[t];
  }

  /** Whether a net of v has a pin in another block. */
  boolean isBoundary(int v) {
    int own = block[v];
    for (int b = 0; b < k; b++) {
      if (b != own && connected[v * k + b] > 0) {
        return true;
      }
    }
    return false;
  }

  long overload() {
    long overload = 0;
    for (int b = 0; b < k; b++) {
      overload += Math.max(0, blockWeight[b] - capacity[b]);
    }
    return overload;
  }

  /** The weight of the heaviest block in relation to its capacity: breaks ties for balance. */
  double fill() {
    double fill = 0;
    for (int b = 0; b < k; b++) {
      fill = Math.max(fill, (double) blockWeight[b] / Math.max(1, capacity[b]));
    }
    return fill;
  }

  /** Moves v to block t, which is another one, and notes in {@link #touched} whom that concerns. */
  void move(int v, int t) {
    touchedCount = 0;
    int s = block[v];
    long staying = 0;
    block[v] = t;
    blockWeight[s] -= h.vertexWeight[v];
    blockWeight[t] += h.vertexWeight[v];
    for (int i = h.vertexStart[v]; i < h.vertexStart[v + 1]; i++) {
      int e = h.nets[i];
      long w = h.netWeight[e];
      int left = --pinCount[e * k + s];
      int there = ++pinCount[e * k + t];
      pinXor[e * k + s] ^= v;
      pinXor[e * k + t] ^= v;
      if (left == 0) {
        km1 -= w;
        addConnected(e, s, -w, v);
      } else if (left == 1) {
        addStay(pinXor[e * k + s], -w);
      }
      if (there == 1) {
        km1 += w;
        addConnected(e, t, w, v);
      } else {
        staying += w;
        if (there == 2) {
          addStay(pinXor[e * k + t] ^ v, w);
        }
      }
    }
    stay[v] = staying;
  }

  private void addConnected(int e, int b, long w, int mover) {
    boolean isSmall = h.netSize(e) <= TOUCHED_NET_SIZE;
    for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
      int u = h.pins[i];
      connected[u * k + b] += w;
      if (u != mover && isSmall) {
        touch(u);
      }
    }
  }

  /** Changes the stay weight of u, whose company in its block for one net came or went. */
  private void addStay(int u, long w) {
    stay[u] += w;
    touch(u);
  }

  private void touch(int u) {
    if (touchedCount == touched.length) {
      touched = Arrays.copyOf(touched, touchedCount * 2);
    }
    touched[touchedCount++] = u;
  }
}
