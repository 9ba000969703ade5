package modplan.verify;

import static modplan.verify.Violations.seconds;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.graph.StronglyConnected;
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
    long largestModule = 0;
    long work = 0;
    for (int i = 0; i < needs.length; i++) {
      needs[i] =
          index.needs(modules.get(i)).stream()
              .mapToInt(needed -> ids.getOrDefault(needed.name(), -1))
              .toArray();
      largestModule = Math.max(largestModule, micros(modules.get(i)));
      work += micros(modules.get(i));
    }
    List<int[]> components = StronglyConnected.components(needs);
    long[] weights = new long[components.size()];
    int[] componentOf = new int[modules.size()];
    for (int c = 0; c < weights.length; c++) {
      for (int member : components.get(c)) {
        componentOf[member] = c;
        weights[c] += micros(modules.get(member));
      }
    }
    long start = plan.process().startupMicros();
    return new LowerBounds(
        start + longestChain(needs, componentOf, weights),
        (start + work + plan.jobs() - 1) / plan.jobs(),
        start + largestModule,
        start + Arrays.stream(weights).max().orElse(0),
        start);
  }

  private static long micros(PlannedModule module) {
    return module.cost().compileMicros() + module.cost().loadSourceMicros();
  }

  /** The heaviest path of the condensation, from modules that nobody needs to what they need. */
  private static long longestChain(int[][] needs, int[] componentOf, long[] weights) {
    int[] users = new int[weights.length];
    int[][] edges = new int[needs.length][];
    for (int v = 0; v < needs.length; v++) {
      int own = componentOf[v];
      edges[v] = Arrays.stream(needs[v]).map(w -> componentOf[w]).filter(c -> c != own).toArray();
      Arrays.stream(edges[v]).forEach(c -> users[c]++);
    }
    Map<Integer, Deque<Integer>> members = new HashMap<>();
    for (int v = 0; v < needs.length; v++) {
      members.computeIfAbsent(componentOf[v], c -> new ArrayDeque<>()).add(v);
    }
    long[] chain = weights.clone();
    Deque<Integer> free = new ArrayDeque<>();
    for (int c = 0; c < users.length; c++) {
      if (users[c] == 0) {
        free.add(c);
      }
    }
    long longest = 0;
    while (!free.isEmpty()) {
      int c = free.remove();
      longest = Math.max(longest, chain[c]);
      for (int member : members.getOrDefault(c, new ArrayDeque<>())) {
        for (int other : edges[member]) {
          chain[other] = Math.max(chain[other], chain[c] + weights[other]);
          if (--users[other] == 0) {
            free.add(other);
          }
        }
      }
    }
    return longest;
  }
}
