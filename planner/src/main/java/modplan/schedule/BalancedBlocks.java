package modplan.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits weighted things into blocks of about equal weight: the heaviest first, each to the
 * lightest block (Graham 1969, longest processing time; the heaviest block is at most 4/3 - 1/3k
 * times the best possible). O(n log n + n k).
 */
final class BalancedBlocks {
  private BalancedBlocks() {}

  /**
   * At most {@code k} blocks, none empty, each in the order of indices.
   *
   * @param weights of the things, by index
   */
  static List<int[]> split(long[] weights, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    int blocks = Math.min(k, weights.length);
    long[] total = new long[blocks];
    List<List<Integer>> members = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      members.add(new ArrayList<>());
    }
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -weights[i]).thenComparing(i -> i))
        .forEach(
            i -> {
              int lightest = 0;
              for (int b = 1; b < total.length; b++) {
                boolean lighter =
                    total[b] < total[lightest]
                        || (total[b] == total[lightest]
                            && members.get(b).size() < members.get(lightest).size());
                lightest = lighter ? b : lightest;
              }
              total[lightest] += weights[i];
              members.get(lightest).add(i);
            });
    return members.stream()
        .map(block -> block.stream().sorted().mapToInt(Integer::intValue).toArray())
        .toList();
  }
}
