package modplan.partition;

import java.util.Arrays;

/**
 * The part of two blocks that a flow may rearrange: vertices near the cut, found breadth-first from
 * the nets cut between the two, up to a weight on each side. What is not in the region stays.
 */
final class FlowRegion {
  final int blockA;
  final int blockB;

  /** The vertices of the region, those of block A first. */
  int[] vertices = new int[64];

  int size;

  /** How many hops from the cut each vertex of the region is. */
  int[] hops = new int[64];

  /** Weight of the nets cut between the two blocks. */
  long cut;

  private final PartitionState state;
  private final int[] fixed;

  /** Per vertex of the hypergraph its number in the region + 1, or 0; shared and cleaned. */
  private final int[] number;

  private final boolean[] netSeen;

  FlowRegion(
      PartitionState state, int[] fixed, int[] number, boolean[] netSeen, int blockA, int blockB) {
    this.state = state;
    this.fixed = fixed;
    this.number = number;
    this.netSeen = netSeen;
    this.blockA = blockA;
    this.blockB = blockB;
  }

  /** Fills the region with this share of each block's weight, and at most so many pins. */
  void grow(double share, int pinLimit) {
    int[] cutNets = cutNets();
    growSide(blockA, cutNets, share, pinLimit / 2);
    growSide(blockB, cutNets, share, pinLimit / 2);
  }

  private int[] cutNets() {
    int[] cutNets = new int[64];
    int count = 0;
    for (int e = 0; e < state.h.netCount(); e++) {
      if (state.pinCount[e * state.k + blockA] > 0 && state.pinCount[e * state.k + blockB] > 0) {
        cut += state.h.netWeight[e];
        if (count == cutNets.length) {
          cutNets = Arrays.copyOf(cutNets, count * 2);
        }
        cutNets[count++] = e;
      }
    }
    return Arrays.copyOf(cutNets, count);
  }

  private void growSide(int block, int[] cutNets, double share, int pinLimit) {
    Hypergraph h = state.h;
    long budget = (long) (share * state.blockWeight[block]);
    int pinBudget = pinLimit;
    int begin = size;
    int[] seen = cutNets.clone();
    int seenCount = seen.length;
    for (int e : cutNets) {
      netSeen[e] = true;
    }
    int[] frontier = cutNets;
    for (int hop = 0; frontier.length > 0; hop++) {
      int first = size;
      for (int e : frontier) {
        for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
          int v = h.pins[i];
          int degree = h.vertexStart[v + 1] - h.vertexStart[v];
          if (state.block[v] == block
              && number[v] == 0
              && fixed[v] < 0
              && h.vertexWeight[v] <= budget
              && degree <= pinBudget) {
            add(v, hop);
            budget -= h.vertexWeight[v];
            pinBudget -= degree;
          }
        }
      }
      int from = seenCount;
      for (int i = first; i < size; i++) {
        int v = vertices[i];
        for (int j = h.vertexStart[v]; j < h.vertexStart[v + 1]; j++) {
          int e = h.nets[j];
          if (!netSeen[e]) {
            netSeen[e] = true;
            if (seenCount == seen.length) {
              seen = Arrays.copyOf(seen, Math.max(64, seenCount * 2));
            }
            seen[seenCount++] = e;
          }
        }
      }
      frontier = Arrays.copyOfRange(seen, from, seenCount);
    }
    for (int i = 0; i < seenCount; i++) {
      netSeen[seen[i]] = false;
    }
    keepOneOutside(block, begin);
  }

  /** A block that is all in the region would have no terminal, so its last vertex goes out. */
  private void keepOneOutside(int block, int begin) {
    long weight = 0;
    for (int i = begin; i < size; i++) {
      weight += state.h.vertexWeight[vertices[i]];
    }
    if (size > begin && weight == state.blockWeight[block]) {
      number[vertices[--size]] = 0;
    }
  }

  private void add(int v, int hop) {
    if (size == vertices.length) {
      vertices = Arrays.copyOf(vertices, size * 2);
      hops = Arrays.copyOf(hops, size * 2);
    }
    vertices[size] = v;
    hops[size] = hop;
    number[v] = ++size;
  }

  /** The number of this vertex in the region, or -1. */
  int numberOf(int v) {
    return number[v] - 1;
  }

  /** Leaves the shared arrays clean for the next region. */
  void release() {
    for (int i = 0; i < size; i++) {
      number[vertices[i]] = 0;
    }
  }
}
