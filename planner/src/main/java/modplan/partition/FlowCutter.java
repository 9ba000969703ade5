package modplan.partition;

import java.util.Arrays;

/**
 * Finds a cheaper balanced cut between two blocks: maximum flow on the region around the cut
 * (Lawler's network: a node pair per net, its arc the weight of the net), and as long as neither of
 * the two extreme minimum cuts is balanced, one more vertex joins the terminal of the lighter side
 * and the flow is augmented (FlowCutter, Hamann and Strasser 2018; for hypergraphs Gottesbueren,
 * Hamann, Schlag, Wagner 2020). It stops when the flow exceeds the cut that is there.
 */
final class FlowCutter {
  private final PartitionState state;
  private final FlowRegion region;
  private final Rng rng;
  private final FlowNetwork network;
  private final int[] sourceArc;
  private final int[] sinkArc;

  /** Nets of the region, their nodes at {@code region.size + 2 * i} and one more. */
  private int[] nets = new int[64];

  private int netCount;

  /** Weight of the nets that are cut whatever happens in the region. */
  private long forced;

  private long best = Long.MAX_VALUE;
  private double bestFill = Double.MAX_VALUE;
  private boolean[] bestInA = new boolean[0];

  /**
   * @param precedences pairs (v, u) of region numbers: if v is in block A then u has to be
   */
  FlowCutter(PartitionState state, FlowRegion region, int[][] precedences, Rng rng) {
    this.state = state;
    this.region = region;
    this.rng = rng;
    collectNets();
    int r = region.size;
    int source = r + 2 * netCount;
    int sink = source + 1;
    this.network = new FlowNetwork(sink + 1, source, sink);
    this.sourceArc = new int[r];
    this.sinkArc = new int[r];
    for (int i = 0; i < r; i++) {
      sourceArc[i] = network.addArc(source, i, 0);
      sinkArc[i] = network.addArc(i, sink, 0);
    }
    for (int i = 0; i < netCount; i++) {
      addNet(nets[i], r + 2 * i, source, sink);
    }
    for (int[] precedence : precedences) {
      network.addArc(precedence[0], precedence[1], FlowNetwork.INFINITE);
    }
    network.freeze();
  }

  private void collectNets() {
    Hypergraph h = state.h;
    boolean[] seen = new boolean[h.netCount()];
    for (int i = 0; i < region.size; i++) {
      int v = region.vertices[i];
      for (int j = h.vertexStart[v]; j < h.vertexStart[v + 1]; j++) {
        int e = h.nets[j];
        if (seen[e]) {
          continue;
        }
        seen[e] = true;
        int outsideA = state.pinCount[e * state.k + region.blockA];
        int outsideB = state.pinCount[e * state.k + region.blockB];
        if (outsideA + outsideB < 2) {
          continue;
        }
        if (netCount == nets.length) {
          nets = Arrays.copyOf(nets, netCount * 2);
        }
        nets[netCount++] = e;
      }
    }
    // What was cut and has no pin in the region stays cut.
    forced = region.cut;
    int kept = 0;
    for (int i = 0; i < netCount; i++) {
      int e = nets[i];
      int outsideA = state.pinCount[e * state.k + region.blockA];
      int outsideB = state.pinCount[e * state.k + region.blockB];
      boolean isCut = outsideA > 0 && outsideB > 0;
      for (int j = h.netStart[e]; j < h.netStart[e + 1]; j++) {
        int number = region.numberOf(h.pins[j]);
        if (number >= 0) {
          if (state.block[h.pins[j]] == region.blockA) {
            outsideA--;
          } else {
            outsideB--;
          }
        }
      }
      if (outsideA > 0 && outsideB > 0) {
        continue; // a pin in each terminal: cut for good
      }
      if (isCut) {
        forced -= h.netWeight[e];
      }
      nets[kept++] = e;
    }
    netCount = kept;
  }

