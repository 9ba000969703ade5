package modplan.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Blocks whose quotient graph is acyclic: every edge of a given DAG stays in its block or leads to
 * a later one. Starts are topological orders cut into k pieces (random, depth-first, or always the
 * vertex that shares most with the piece so far); each is refined by annealing and k-way FM whose
 * moves keep the order (Moreira, Popp, Schulz 2017; Herrmann et al. 2019). All on one level: a
 * start costs O((vertices + pins) * k) and its moves.
 */
public final class AcyclicPartitioner {
  private static final int FM_PASSES = 10;

  /** Larger hypergraphs are not annealed. */
  private static final int ANNEAL_PIN_LIMIT = 100_000;

  private final Hypergraph h;
  private final Dag dag;
  private final long[] capacity;
  private final int[] fixed;

  private AcyclicPartitioner(Hypergraph h, Dag dag, long[] capacity) {
    this.h = h;
    this.dag = dag;
    this.capacity = capacity;
    this.fixed = Bisector.free(h.vertexCount());
  }

  /**
   * The best acyclic partition found; block numbers are a topological order of the blocks.
   *
   * @throws IllegalArgumentException if the DAG is over other vertices, or vertices are fixed
   */
  public static Partition partition(Hypergraph hypergraph, Dag dag, PartitionConfig config) {
    if (dag.vertexCount() != hypergraph.vertexCount()) {
      throw new IllegalArgumentException(
          "a DAG of %d vertices for a hypergraph of %d"
              .formatted(dag.vertexCount(), hypergraph.vertexCount()));
    }
    if (config.fixed().isPresent()) {
      throw new IllegalArgumentException("fixed vertices are not supported with a DAG");
    }
    Partitioner.requireRoom(hypergraph, config.k());
    long[] capacity = Partitioner.capacities(hypergraph, config);
    Hypergraph merged = Contraction.mergeNets(hypergraph);
    AcyclicPartitioner partitioner = new AcyclicPartitioner(merged, dag, capacity);
    int starts = starts(config.effort(), merged);
    List<Callable<Candidate>> tasks = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      int number = i;
      tasks.add(() -> partitioner.start(number, Rng.of(config.seed(), number)));
    }
    Candidate best = null;
    for (Candidate candidate : Workers.runAll(config.threads(), tasks)) {
      if (best == null || candidate.isBetterThan(best)) {
        best = candidate;
      }
    }
    int[] blocks = best == null ? new int[0] : best.block();
    return new Partition(hypergraph, blocks, capacity);
  }

  private static int starts(Effort effort, Hypergraph h) {
    int most = effort == Effort.FAST ? 4 : effort == Effort.DEFAULT ? 40 : 400;
    double work = h.pinCount() + 20.0 * h.vertexCount();
    return (int) Math.max(4, Math.min(most, most * 2e4 / work));
  }

  private Candidate start(int number, Rng rng) {
    int[] block =
        switch (number % 4) {
          case 0 -> cut(randomOrder(rng), true);
          case 1 -> cut(dag.stackOrder(rng), true);
          case 2 ->
              cut(dag.stackOrder(rng), false); // fills to the brim: packs where the even fails
          default -> grow(rng);
        };
    PartitionState state = new PartitionState(h, capacity, block);
    MoveRule rule = new AcyclicRule(dag);
    FmRefiner fm = new FmRefiner(state, fixed, rule, 500, rng);
    fm.refine(FM_PASSES);
    Candidate best = Candidate.of(state).copy();
    if (h.pinCount() <= ANNEAL_PIN_LIMIT) {
      new Annealer(state, fixed, rule, rng)
          .anneal(400L * h.vertexCount(), rng.nextScale(0.2, 2), rng.nextScale(0.7, 3));
      new Rebalancer(state, fixed, rule, rng).rebalance();
      fm.refine(FM_PASSES);
      Candidate annealed = Candidate.of(state);
      return annealed.isBetterThan(best) ? annealed : best;
    }
    return best;
  }

  private int[] randomOrder(Rng rng) {
    long[] priority = new long[h.vertexCount()];
    Arrays.setAll(priority, v -> rng.nextLong());
    return dag.topologicalOrder(priority);
  }

  /** Cuts an order into pieces, even ones or each as full as it may be. */
  private int[] cut(int[] order, boolean even) {
    int[] block = new int[order.length];
    Filler filler = new Filler(even);
    for (int v : order) {
      block[v] = filler.next(h.vertexWeight[v]);
    }
    return block;
  }

  /** Decides, vertex after vertex, when the next block begins. */
  private final class Filler {
    private final boolean even;
    private int current;
    private long weight;
    private long left = h.totalVertexWeight;
    private double target;

    Filler(boolean even) {
      this.even = even;
      this.target = target();
    }

    private double target() {
      return even ? (double) left / (capacity.length - current) : capacity[current];
    }

    int next(long w) {
      boolean full = weight + w > capacity[current] || (even && weight + w / 2.0 > target);
      if (full && current + 1 < capacity.length) {
        current++;
        weight = 0;
        target = target();
      }
      weight += w;
      left -= w;
      return current;
    }
  }

  /** Takes, of the ready vertices, always one that shares the most net weight with this block. */
  private int[] grow(Rng rng) {
    int n = h.vertexCount();
    int[] block = new int[n];
    Filler filler = new Filler(true);
    VertexHeap ready = new VertexHeap(n, rng);
    int[] waiting = new int[n];
    long[] shared = new long[n];
    int[] lastBlock = new int[h.netCount()];
    for (int v = 0; v < n; v++) {
      waiting[v] = dag.predecessorStart[v + 1] - dag.predecessorStart[v];
      if (waiting[v] == 0) {
        ready.put(v, 0);
      }
    }
    int current = 0;
    while (!ready.isEmpty()) {
      int v = ready.pop();
      int b = filler.next(h.vertexWeight[v]);
      if (b != current) {
        current = b;
        Arrays.fill(shared, 0);
        for (int u = 0; u < n; u++) {
          if (ready.contains(u)) {
            ready.put(u, 0);
          }
        }
      }
      block[v] = b;
      share(v, b, shared, lastBlock, ready);
      for (int i = dag.successorStart[v]; i < dag.successorStart[v + 1]; i++) {
        int u = dag.successors[i];
        if (--waiting[u] == 0) {
          ready.put(u, shared[u]);
        }
      }
    }
    return block;
  }

  private void share(int v, int b, long[] shared, int[] lastBlock, VertexHeap ready) {
    for (int i = h.vertexStart[v]; i < h.vertexStart[v + 1]; i++) {
      int e = h.nets[i];
      if (lastBlock[e] == b + 1) {
        continue;
      }
      lastBlock[e] = b + 1;
      for (int j = h.netStart[e]; j < h.netStart[e + 1]; j++) {
        int u = h.pins[j];
        shared[u] += h.netWeight[e];
        if (ready.contains(u)) {
          ready.put(u, shared[u]);
        }
      }
    }
  }
}
