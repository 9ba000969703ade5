package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modplan.cost.ModuleCost;
import modplan.cost.ProcessCost;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcyclicBlocksTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  static Workload load(int[][] needs, long[] compileMicros) {
    List<PlannedModule> modules = new ArrayList<>();
    for (int m = 0; m < needs.length; m++) {
      modules.add(
          new PlannedModule(
              name(m),
              m + ".scm",
              0,
              m + ".scm",
              1000,
              2,
              new ModuleCost(compileMicros[m], 100_000, 1000, 60, ModuleCost.Origin.MEASURED),
              Arrays.stream(needs[m]).mapToObj(AcyclicBlocksTest::name).toList(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              true));
    }
    return new Workload(new CompileGraph(modules, List.of(), new ProcessCost(1000, 50, 13, 4)));
  }

  private static ModuleName name(int module) {
    return ModuleName.of("m", "m%03d".formatted(module));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsNeededOfALaterBlock(long seed) {
    Random random = new Random(seed);
    int[][] needs = RandomDag.of(random, 2 + random.nextInt(40));
    if (seed % 2 == 1) { // a cycle
      needs[0] = new int[] {needs.length - 1};
    }
    Workload load = load(needs, random.longs(needs.length, 10_000, 2_000_000).toArray());
    List<int[]> pieces =
        Arrays.stream(load.condensation.needsFirst()).mapToObj(load.condensation::members).toList();

    List<int[]> blocks = new AcyclicBlocks(load, pieces).blocks(4);

    assertThat(blocks).hasSizeBetween(1, 4);
    assertThat(blocks.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, needs.length).toArray());
    int[] blockOf = new int[needs.length];
    for (int b = 0; b < blocks.size(); b++) {
      for (int m : blocks.get(b)) {
        blockOf[m] = b;
      }
    }
    for (int m = 0; m < needs.length; m++) {
      for (int other : needs[m]) {
        assertThat(blockOf[other]).as("%d needs %d", m, other).isLessThanOrEqualTo(blockOf[m]);
      }
    }
  }

  /** Two chains that nothing connects. */
  @Test
  void chainsStayTogether() {
    int[][] needs = {{}, {0}, {1}, {}, {3}, {4}};
    long[] compile = {500_000, 500_000, 500_000, 500_000, 500_000, 500_000};
    Workload load = load(needs, compile);
    List<int[]> pieces =
        Arrays.stream(load.condensation.needsFirst()).mapToObj(load.condensation::members).toList();

    assertThat(new AcyclicBlocks(load, pieces).blocks(2))
        .extracting(block -> Arrays.stream(block).sorted().boxed().toList())
        .containsExactlyInAnyOrder(List.of(0, 1, 2), List.of(3, 4, 5));
  }

  /** Parts of one cycle have no order; what needs the cycle comes behind all of them. */
  @Test
  void partsOfACycleAreAllBeforeWhatNeedsThem() {
    int[][] needs = {{3}, {0}, {1}, {2}, {0}, {4}};
    long[] compile = {900_000, 900_000, 900_000, 900_000, 100_000, 100_000};
    Workload load = load(needs, compile);

    List<int[]> blocks =
        new AcyclicBlocks(
                load, List.of(new int[] {0, 1}, new int[] {2, 3}, new int[] {4}, new int[] {5}))
            .blocks(3);

    int last = blocks.size() - 1;
    assertThat(blocks.get(last)).contains(5);
    assertThat(IntStream.range(0, blocks.size()).filter(b -> contains(blocks.get(b), 4)).sum())
        .isGreaterThanOrEqualTo(
            IntStream.range(0, blocks.size()).filter(b -> contains(blocks.get(b), 2)).sum());
  }

  private static boolean contains(int[] block, int module) {
    return Arrays.stream(block).anyMatch(m -> m == module);
  }
}
