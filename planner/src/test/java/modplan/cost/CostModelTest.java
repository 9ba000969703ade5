package modplan.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostModelTest {
  private static final ModuleName NAME = ModuleName.of("a", "b");
  private static final Features SOME = Features.ofBytes(10_000);
  private static final List<String> NAMES =
      List.of(
          Features.BYTES,
          Features.NODES,
          Features.EXPORTS,
          Features.OWN_MACRO_NODES,
          "peg-patterns",
          "configurations",
          "packages",
          "gexps");

  @Test
  void aCostIsTheSumOverFeaturesTimesCoefficients() {
    Coefficients coefficients =
        new Coefficients(List.of("c\tbytes\t2.5", "c\tgexps\t40", "d\tnodes\t9"));
    Features features = new Features(Map.of("bytes", 100L, "gexps", 3L, "other", 7L));

    assertThat(coefficients.sum("c", features)).isEqualTo(250 + 120);
    assertThat(coefficients.sum("d", features)).isZero();
    assertThatThrownBy(() -> new Coefficients(List.of("c\tbytes\t-1")))
        .hasMessageContaining("c\tbytes\t-1");
    assertThatThrownBy(() -> new Coefficients(List.of("c\tbytes\tNaN")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever the coefficients are: this holds them to what a planner relies on. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void predictionsArePositiveAndNeverShrinkWithMoreCode(long seed) {
    Random random = new Random(seed);
    PredictedCosts costs = new PredictedCosts();
    for (int level = 0; level <= 3; level++) {
      Map<String, Long> counts = new HashMap<>();
      ModuleCost last = costs.module(NAME, new Features(counts), level);
      assertThat(last.compileMicros()).isPositive();
      assertThat(last.loadSourceMicros()).isPositive();
      assertThat(last.loadGoMicros()).isPositive();
      assertThat(last.rssMiB()).isPositive();
      for (int i = 0; i < 30; i++) {
        String more = i % 2 == 0 ? Features.BYTES : NAMES.get(random.nextInt(NAMES.size()));
        counts.merge(more, (long) random.nextInt(1 << random.nextInt(1, 20)), Long::sum);
        ModuleCost next = costs.module(NAME, new Features(counts), level);
        assertThat(next.compileMicros()).isGreaterThanOrEqualTo(last.compileMicros());
        assertThat(next.loadSourceMicros()).isGreaterThanOrEqualTo(last.loadSourceMicros());
        assertThat(next.loadGoMicros()).isGreaterThanOrEqualTo(last.loadGoMicros());
        assertThat(next.rssMiB()).isGreaterThanOrEqualTo(last.rssMiB());
        last = next;
      }
    }
  }

  @Test
  void whatIsKnownToBeExpensiveCostsMoreThanItsSize() {
    PredictedCosts costs = new PredictedCosts();
    Map<String, Long> counts = Map.of("bytes", 9_000L, "nodes", 900L);
    Map<String, Long> grammar = new HashMap<>(counts);
    grammar.put("peg-patterns", 30L);

    long plain = costs.module(NAME, new Features(counts), 2).compileMicros();
    assertThat(costs.module(NAME, new Features(grammar), 2).compileMicros())
        .isGreaterThan(5 * plain);
    assertThat(costs.module(NAME, new Features(counts), 3))
        .isEqualTo(costs.module(NAME, new Features(counts), 2));
    assertThat(costs.module(NAME, new Features(counts), 1).compileMicros()).isLessThan(plain);
    assertThat(costs.module(NAME, Features.ofBytes(4_000_000_000L), 2).loadSourceMicros())
        .isGreaterThan(1_000_000);
  }

  @Test
  void theLastMeasurementOfAModuleCounts() {
    MeasuredCosts costs =
        MeasuredCosts.of(
            """
            {"event": "compile", "module": "(a b)", "compileSeconds": 9, "loadSeconds": 9}
            {"event": "compile", "module": "(a b)", "compileSeconds": 1.5, "loadSeconds": 0.25}
            {"event": "step", "step": 1, "cpuSeconds": 2}
            """,
            new PredictedCosts());

    ModuleCost measured = costs.module(NAME, SOME, 2);
    assertThat(measured.compileMicros()).isEqualTo(1_500_000);
    assertThat(measured.loadSourceMicros()).isEqualTo(250_000);
    assertThat(measured.from()).isEqualTo(ModuleCost.Origin.MEASURED);
    assertThat(costs.module(ModuleName.of("c"), SOME, 2).from())
        .isEqualTo(ModuleCost.Origin.PREDICTED);
  }

  /** A machine that is twice as fast in compiling and three times in loading. */
  @Test
  void whatWasNotMeasuredIsPredictedForTheMachineOfTheMeasurements() {
    PredictedCosts predicted = new PredictedCosts();
    StringBuilder log = new StringBuilder();
    List<CostModel.Subject> modules = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ModuleName name = ModuleName.of("m", "m" + i);
      Features features = Features.ofBytes(1_000_000L + 100_000L * i);
      modules.add(new CostModel.Subject(name, features, 2));
      ModuleCost cost = predicted.module(name, features, 2);
      if (i < 11) {
        log.append(
            String.format(
                Locale.ROOT,
                "{\"event\": \"compile\", \"module\": \"%s\", \"compileSeconds\": %.6f%s}\n",
                name,
                cost.compileMicros() / 2e6,
                i == 0
                    ? "" // compiled without being loaded
                    : String.format(
                        Locale.ROOT, ", \"loadSeconds\": %.6f", cost.loadSourceMicros() / 3e6)));
      }
    }
    CostModel measured = MeasuredCosts.of(log.toString(), predicted);
    CostModel costs = measured.forModules(modules);
    CostModel.Subject last = modules.get(11);
    ModuleCost alone = predicted.module(last.name(), last.features(), 2);
    ModuleCost scaled = costs.module(last.name(), last.features(), 2);

    assertThat(scaled.compileMicros()).isCloseTo(alone.compileMicros() / 2, within(10L));
    assertThat(scaled.loadSourceMicros()).isCloseTo(alone.loadSourceMicros() / 3, within(10L));
    assertThat(scaled.from()).isEqualTo(ModuleCost.Origin.PREDICTED);
    CostModel.Subject first = modules.get(0);
    assertThat(costs.module(first.name(), first.features(), 2).loadSourceMicros())
        .isCloseTo(
            predicted.module(first.name(), first.features(), 2).loadSourceMicros() / 3,
            within(10L));
    // A few say nothing of a machine.
    assertThat(measured.forModules(modules.subList(5, 12)).module(last.name(), last.features(), 2))
        .isEqualTo(alone);
  }

  @Test
  void memoryIsTakenFromWhatWasInUseAfterCollections() {
    PredictedCosts predicted = new PredictedCosts();
    String module = "{\"event\": \"compile\", \"module\": \"(a b)\", \"compileSeconds\": 1";
    long base = predicted.process().baseRssMiB();
    double plain = ProcessMemory.rssMiB(100, 3);

    MeasuredCosts unknown = MeasuredCosts.of(module + "}", predicted);
    assertThat(unknown.module(NAME, SOME, 2).rssMiB())
        .isEqualTo(predicted.module(NAME, SOME, 2).rssMiB());
    assertThat(unknown.process()).isEqualTo(predicted.process());
    MeasuredCosts grown = MeasuredCosts.of(module + ", \"grownMiB\": 100}", predicted);
    assertThat(grown.module(NAME, SOME, 2).rssMiB())
        .isEqualTo(base + (long) Math.ceil(plain))
        .isGreaterThan(base + 100);
    // With much free space more is in use after a collection.
    MeasuredCosts tuned =
        MeasuredCosts.of(module + ", \"grownMiB\": 100, \"freeSpaceDivisor\": 1}", predicted);
    assertThat(tuned.module(NAME, SOME, 2).rssMiB()).isBetween(base + 1, base + (long) plain - 1);
  }

  @Test
  void loadedCodeTakesWhatAllMeasuredProcessesTookForIt() {
    PredictedCosts predicted = new PredictedCosts();
    ProcessCost before = predicted.process();
    double empty = ProcessMemory.rssMiB(ProcessMemory.constant("emptyUsedMiB"), 3);
    double used = (3 * 20 * before.sourceMiBPerMB() + empty) / ProcessMemory.rssMiB(1, 3);
    String log =
        String.format(
            Locale.ROOT,
            "{\"event\": \"step\", \"sourceBytes\": 20000000, \"loadedMiB\": %.6f}\n",
            used);

    ProcessCost measured = MeasuredCosts.of(log + log, predicted).process();

    assertThat(measured.sourceMiBPerMB()).isCloseTo(3 * before.sourceMiBPerMB(), within(1e-3));
    assertThat(measured.goMiBPerMB()).isCloseTo(3 * before.goMiBPerMB(), within(1e-3));
    assertThat(measured.baseRssMiB()).isEqualTo(before.baseRssMiB());
    // A process that has loaded next to nothing of the tree says nothing of it.
    String little = log.replace("20000000", "1000");
    assertThat(MeasuredCosts.of(little, predicted).process()).isEqualTo(before);
  }

  /** Strings and packages of Guix take less than code of as many bytes. */
  @Test
  void denseCodeTakesMoreWhenItIsLoaded() {
    ProcessCost before = new PredictedCosts().process();

    assertThat(loading(NAME, Features.ofBytes(1_000_000))).isEqualTo(before);
    ProcessCost dense = loading(NAME, code(1_000_000, 80_000, 0));
    assertThat(dense.sourceMiBPerMB()).isBetween(50.0, 70.0);
    assertThat(dense.goMiBPerMB() / before.goMiBPerMB())
        .isCloseTo(dense.sourceMiBPerMB() / before.sourceMiBPerMB(), within(0.05));
    // The packages of Guix 2024, as measured.
    assertThat(loading(NAME, code(40_508_128, 154_442, 29_555)).sourceMiBPerMB())
        .isBetween(13.2, 14.0);
    // The compiler has loaded these.
    assertThat(loading(ModuleName.of("system", "vm"), code(1_000_000, 80_000, 0)))
        .isEqualTo(before);
  }

  private static Features code(long bytes, long nodes, long packages) {
    return new Features(Map.of(Features.BYTES, bytes, Features.NODES, nodes, "packages", packages));
  }

  private static ProcessCost loading(ModuleName name, Features features) {
    return new PredictedCosts()
        .forModules(List.of(new CostModel.Subject(name, features, 2)))
        .process();
  }

  @Test
  void aLineThatIsNotJsonIsNamed() {
    assertThatThrownBy(() -> MeasuredCosts.of("{}\n{\"a\": ", new PredictedCosts()))
        .hasMessageContaining("line 2");
  }
}
