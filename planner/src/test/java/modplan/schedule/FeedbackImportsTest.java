package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedbackImportsTest {
  @Test
  void twoCyclesThatShareAnImportNeedOneToGo() {
    FeedbackImports.Result result =
        FeedbackImports.of(new int[][] {{1}, {2, 3}, {0}, {0}}); // 0 1 2 and 0 1 3

    assertThat(result.isExact()).isTrue();
    assertThat(result.imports()).containsExactly(new int[] {0, 1});
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void isTheSmallestSetOfEdges(long seed) {
    int[][] needs = random(seed, 2 + (int) (seed % 4));

    FeedbackImports.Result result = FeedbackImports.of(needs);

    assertThat(isAcyclic(without(needs, result.imports()))).isTrue();
    assertThat(result.imports()).hasSize(smallest(needs));
    assertThat(result.isExact()).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void manyMembersGetASetThatIsEnoughAndABound(long seed) {
    int[][] needs = random(seed, FeedbackImports.EXACT + 1 + (int) (seed % 20));

    FeedbackImports.Result result = FeedbackImports.of(needs);

    assertThat(isAcyclic(without(needs, result.imports()))).isTrue();
    assertThat(result.atLeast()).isBetween(0, result.imports().size());
    assertThat(result.atLeast() == 0).isEqualTo(isAcyclic(needs));
  }

  private static int[][] random(long seed, int n) {
    Random random = new Random(seed);
    int[][] needs = new int[n][];
    for (int v = 0; v < n; v++) {
      int self = v;
      needs[v] =
          random
              .ints(0, n)
              .limit(1 + random.nextInt(3))
              .filter(w -> w != self)
              .distinct()
              .sorted()
              .toArray();
    }
    return needs;
  }

  private static int smallest(int[][] needs) {
    List<int[]> edges = new ArrayList<>();
    for (int v = 0; v < needs.length; v++) {
      for (int w : needs[v]) {
        edges.add(new int[] {v, w});
      }
    }
    int best = edges.size();
    for (int set = 0; set < 1 << edges.size(); set++) {
      if (Integer.bitCount(set) < best) {
        List<int[]> gone = new ArrayList<>();
        for (int e = 0; e < edges.size(); e++) {
          if ((set & 1 << e) != 0) {
            gone.add(edges.get(e));
          }
        }
        best = isAcyclic(without(needs, gone)) ? gone.size() : best;
      }
    }
    return best;
  }

  private static int[][] without(int[][] needs, List<int[]> gone) {
    int[][] left = new int[needs.length][];
    for (int v = 0; v < needs.length; v++) {
      int from = v;
      left[v] =
          Arrays.stream(needs[v])
              .filter(w -> gone.stream().noneMatch(pair -> pair[0] == from && pair[1] == w))
              .toArray();
    }
    return left;
  }

  private static boolean isAcyclic(int[][] needs) {
    return new Condensation(needs).size() == needs.length;
  }
}
