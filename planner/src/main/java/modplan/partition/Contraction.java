package modplan.partition;

import java.util.Arrays;

/**
 * Contracts the clusters of a hypergraph to single vertices: weights add up, pins of one net in one
 * cluster become one pin, nets of a single pin are dropped (they can never be cut), and nets with
 * equal pins become one net with the sum of their weights. Linear in the pins.
 */
final class Contraction {
  private final Hypergraph fine;
  private final int[] coarseOf;
  private final int[] mark;
  private final int[] netStart;
  private final int[] pins;
  private final long[] netWeight;
  private int netCount;
  private int pinCount;
  private int marks;

  private Contraction(Hypergraph fine, int[] coarseOf, int coarseCount) {
    this.fine = fine;
    this.coarseOf = coarseOf;
    this.mark = new int[coarseCount];
    this.netStart = new int[fine.netCount() + 1];
    this.pins = new int[fine.pinCount()];
    this.netWeight = new long[fine.netCount()];
  }

  /** The contracted hypergraph, where {@code coarseOf} maps each vertex to its new number. */
  static Hypergraph contract(Hypergraph fine, int[] coarseOf, int coarseCount) {
    Contraction contraction = new Contraction(fine, coarseOf, coarseCount);
    contraction.addNets();
    long[] vertexWeight = new long[coarseCount];
    for (int v = 0; v < fine.vertexCount(); v++) {
      vertexWeight[coarseOf[v]] += fine.vertexWeight[v];
    }
    return new Hypergraph(
        vertexWeight,
        Arrays.copyOf(contraction.netWeight, contraction.netCount),
        Arrays.copyOf(contraction.netStart, contraction.netCount + 1),
        Arrays.copyOf(contraction.pins, contraction.pinCount));
  }

  /** The same vertices, without single-pin nets, equal nets merged. */
  static Hypergraph mergeNets(Hypergraph hypergraph) {
    int[] identity = new int[hypergraph.vertexCount()];
    Arrays.setAll(identity, v -> v);
    return contract(hypergraph, identity, identity.length);
  }

  private void addNets() {
    int tableSize = Integer.highestOneBit(Math.max(1, fine.netCount())) * 4;
    int[] table = new int[tableSize]; // number + 1 of a coarse net, 0 where free
    long[] hashes = new long[fine.netCount()];
    for (int e = 0; e < fine.netCount(); e++) {
      if (fine.netWeight[e] == 0) {
        continue; // costs nothing, cut or not
      }
      long hash = appendPins(e);
      int size = pinCount - netStart[netCount];
      if (size < 2) {
        pinCount = netStart[netCount];
        continue;
      }
      int slot = (int) (Rng.mix(hash) & (tableSize - 1));
      while (table[slot] != 0 && !isEqualToLast(table[slot] - 1, hash, hashes, size)) {
        slot = (slot + 1) & (tableSize - 1);
      }
      if (table[slot] != 0) {
        netWeight[table[slot] - 1] += fine.netWeight[e];
        pinCount = netStart[netCount];
      } else {
        table[slot] = netCount + 1;
        hashes[netCount] = hash;
        netWeight[netCount] = fine.netWeight[e];
        netStart[++netCount] = pinCount;
      }
    }
  }

  /** Appends the pins of the net, each coarse vertex once; returns a hash free of their order. */
  private long appendPins(int e) {
    marks++;
    long hash = 0;
    for (int i = fine.netStart[e]; i < fine.netStart[e + 1]; i++) {
      int pin = coarseOf[fine.pins[i]];
      if (mark[pin] != marks) {
        mark[pin] = marks;
        pins[pinCount++] = pin;
        hash += Rng.mix(pin);
      }
    }
    return hash;
  }

  /** Whether this finished net has the pins appended last, whose marks still stand. */
  private boolean isEqualToLast(int net, long hash, long[] hashes, int size) {
    if (hashes[net] != hash || netStart[net + 1] - netStart[net] != size) {
      return false;
    }
    for (int i = netStart[net]; i < netStart[net + 1]; i++) {
      if (mark[pins[i]] != marks) {
        return false;
      }
    }
    return true;
  }
}
