package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import modplan.cost.CostModel;
import modplan.cost.Features;
import modplan.cost.ModuleCost;
import modplan.cost.ProcessCost;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;

/** The planner against all plans there are. */
class ExactPlanTest {
  private static final long STARTUP = 100;

  private static final int SEEDS = 150;
  private static final int MOST_GAPS = 2;
  private static final double WIDEST_GAP = 1.04;

  @Test
  void planIsTheBestOneOrNearlySo() {
    int gaps = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      CompileGraph graph = random(seed);
      int jobs = 1 + seed % 3;

      CompilePlan plan = Planner.plan(graph, List.of("."), settings(jobs));
      long exact = ExactPlan.makespan(graph, STARTUP, jobs);

      long found = plan.predicted().makespanMicros();
      assertThat(plan.lowerBounds().makespanMicros())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(exact);
      assertThat(found).as("seed %d", seed).isGreaterThanOrEqualTo(exact);
      assertThat((double) found).as("seed %d", seed).isLessThanOrEqualTo(WIDEST_GAP * exact);
      gaps += found > exact ? 1 : 0;
    }
    assertThat(gaps).isLessThanOrEqualTo(MOST_GAPS);
  }

  /** Cycles are where the bounds are most easily too high. */
  @Test
  void noBoundIsAboveTheBestPlanOfACycle() {
    int cyclic = 0;
    for (int seed = SEEDS; seed < 5 * SEEDS; seed++) {
      CompileGraph graph = random(seed);
      Workload load = new Workload(graph);
      if (load.condensation.size() < load.size) {
        int jobs = 1 + seed % 4;
        cyclic++;
        assertThat(Bounds.of(load, jobs).makespanMicros())
            .as("seed %d", seed)
            .isLessThanOrEqualTo(ExactPlan.makespan(graph, STARTUP, jobs));
      }
    }
    assertThat(cyclic).isGreaterThan(60);
  }

  /**
   * Two modules that need one another: 10 to load and 100 to compile each, 1 to start. Two
   * processes that load both end at 121; the work alone would allow 111.
   */
  @Test
  void loadingACycleTwiceCounts() {
    List<PlannedModule> modules = new ArrayList<>();
    for (int m = 0; m < 2; m++) {
      modules.add(
          new PlannedModule(
              name(m),
              m + ".scm",
              0,
              m + ".scm",
              1000,
              2,
              new ModuleCost(100, 10, 1, 60, ModuleCost.Origin.MEASURED),
              List.of(name(1 - m)),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              true));
    }
    CompileGraph graph = new CompileGraph(modules, List.of(), new ProcessCost(1, 50, 13.2, 4.4));
    LowerBounds bounds = Bounds.of(new Workload(graph), 2);

    assertThat(bounds.workMicros()).isEqualTo(111);
    assertThat(bounds.sharedCycleMicros()).isEqualTo(121);
    assertThat(ExactPlan.makespan(graph, 1, 2)).isEqualTo(121);
  }

  static PlanSettings settings(int jobs) {
    return PlanSettings.of(jobs)
        .withCosts(
            new CostModel() {
              @Override
              public ModuleCost module(ModuleName name, Features features, int optLevel) {
                throw new IllegalStateException("modules have costs already");
              }

              @Override
              public ProcessCost process() {
                return new ProcessCost(STARTUP, 50, 13.2, 4.4);
              }
            });
  }

  /** Up to four modules of several costs, with and without cycles. */
  static CompileGraph random(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(4);
    long loadScale = List.of(10L, 100L, 1000L).get(random.nextInt(3));
    boolean acyclic = random.nextInt(3) > 0;
    List<PlannedModule> modules = new ArrayList<>();
    for (int m = 0; m < n; m++) {
      List<ModuleName> imports = new ArrayList<>();
      for (int other = 0; other < n; other++) {
        if (other != m && (!acyclic || other < m) && random.nextInt(2) == 0) {
          imports.add(name(other));
        }
      }
      long source = random.nextLong(loadScale) + 1;
      modules.add(
          new PlannedModule(
              name(m),
              m + ".scm",
              0,
              m + ".scm",
              1000,
              2,
              new ModuleCost(
                  random.nextInt(500),
                  source,
                  source / 10,
                  60 + random.nextInt(50),
                  ModuleCost.Origin.MEASURED),
              imports,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              random.nextBoolean(),
              List.of(),
              ""));
    }
    return new CompileGraph(modules, List.of(), new ProcessCost(STARTUP, 50, 13.2, 4.4));
  }

  private static ModuleName name(int module) {
    return ModuleName.of("m", "m" + module);
  }
}