  private void addNet(int e, int in, int source, int sink) {
    Hypergraph h = state.h;
    int out = in + 1;
    boolean touchesSource = false;
    boolean touchesSink = false;
    network.addArc(in, out, h.netWeight[e]);
    for (int j = h.netStart[e]; j < h.netStart[e + 1]; j++) {
      int v = h.pins[j];
      int number = region.numberOf(v);
      if (number >= 0) {
        network.addArc(number, in, FlowNetwork.INFINITE);
        network.addArc(out, number, FlowNetwork.INFINITE);
      } else {
        touchesSource |= state.block[v] == region.blockA;
        touchesSink |= state.block[v] == region.blockB;
      }
    }
    if (touchesSource) {
      network.addArc(source, in, FlowNetwork.INFINITE);
    }
    if (touchesSink) {
      network.addArc(out, sink, FlowNetwork.INFINITE);
    }
  }

  /**
   * Looks for a cut that is lighter, or as light with better balance; true if {@link #isInA} tells
   * of one.
   */
  boolean run() {
    long weightA = state.blockWeight[region.blockA];
    long weightB = state.blockWeight[region.blockB];
    long outsideA = weightA;
    long outsideB = weightB;
    for (int i = 0; i < region.size; i++) {
      long w = state.h.vertexWeight[region.vertices[i]];
      if (state.block[region.vertices[i]] == region.blockA) {
        outsideA -= w;
      } else {
        outsideB -= w;
      }
    }
    long total = weightA + weightB;
    double oldFill = fill(weightA, weightB);
    long limit = region.cut - forced;
    long flow = network.augment(limit);
    while (flow <= limit) {
      long sideA = outsideA + weightOfSide(true);
      long sideB = outsideB + weightOfSide(false);
      consider(flow, sideA, total - sideA, true);
      consider(flow, total - sideB, sideB, false);
      boolean pierceA = sideA * capacity(region.blockB) <= sideB * capacity(region.blockA);
      int vertex = pierce(pierceA);
      if (vertex < 0) {
        break;
      }
      network.makeInfinite(pierceA ? sourceArc[vertex] : sinkArc[vertex]);
      boolean augments = pierceA ? network.isToSink(vertex) : network.isFromSource(vertex);
      if (augments) {
        if (best < Long.MAX_VALUE) {
          break; // balanced already, and from here on cuts only get heavier
        }
        flow += network.augment(limit - flow);
      } else if (pierceA) {
        network.grow(vertex);
      } else {
        network.growBack(vertex);
      }
    }
    return best < limit || (best == limit && bestFill < oldFill);
  }

  boolean isInA(int number) {
    return bestInA[number];
  }

  private long capacity(int block) {
    return state.capacity[block];
  }

  private double fill(long weightA, long weightB) {
    return Math.max(
        (double) weightA / Math.max(1, capacity(region.blockA)),
        (double) weightB / Math.max(1, capacity(region.blockB)));
  }

  private long weightOfSide(boolean ofSource) {
    long weight = 0;
    for (int i = 0; i < region.size; i++) {
      if (ofSource ? network.isFromSource(i) : network.isToSink(i)) {
        weight += state.h.vertexWeight[region.vertices[i]];
      }
    }
    return weight;
  }

  private void consider(long flow, long weightA, long weightB, boolean sourceSide) {
    if (weightA > capacity(region.blockA) || weightB > capacity(region.blockB)) {
      return;
    }
    double fill = fill(weightA, weightB);
    if (flow < best || (flow == best && fill < bestFill)) {
      best = flow;
      bestFill = fill;
      bestInA = new boolean[region.size];
      for (int i = 0; i < region.size; i++) {
        bestInA[i] = sourceSide ? network.isFromSource(i) : !network.isToSink(i);
      }
    }
  }

  /**
   * The vertex to join the terminal: rather one that the other side does not reach, for it costs
   * nothing; then one deep in its own block; ties at random. -1 if all are taken.
   */
  private int pierce(boolean forA) {
    int bestVertex = -1;
    long bestScore = Long.MIN_VALUE;
    for (int i = 0; i < region.size; i++) {
      if (forA ? network.isFromSource(i) : network.isToSink(i)) {
        continue;
      }
      boolean augments = forA ? network.isToSink(i) : network.isFromSource(i);
      boolean own = (state.block[region.vertices[i]] == region.blockA) == forA;
      long depth = own ? region.hops[i] : -1 - region.hops[i];
      long score = (augments ? 0 : 1L << 50) + (depth << 20) + rng.nextInt(1 << 20);
      if (score > bestScore) {
        bestScore = score;
        bestVertex = i;
      }
    }
    return bestVertex;
  }
}
