package modplan.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modplan.partition.Hypergraph;
import modplan.partition.PartitionConfig;
import modplan.partition.Partitioner;

/**
 * Cuts the modules into blocks that wait for nothing: what several blocks need each of them loads,
 * which is km1 of the hypergraph with a net for each component, its pins being the modules that
 * need it.
 */
final class ClosureCut {
  private static final double EPSILON = 0.03;
  private static final int MOST_PINS = 20_000_000;
  private static final int MOST_PINS_FAST = 4_000_000;

  private ClosureCut() {}

  /** At most k blocks, none empty; none at all if the hypergraph is too large to be built. */
  static List<int[]> of(Workload load, int k, Effort effort) {
    List<int[]> nets = new ArrayList<>();
    List<Long> weights = new ArrayList<>();
    long pins = 0;
    long mostPins = effort == Effort.FAST ? MOST_PINS_FAST : MOST_PINS;
    for (int c = 0; c < load.condensation.size(); c++) {
      int[] net = load.closures.modulesOf(load.closures.usersOf(c));
      long weight = Math.max(1, load.componentSource[c] / 1000);
      pins += net.length;
      if (pins > mostPins) {
        return List.of();
      }
      if (net.length > 1) {
        nets.add(net);
        weights.add(weight);
      }
    }
    long[] vertexWeights = new long[load.size];
    for (int m = 0; m < load.size; m++) {
      vertexWeights[m] = Math.max(1, (load.compile[m] + load.source[m]) / 1000);
    }
    Hypergraph hypergraph =
        Hypergraph.of(vertexWeights, weights.stream().mapToLong(Long::longValue).toArray(), nets);
    PartitionConfig config =
        PartitionConfig.of(Math.min(k, load.size), EPSILON)
            .withEffort(
                effort == Effort.BEST
                    ? modplan.partition.Effort.DEFAULT
                    : modplan.partition.Effort.FAST);
    int[] blocks = Partitioner.partition(hypergraph, config).blocks();
    List<int[]> steps = new ArrayList<>();
    for (int b = 0; b < config.k(); b++) {
      int block = b;
      int[] members = IntStream.range(0, load.size).filter(m -> blocks[m] == block).toArray();
      if (members.length > 0) {
        steps.add(members);
      }
    }
    return steps;
  }
}
