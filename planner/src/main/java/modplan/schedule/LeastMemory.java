package modplan.schedule;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The memory of a process for each module, one after the other: what is needed is compiled before,
 * but for other members of a cycle that come later.
 */
final class LeastMemory {
  private LeastMemory() {}

  /** Of the process that takes most. */
  static long mebibytes(Workload load) {
    long[] needed = ClosureSums.of(load.condensation, load.componentBytes);
    long most = 0;
    for (int c = 0; c < needed.length; c++) {
      long source = load.isCycle(c) ? load.componentBytes[c] : 0;
      long ready = needed[c] - load.componentBytes[c];
      for (int m : byMemory(load, c)) {
        long own = load.preload[m] && !load.isCycle(c) ? load.bytes[m] : source;
        most = Math.max(most, load.rssMiB(load.rss[m], own, ready));
        source -= load.bytes[m];
        ready += load.bytes[m];
      }
    }
    return most;
  }

  private static int[] byMemory(Workload load, int component) {
    return IntStream.of(load.condensation.members(component))
        .boxed()
        .sorted(Comparator.comparingLong((Integer m) -> load.rss[m]).thenComparing(m -> m))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
