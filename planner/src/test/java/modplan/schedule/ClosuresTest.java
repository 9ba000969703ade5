package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks, kept sets, sums in blocks, lists and dominators against plain reachability. */
class ClosuresTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static boolean[][] withThemselves(int[][] needs) {
    boolean[][] reach = RandomDag.reachability(needs);
    for (int v = 0; v < reach.length; v++) {
      reach[v][v] = true;
    }
    return reach;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void walksAndKeptSetsAreWhatCanBeReached(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 1 + random.nextInt(150));
    Condensation graph = new Condensation(needs);
    boolean[][] reach = withThemselves(needs);
    int[] some =
        IntStream.range(0, needs.length).filter(v -> random.nextInt(needs.length) < 3).toArray();

    for (Closures closures : List.of(new Closures(graph), new Closures(graph, 0))) {
      long[] found = closures.of(some);
      for (int v = 0; v < needs.length; v++) {
        int vertex = v;
        assertThat(Bits.get(found, v))
            .isEqualTo(Arrays.stream(some).anyMatch(s -> reach[s][vertex]));
        assertThat(closures.modulesOf(closures.usersOf(v)))
            .containsExactly(
                IntStream.range(0, needs.length).filter(u -> reach[u][vertex]).toArray());
      }
      assertThat(closures.needOneAnother(some))
          .isEqualTo(
              Arrays.stream(some)
                  .anyMatch(s -> Arrays.stream(some).anyMatch(t -> s != t && reach[s][t])));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sumsAreThoseOfWhatCanBeReached(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 1 + random.nextInt(150));
    long[] weights = random.longs(needs.length, 0, 1_000_000).toArray();
    boolean[][] reach = withThemselves(needs);

    long[] sums = ClosureSums.of(new Condensation(needs), weights);

    for (int v = 0; v < needs.length; v++) {
      int vertex = v;
      assertThat(sums[v])
          .isEqualTo(
              IntStream.range(0, needs.length)
                  .filter(u -> reach[vertex][u])
                  .mapToLong(u -> weights[u])
                  .sum());
    }
  }

  /** More components than one block of columns has. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void sumsGoOverMoreThanOneBlock(long seed) {
    Random random = new Random(seed);
    int size = 9000;
    int[][] needs = new int[size][];
    for (int v = 0; v < size; v++) {
      needs[v] =
          v == 0
              ? new int[0]
              : random
                  .ints(random.nextInt(4), Math.max(0, v - 500), v)
                  .sorted()
                  .distinct()
                  .toArray();
    }
    long[] weights = random.longs(size, 0, 1000).toArray();
    Condensation graph = new Condensation(needs);
    Closures closures = new Closures(graph, 0);

    long[] sums = ClosureSums.of(graph, weights);

    for (int v = 0; v < size; v += 97) {
      assertThat(sums[v])
          .isEqualTo(
              Arrays.stream(closures.modulesOf(closures.of(new int[] {v})))
                  .mapToLong(u -> weights[u])
                  .sum());
    }
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 3);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theLatestOfAllThatIsNeeded(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 1 + random.nextInt(60));
    boolean[][] reach = RandomDag.reachability(needs);
    long[] earliest = random.longs(needs.length, 0, 20).toArray();
    Condensation graph = new Condensation(needs);
    int most = 1 + random.nextInt(20);
    LatestNeeds latest = new LatestNeeds(graph, earliest, most);

    for (int c : graph.needsFirst()) {
      int[] found = latest.of(c);
      latest.add(c, found);

      assertThat(found)
          .containsExactly(
              IntStream.range(0, needs.length)
                  .filter(u -> reach[c][u])
                  .boxed()
                  .sorted(
                      Comparator.comparingLong((Integer u) -> -earliest[u]).thenComparing(u -> u))
                  .limit(most)
                  .mapToInt(Integer::intValue)
                  .toArray());
    }
  }

  /** What a component dominates is what cannot reach the root without it. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsDominatedDoesNotReachTheRootWithoutIt(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 1 + random.nextInt(40));
    int root = random.nextInt(needs.length);
    boolean[][] reach = withThemselves(needs);

    Dominators dominators = new Dominators(new Condensation(needs), root);
    long[] dominated = dominators.sums(c -> 1);

    for (int cut = 0; cut < needs.length; cut++) {
      int removed = cut;
      int[][] without = new int[needs.length][];
      for (int v = 0; v < needs.length; v++) {
        without[v] =
            v == removed ? new int[0] : Arrays.stream(needs[v]).filter(w -> w != removed).toArray();
      }
      boolean[][] left = withThemselves(without);
      assertThat(dominators.isBelow(cut)).isEqualTo(reach[cut][root]);
      assertThat(dominated[cut])
          .isEqualTo(
              IntStream.range(0, needs.length)
                  .filter(v -> reach[v][root] && reach[removed][root])
                  .filter(v -> v == removed || removed == root || !left[v][root])
                  .count());
    }
  }

  /** A process for each module, one after the other, scheduled as any other plan. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void leastMemoryIsThatOfSingleModules(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 1 + random.nextInt(12));
    for (int cycles = random.nextInt(3); cycles > 0; cycles--) {
      needs[random.nextInt(needs.length)] = new int[] {random.nextInt(needs.length)};
    }
    Workload load =
        AcyclicBlocksTest.load(
            withoutLoops(needs), random.longs(needs.length, 1000, 1_000_000).toArray());
    StepDraft[] drafts =
        IntStream.range(0, load.size)
            .boxed()
            .sorted(Comparator.comparingInt((Integer m) -> load.firstRank(m)).thenComparing(m -> m))
            .map(m -> StepDraft.of(load, new int[] {m}))
            .toArray(StepDraft[]::new);

    Timetable table =
        Objects.requireNonNull(
            new StepScheduler(load, 1, null).schedule(drafts, new double[drafts.length]));

    assertThat(LeastMemory.mebibytes(load)).isEqualTo(Arrays.stream(table.rssMiB).max().orElse(0));
  }

  private static int[][] withoutLoops(int[][] needs) {
    int[][] clean = new int[needs.length][];
    for (int v = 0; v < needs.length; v++) {
      int vertex = v;
      clean[v] = Arrays.stream(needs[v]).filter(w -> w != vertex).toArray();
    }
    return clean;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void stretchesHoldEachModuleOnceAndNeedNothingOfLaterOnes(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 1 + random.nextInt(60));
    needs[0] = needs.length > 1 && seed % 3 == 0 ? new int[] {needs.length - 1} : new int[0];
    Workload load =
        AcyclicBlocksTest.load(needs, random.longs(needs.length, 0, 1_000_000).toArray());
    int k = 1 + random.nextInt(8);
    Stretches stretches = new Stretches(load);

    for (List<int[]> blocks : List.of(stretches.even(k), stretches.together(k))) {
      assertThat(blocks).hasSizeBetween(1, k).allMatch(block -> block.length > 0);
      int[] blockOf = new int[needs.length];
      Arrays.fill(blockOf, -1);
      for (int b = 0; b < blocks.size(); b++) {
        for (int m : blocks.get(b)) {
          assertThat(blockOf[m]).isEqualTo(-1);
          blockOf[m] = b;
        }
      }
      for (int m = 0; m < needs.length; m++) {
        for (int needed : needs[m]) {
          assertThat(blockOf[needed]).isBetween(0, blockOf[m]);
        }
      }
    }
  }
}
