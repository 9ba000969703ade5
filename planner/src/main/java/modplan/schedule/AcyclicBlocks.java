package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modplan.partition.AcyclicPartitioner;
import modplan.partition.Dag;
import modplan.partition.Hypergraph;
import modplan.partition.PartitionConfig;

/**
 * Cuts pieces (cycles, parts of cycles, single modules) into blocks of about equal work that need
 * one another in one direction only, so that a block can wait for those it needs and load what they
 * have compiled. A net is a piece with those that need it directly: what is cut is what has to be
 * waited for, or loaded from source.
 */
final class AcyclicBlocks {
  private static final double EPSILON = 0.1;

  // Elementary operations for each pin and each vertex, as measured, and more for each block.
  private static final long PIN_WORK = 500;
  private static final long BLOCK_WORK = 40;

  private final List<int[]> pieces;
  private final Hypergraph hypergraph;
  private final Dag dag;

  /**
   * Parts of one cycle need one another both ways, which no order can keep; they count as
   * independent.
   */
  AcyclicBlocks(Workload load, List<int[]> pieces) {
    this.pieces = pieces;
    int[][] ofComponent = piecesOfComponents(load, pieces);
    List<int[]> nets = new ArrayList<>();
    List<Long> netWeights = new ArrayList<>();
    List<int[]> edges = new ArrayList<>();
    for (int c = 0; c < ofComponent.length; c++) {
      for (int needed : ofComponent[c]) {
        List<Integer> pins = new ArrayList<>(List.of(needed));
        for (int user : load.condensation.users(c)) {
          for (int piece : ofComponent[user]) {
            pins.add(piece);
            edges.add(new int[] {needed, piece});
          }
        }
        if (pins.size() > 1) {
          nets.add(pins.stream().mapToInt(Integer::intValue).toArray());
          netWeights.add(millis(Arrays.stream(pieces.get(needed)).mapToLong(m -> load.source[m])));
        }
      }
    }
    this.hypergraph =
        Hypergraph.of(
            pieces.stream()
                .mapToLong(p -> millis(Arrays.stream(p).mapToLong(load::ownMicros)))
                .toArray(),
            netWeights.stream().mapToLong(Long::longValue).toArray(),
            nets);
    this.dag =
        Dag.of(
            pieces.size(),
            edges.stream().mapToInt(edge -> edge[0]).toArray(),
            edges.stream().mapToInt(edge -> edge[1]).toArray());
  }

  /** About how many elementary operations it takes to find {@code k} blocks. */
  long work(int k) {
    return (PIN_WORK + BLOCK_WORK * k) * (hypergraph.pinCount() + pieces.size());
  }

  /** What it takes at least for so many pieces. */
  static long leastWork(int pieces, int k) {
    return (PIN_WORK + BLOCK_WORK * k) * pieces;
  }

  /** At most {@code k} blocks in an order in which what is needed comes first, none empty. */
  List<int[]> blocks(int k) {
    PartitionConfig config =
        PartitionConfig.of(Math.min(k, pieces.size()), EPSILON)
            .withEffort(modplan.partition.Effort.FAST);
    int[] blocks = AcyclicPartitioner.partition(hypergraph, dag, config).blocks();
    List<int[]> steps = new ArrayList<>();
    for (int b = 0; b < config.k(); b++) {
      int block = b;
      int[] members =
          IntStream.range(0, pieces.size())
              .filter(p -> blocks[p] == block)
              .flatMap(p -> Arrays.stream(pieces.get(p)))
              .toArray();
      if (members.length > 0) {
        steps.add(members);
      }
    }
    return steps;
  }

  private static long millis(LongStream micros) {
    return Math.max(1, micros.sum() / 1000);
  }

  /** By component the pieces that it was cut into. */
  private static int[][] piecesOfComponents(Workload load, List<int[]> pieces) {
    List<List<Integer>> of = new ArrayList<>();
    for (int c = 0; c < load.condensation.size(); c++) {
      of.add(new ArrayList<>());
    }
    for (int p = 0; p < pieces.size(); p++) {
      of.get(load.condensation.componentOf(pieces.get(p)[0])).add(p);
    }
    return of.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
