package modplan.partition;

import java.util.Arrays;
import java.util.List;

/**
 * A hypergraph with weighted vertices and weighted nets, immutable, in compressed rows both ways.
 *
 * <p>Vertices are {@code 0 .. vertexCount - 1}, nets {@code 0 .. netCount - 1}; a pin is one vertex
 * of one net. Weights are not negative and each kind sums to at most {@link #MAX_TOTAL_WEIGHT}, so
 * that no metric and no gain can overflow. Inside the package the arrays are read directly.
 */
public final class Hypergraph {
  /** The largest sum of vertex weights, and of net weights: 2^48. */
  public static final long MAX_TOTAL_WEIGHT = 1L << 48;

  /** Pins of net e: {@code pins[netStart[e] .. netStart[e + 1])}. */
  final int[] netStart;

  final int[] pins;

  /** Nets of vertex v: {@code nets[vertexStart[v] .. vertexStart[v + 1])}, ascending. */
  final int[] vertexStart;

  final int[] nets;
  final long[] vertexWeight;
  final long[] netWeight;
  final long totalVertexWeight;

  /** Takes the arrays as they are: for callers in this package that built them themselves. */
  Hypergraph(long[] vertexWeight, long[] netWeight, int[] netStart, int[] pins) {
    this.vertexWeight = vertexWeight;
    this.netWeight = netWeight;
    this.netStart = netStart;
    this.pins = pins;
    this.vertexStart = new int[vertexWeight.length + 1];
    this.nets = new int[pins.length];
    long total = 0;
    for (long weight : vertexWeight) {
      total += weight;
    }
    this.totalVertexWeight = total;
    transpose();
  }

  private void transpose() {
    for (int pin : pins) {
      vertexStart[pin + 1]++;
    }
    for (int v = 0; v < vertexWeight.length; v++) {
      vertexStart[v + 1] += vertexStart[v];
    }
    int[] next = Arrays.copyOf(vertexStart, vertexWeight.length);
    for (int e = 0; e < netWeight.length; e++) {
      for (int i = netStart[e]; i < netStart[e + 1]; i++) {
        nets[next[pins[i]]++] = e;
      }
    }
  }

  /** The hypergraph of these nets, every net of weight 1. */
  public static Hypergraph of(long[] vertexWeights, List<int[]> nets) {
    long[] netWeights = new long[nets.size()];
    Arrays.fill(netWeights, 1);
    return of(vertexWeights, netWeights, nets);
  }

  /**
   * The hypergraph of these nets; the arrays are copied.
   *
   * @throws IllegalArgumentException if a weight is negative, a sum of weights above {@link
   *     #MAX_TOTAL_WEIGHT}, a net empty, or a pin unknown or named twice in one net
   */
  public static Hypergraph of(long[] vertexWeights, long[] netWeights, List<int[]> nets) {
    if (netWeights.length != nets.size()) {
      throw new IllegalArgumentException(
          netWeights.length + " net weights for " + nets.size() + " nets");
    }
    requireWeights("vertex", vertexWeights);
    requireWeights("net", netWeights);
    int[] netStart = new int[nets.size() + 1];
    for (int e = 0; e < nets.size(); e++) {
      netStart[e + 1] = Math.addExact(netStart[e], nets.get(e).length);
    }
    int[] pins = new int[netStart[nets.size()]];
    int[] lastNet = new int[vertexWeights.length];
    for (int e = 0; e < nets.size(); e++) {
      int[] net = nets.get(e);
      requirePins(e, net, lastNet);
      System.arraycopy(net, 0, pins, netStart[e], net.length);
    }
    return new Hypergraph(vertexWeights.clone(), netWeights.clone(), netStart, pins);
  }

  private static void requireWeights(String what, long[] weights) {
    long sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException(
            "weight of " + what + " " + i + " is negative: " + weights[i]);
      }
      // Compared before adding, so that the sum itself cannot overflow.
      if (weights[i] > MAX_TOTAL_WEIGHT - sum) {
        throw new IllegalArgumentException(
            "the " + what + " weights sum to more than " + MAX_TOTAL_WEIGHT);
      }
      sum += weights[i];
    }
  }

  private static void requirePins(int e, int[] net, int[] lastNet) {
    if (net.length == 0) {
      throw new IllegalArgumentException("net " + e + " has no pins");
    }
    for (int pin : net) {
      if (pin < 0 || pin >= lastNet.length) {
        throw new IllegalArgumentException(
            "net " + e + " has pin " + pin + ", but vertices are 0 to " + (lastNet.length - 1));
      }
      if (lastNet[pin] == e + 1) {
        throw new IllegalArgumentException("net " + e + " has pin " + pin + " twice");
      }
      lastNet[pin] = e + 1;
    }
  }

  public int vertexCount() {
    return vertexWeight.length;
  }

  public int netCount() {
    return netWeight.length;
  }

  public int pinCount() {
    return pins.length;
  }

  public long vertexWeight(int vertex) {
    return vertexWeight[vertex];
  }

  public long netWeight(int net) {
    return netWeight[net];
  }

  public long totalVertexWeight() {
    return totalVertexWeight;
  }

  /** The weight of the heaviest vertex, 0 if there is none. */
  public long heaviestVertexWeight() {
    long heaviest = 0;
    for (long weight : vertexWeight) {
      heaviest = Math.max(heaviest, weight);
    }
    return heaviest;
  }

  /** A copy of the pins of this net, in the order they were given. */
  public int[] pinsOf(int net) {
    return Arrays.copyOfRange(pins, netStart[net], netStart[net + 1]);
  }

  int netSize(int net) {
    return netStart[net + 1] - netStart[net];
  }
}
