package modplan.partition;

import java.util.Arrays;
import java.util.List;

/**
 * One multilevel run: coarsen, partition the coarsest level, project back level by level and refine
 * on each. Given a partition, or two, only vertices that agree in them are contracted, so that the
 * partition survives to the coarsest level and refinement starts there from it: a V-cycle (Walshaw
 * 2004), or with two the recombination of KaHyParE (Andre, Schlag, Schulz 2018).
 */
final class Multilevel {
  /** Larger nets say little about who belongs together, and rating them is quadratic. */
  private static final int RATED_NET_SIZE = 300;

  private static final int RATED_NET_SIZE_IF_HUGE = 100;

  /** Pins of a huge hypergraph. */
  private static final int HUGE = 2_000_000;

  /** Proposed moves of the annealer per vertex of the coarsest level. */
  private static final int ANNEALING_STEPS = 400;

  /** First temperatures: one that forgets the start, and one that keeps most of it. */
  private static final double HOT = 1;

  private static final double WARM = 0.5;

  /** A child worse than its parent by more than one part in so many is not worth flows. */
  private static final int HOPELESS = 20;

  /** Flows look at all pairs of blocks. */
  private static final int MAX_FLOW_BLOCKS = 512;

  private final Hypergraph h;
  private final long[] capacity;
  private final int[] fixed;
  private final Tuning tuning;

  Multilevel(Hypergraph h, long[] capacity, int[] fixed, Tuning tuning) {
    this.h = h;
    this.capacity = capacity;
    this.fixed = fixed;
    this.tuning = tuning;
  }

  /** A partition from nothing: recursive bisection, or annealing for three of four numbers. */
  Candidate start(int number, Rng rng) {
    List<Level> levels = coarsener(rng).coarsen(h, fixed, fixed);
    Hypergraph coarsest = levels.isEmpty() ? h : levels.get(levels.size() - 1).coarse();
    int[] coarsestFixed = levels.isEmpty() ? fixed : levels.get(levels.size() - 1).fixed();
    int[] block;
    if (number % 4 == 0 || coarsest.pinCount() > tuning.annealPinLimit()) {
      block =
          new RecursiveBisection(capacity, tuning.tries(), rng).partition(coarsest, coarsestFixed);
    } else {
      block = annealed(coarsest, coarsestFixed, rng);
    }
    return refineUp(levels, block, rng, tuning.generations() == 0 ? Long.MAX_VALUE : -1);
  }

  private int[] annealed(Hypergraph coarsest, int[] coarsestFixed, Rng rng) {
    int[] block = new int[coarsest.vertexCount()];
    Arrays.setAll(
        block, v -> coarsestFixed[v] >= 0 ? coarsestFixed[v] : rng.nextInt(capacity.length));
    anneal(new PartitionState(coarsest, capacity, block), coarsestFixed, HOT, rng);
    return block;
  }

  private static void anneal(PartitionState state, int[] stateFixed, double heat, Rng rng) {
    long steps = (long) ANNEALING_STEPS * state.block.length;
    new Annealer(state, stateFixed, rng)
        .anneal(steps, heat * rng.nextScale(0.5, 2), rng.nextScale(0.5, 4));
  }

  /**
   * A partition no worse than {@code better}, from what it has in common with {@code other}, with
   * or without annealing on the coarsest level.
   */
  Candidate recombine(Candidate better, Candidate other, boolean annealing, Rng rng) {
    int k = capacity.length;
    int[] label = new int[h.vertexCount()];
    for (int v = 0; v < label.length; v++) {
      int free = fixed[v] < 0 ? 1 : 0;
      label[v] = (better.block()[v] * k + other.block()[v]) * 2 + free;
    }
    List<Level> levels = coarsener(rng).coarsen(h, fixed, label);
    int[] block = better.block().clone();
    for (Level level : levels) {
      block = lift(block, level);
    }
    Hypergraph coarsest = levels.isEmpty() ? h : levels.get(levels.size() - 1).coarse();
    if (annealing && coarsest.pinCount() <= tuning.annealPinLimit()) {
      int[] coarsestFixed = levels.isEmpty() ? fixed : levels.get(levels.size() - 1).fixed();
      anneal(new PartitionState(coarsest, capacity, block), coarsestFixed, WARM, rng);
    }
    Candidate child = refineUp(levels, block, rng, better.km1() + better.km1() / HOPELESS);
    return better.isBetterThan(child) ? better : child;
  }

  private Coarsener coarsener(Rng rng) {
    int k = capacity.length;
    // Different depths make different partitions.
    int vertexLimit = Math.max(80, 10 * k) << rng.nextInt(3);
    long weightLimit = Math.max(1, 2 * h.totalVertexWeight / vertexLimit);
    boolean penaliseWeight = rng.nextInt(2) == 0;
    int ratedNetSize = h.pinCount() > HUGE ? RATED_NET_SIZE_IF_HUGE : RATED_NET_SIZE;
    return new Coarsener(vertexLimit, weightLimit, ratedNetSize, penaliseWeight, rng);
  }

  private static int[] lift(int[] block, Level level) {
    int[] coarse = new int[level.coarse().vertexCount()];
    for (int v = 0; v < block.length; v++) {
      coarse[level.coarseOf()[v]] = block[v];
    }
    return coarse;
  }

  /** The blocks of the finer vertices, each that of its coarse vertex. */
  static int[] project(int[] coarseBlock, int[] coarseOf) {
    int[] block = new int[coarseOf.length];
    Arrays.setAll(block, v -> coarseBlock[coarseOf[v]]);
    return block;
  }

  /** Refines level by level; by flows only the finest, and only where km1 is at most the given. */
  private Candidate refineUp(List<Level> levels, int[] coarsestBlock, Rng rng, long flowKm1) {
    int[] block = coarsestBlock;
    for (int i = levels.size() - 1; ; i--) {
      Hypergraph current = i < 0 ? h : levels.get(i).coarse();
      int[] currentFixed = i < 0 ? fixed : levels.get(i).fixed();
      PartitionState state = new PartitionState(current, capacity, block);
      boolean flows =
          i < 0
              && current.pinCount() <= tuning.flowPinLimit()
              && capacity.length <= MAX_FLOW_BLOCKS;
      new Refiner(state, currentFixed, flows ? flowKm1 : -1, rng).refine();
      if (i < 0) {
        return Candidate.of(state);
      }
      block = project(block, levels.get(i).coarseOf());
    }
  }
}
