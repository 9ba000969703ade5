package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.PlanTree;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps that wait for steps, through every engine with the real programs. */
@NullUnmarked
class LayeredBuildTest {
  private static final String BROKEN_B =
      "(define-module (t b) #:use-module (t a) #:export (mb))\n(define-syntax mb\n";

  @TempDir Path directory;
  private RealGuile tree;
  private LoggingGuile guile;

  private static Map<String, String> madeByMake;

  @BeforeAll
  static void makeBuildsThem(@TempDir Path make) throws Exception {
    RealGuile.assumePresent();
    RealGuile tree = RealGuile.of(make, LayeredTree.FILES, 2);
    tree.emit(BuildTool.MAKE, LayeredTree.plan(tree.source()), tree.output());
    assertThat(RealGuile.build(BuildTool.MAKE, tree.output()).exitCode()).isZero();
    madeByMake = RealGuile.hashes(tree.output());
  }

  private EngineBuild layers(BuildTool tool) throws Exception {
    EngineBuild.assumeInstalled(tool);
    tree = RealGuile.of(directory.resolve("tree"), LayeredTree.FILES, 2);
    guile = LoggingGuile.in(directory, "guile");
    return EngineBuild.of(tool, tree, guile.program()).plan(LayeredTree.plan(tree.source()));
  }

  /** Of steps that ran once each: which they were, and that none was before what it waits for. */
  private static void assertRanInOrder(List<String> log, Integer... steps) {
    Set<String> expected = new TreeSet<>();
    for (int step : steps) {
      expected.add("start " + step);
      expected.add("end " + step);
      for (int other : LayeredTree.WAITS.get(step)) {
        if (log.contains("end " + other)) {
          assertThat(log).containsSubsequence("end " + other, "start " + step);
        }
      }
    }
    assertThat(log).filteredOn(line -> !line.endsWith(" rest")).hasSameElementsAs(expected);
    assertThat(log).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL", "SLURM"})
  void whatWaitsStartsWhenWhatItWaitsForHasEnded(BuildTool tool) throws Exception {
    EngineBuild build = layers(tool);

    build.assertBuilds();

    assertRanInOrder(guile.takeLog(), 1, 2, 3, 4, 5);
    assertThat(RealGuile.hashes(tree.output())).hasSize(5).isEqualTo(madeByMake);

    if (tool != BuildTool.SLURM) { // for that the same script knows what is done as for sh
      tree.touch("t/a.scm");
      build.assertBuilds();

      assertRanInOrder(guile.takeLog(), 1, 2, 3, 5);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL", "SLURM"})
  void aBrokenModuleKeepsOnlyWhatNeedsItFromBeingMade(BuildTool tool) throws Exception {
    EngineBuild build = layers(tool);
    tree.edit("t/b.scm", BROKEN_B);

    RealGuile.Result result = build.keepGoing();

    assertThat(result.exitCode()).as(result.text()).isNotZero();
    assertThat(result.text()).contains("(t b): ").contains("unexpected end of input");
    assertThat(guile.takeLog()).contains("start 2", "start 4").doesNotContain("start 3", "start 5");
    assertThat(tree.compiledFiles()).containsOnlyKeys("t/a.go", "t/d.go");
    if (tool == BuildTool.SH) {
      assertThat(result.text())
          .contains("modplan: step 3 needs step 2, which failed\n")
          .contains("modplan: step 5 needs step 3, which failed\n")
          .contains("modplan: failed steps: 2 3 5 \n");
    }

    if (tool == BuildTool.SLURM) {
      return; // how it goes on is in SlurmBuildTest
    }
    PlanTree.write(tree.source(), LayeredTree.B);
    build.assertBuilds();

    assertRanInOrder(guile.takeLog(), 2, 3, 5);
    assertThat(RealGuile.hashes(tree.output())).hasSize(5).isEqualTo(madeByMake);
  }

  @Test
  void listsSayWhatEachStepWaitsFor() throws Exception {
    RealGuile layers = RealGuile.of(directory, LayeredTree.FILES, 2);
    EmitSettings settings = new EmitSettings("x", List.of("src"), "test");

    assertThat(
            BuildTool.MAKE_VARIABLES
                .emit(LayeredTree.plan(layers.source()), settings)
                .get(0)
                .text()
                .lines()
                .filter(line -> line.contains("_WAITS =")))
        .containsExactly(
            "MODPLAN_STEP1_WAITS =",
            "MODPLAN_STEP2_WAITS = 1",
            "MODPLAN_STEP3_WAITS = 2",
            "MODPLAN_STEP4_WAITS =",
            "MODPLAN_STEP5_WAITS = 3 4");
    assertThat(
            BuildTool.GUIX
                .emit(LayeredTree.plan(layers.source()), settings)
                .get(0)
                .text()
                .lines()
                .filter(line -> line.contains("(depends-on"))
                .map(line -> line.replace(")", "").strip()))
        .containsExactly(
            "(depends-on",
            "(depends-on \"step-1\"",
            "(depends-on \"step-2\"",
            "(depends-on",
            "(depends-on \"step-3\" \"step-4\"");
  }
}
