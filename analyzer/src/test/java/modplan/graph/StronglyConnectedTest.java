package modplan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against what the definition says: vertices that reach each other. */
@NullUnmarked
class StronglyConnectedTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void verticesThatReachEachOther(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      int n = 1 + random.nextInt(120);
      double degree = random.nextDouble() * 3;
      int[][] successors =
          IntStream.range(0, n)
              .mapToObj(v -> random.ints((int) (random.nextDouble() * 2 * degree), 0, n).toArray())
              .toArray(int[][]::new);

      assertThat(StronglyConnected.components(successors).toArray(int[][]::new))
          .isDeepEqualTo(byReachability(successors));
    }
  }

  @Test
  void trimmedIsWhatLiesOnNoCycleAndBetweenNone() {
    // 0 -> (1 <-> 2) -> 3 -> (4 <-> 5) -> 6, and 7 with itself
    int[][] successors = {{1}, {2}, {1, 3}, {4}, {5}, {4, 6}, {}, {7}};

    assertThat(Trimming.trimmed(successors))
        .containsExactly(true, false, false, false, false, false, true, true);
  }

  @Test
  void whatIsWithoutCyclesIsTrimmedAsAWhole() {
    int[][] chain =
        IntStream.range(0, 100_000)
            .mapToObj(v -> v == 0 ? new int[0] : new int[] {v - 1, v / 2, v - 1})
            .toArray(int[][]::new);

    assertThat(Trimming.trimmed(chain)).doesNotContain(false);
  }

  private static int[][] byReachability(int[][] successors) {
    int n = successors.length;
    BitSet[] reached = new BitSet[n];
    for (int v = 0; v < n; v++) {
      reached[v] = reachedFrom(v, successors);
    }
    List<int[]> components = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      int from = v;
      int[] members =
          IntStream.range(0, n).filter(w -> reached[from].get(w) && reached[w].get(from)).toArray();
      if (members[0] == v) {
        components.add(members);
      }
    }
    return components.toArray(int[][]::new);
  }

  private static BitSet reachedFrom(int start, int[][] successors) {
    BitSet reached = new BitSet();
    List<Integer> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      int v = open.remove(open.size() - 1);
      if (!reached.get(v)) {
        reached.set(v);
        for (int w : successors[v]) {
          open.add(w);
        }
      }
    }
    return reached;
  }
}
