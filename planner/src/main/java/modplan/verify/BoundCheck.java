package modplan.verify;

import static modplan.verify.Violations.seconds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.cost.ModuleCost;
import modplan.schedule.CompilePlan;
import modplan.schedule.LowerBounds;
import modplan.schedule.PlannedModule;
import modplan.syntax.ModuleName;

/**
 * Are the lower bounds what the costs and needs of the modules give, and does the plan keep them?
 */
record BoundCheck(PlanIndex index, Violations violations) {

  void run() {
    CompilePlan plan = index.plan();
    LowerBounds said = plan.lowerBounds();
    if (!plan.modules().isEmpty()) {
      LowerBounds real = bounds(plan);
      compare("critical path", real.criticalPathMicros(), said.criticalPathMicros());
      compare("work", real.workMicros(), said.workMicros());
      compare("largest module", real.largestModuleMicros(), said.largestModuleMicros());
      compare("largest cycle", real.largestCycleMicros(), said.largestCycleMicros());
      compare("unavoidable loads", real.unavoidableLoadsMicros(), said.unavoidableLoadsMicros());
      if (Math.abs(real.sharedCycleMicros() - said.sharedCycleMicros()) > 1) { // it has fractions
        compare("shared cycle", real.sharedCycleMicros(), said.sharedCycleMicros());
      }
    }
    if (said.makespanMicros() > plan.predicted().makespanMicros()) {
      violations.add(
          "plan",
          "the makespan %s is below the lower bound %s"
              .formatted(
                  seconds(plan.predicted().makespanMicros()), seconds(said.makespanMicros())));
    }
  }

  private void compare(String bound, long real, long said) {
    if (real != said) {
      violations.add(
          "plan",
          "the bound '%s' is %s, the plan says %s".formatted(bound, seconds(real), seconds(said)));
    }
  }

  private LowerBounds bounds(CompilePlan plan) {
    List<PlannedModule> modules = plan.modules();
    Map<ModuleName, Integer> ids = new HashMap<>();
    for (int i = 0; i < modules.size(); i++) {
      ids.putIfAbsent(modules.get(i).name(), i);
    }
    int[][] needs = new int[modules.size()][];
    for (int i = 0; i < needs.length; i++) {
      needs[i] =
          index.needs(modules.get(i)).stream()
              .mapToInt(needed -> ids.getOrDefault(needed.name(), -1))
              .toArray();
    }
    long start = plan.process().startupMicros();
    EarliestFiles earliest = new EarliestFiles(modules, needs, start);
    long work = 0;
    long largestModule = 0;
    long largestCycle = 0;
    for (int[] component : earliest.components()) {
      long loads = 0;
      long compile = 0;
      for (int m : component) {
        ModuleCost cost = modules.get(m).cost();
        boolean isLoaded = EarliestFiles.isLoaded(modules.get(m), component);
        long load = isLoaded ? cost.loadSourceMicros() : 0;
        largestModule = Math.max(largestModule, load + cost.compileMicros());
        loads += load;
        compile += cost.compileMicros();
      }
      work += loads + compile;
      largestCycle =
          Math.max(
              largestCycle,
              loads + (component.length == 1 ? compile : ceilDiv(compile, plan.jobs())));
    }
    long longest = 0;
    for (int m = 0; m < modules.size(); m++) {
      longest = Math.max(longest, earliest.end(m));
    }
    return new LowerBounds(
        longest,
        ceilDiv(start + work, plan.jobs()),
        start + largestModule,
        start + largestCycle,
        unavoidable(modules, earliest, plan.jobs()),
        new SharedCycle(modules, earliest, start, plan.jobs(), work).bound());
  }

  private static long ceilDiv(long a, long b) {
    return (a + b - 1) / b;
  }

  /** For each moment: what cannot be compiled before it is left to all workers from then on. */
  private static long unavoidable(List<PlannedModule> modules, EarliestFiles earliest, int jobs) {
    TreeMap<Long, Long> workFrom = new TreeMap<>();
    for (int m = 0; m < modules.size(); m++) {
      long compile = modules.get(m).cost().compileMicros();
      workFrom.merge(earliest.end(m) - compile, compile, Long::sum);
    }
    long bound = 0;
    long left = 0;
    for (Map.Entry<Long, Long> moment : workFrom.descendingMap().entrySet()) {
      left += moment.getValue();
      bound = Math.max(bound, moment.getKey() + ceilDiv(left, jobs));
    }
    return bound;
  }
}
