package modplan.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The best makespan of all plans of a few modules, by trying them all: every way to share the
 * modules out to steps, every order of the steps, every worker and every set of earlier steps to
 * wait for. Knows the cost formula and nothing of the planner's code.
 */
final class ExactPlan {
  private final CompileGraph graph;
  private final long startup;
  private final int jobs;
  private final boolean[][] reaches;
  private long best;

  private ExactPlan(CompileGraph graph, long startup, int jobs) {
    this.graph = graph;
    this.startup = startup;
    this.jobs = jobs;
    int n = graph.modules().size();
    reaches = new boolean[n][n];
    for (int m = 0; m < n; m++) {
      for (int other : graph.needs()[m]) {
        reaches[m][other] = true;
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
  }

  static long makespan(CompileGraph graph, long startup, int jobs) {
    ExactPlan exact = new ExactPlan(graph, startup, jobs);
    exact.best = Long.MAX_VALUE;
    exact.share(0, new ArrayList<>());
    return exact.best;
  }

  /** Puts module by module into one of the steps so far, or into a new one. */
  private void share(int module, List<Integer> steps) {
    if (module == graph.modules().size()) {
      order(new ArrayList<>(), new ArrayList<>(steps), new long[steps.size()], new long[jobs]);
      return;
    }
    for (int s = 0; s < steps.size(); s++) {
      int before = steps.get(s);
      steps.set(s, before | 1 << module);
      share(module + 1, steps);
      steps.set(s, before);
    }
    steps.add(1 << module);
    share(module + 1, steps);
    steps.remove(steps.size() - 1);
  }

  private void order(List<Integer> placed, List<Integer> left, long[] end, long[] free) {
    if (left.isEmpty()) {
      long last = 0;
      for (long each : end) {
        last = Math.max(last, each);
      }
      best = Math.min(best, last);
      return;
    }
    int position = placed.size();
    for (int next : List.copyOf(left)) {
      left.remove((Integer) next);
      placed.add(next);
      for (int waits = 0; waits < 1 << position; waits++) {
        long ready = 0;
        int compiled = 0;
        for (int other = 0; other < position; other++) {
          if ((waits & 1 << other) != 0) {
            ready = Math.max(ready, end[other]);
            compiled |= placed.get(other);
          }
        }
        for (int worker = 0; worker < jobs; worker++) {
          long before = free[worker];
          end[position] = Math.max(ready, before) + cost(next, compiled);
          if (end[position] < best) {
            free[worker] = end[position];
            order(placed, left, end, free);
          }
          free[worker] = before;
          end[position] = 0;
        }
      }
      placed.remove(position);
      left.add(next);
    }
  }

  private long cost(int members, int compiled) {
    boolean fresh = true;
    long compile = 0;
    long own = 0;
    long loads = 0;
    for (int m = 0; m < graph.modules().size(); m++) {
      PlannedModule module = graph.modules().get(m);
      boolean isMember = (members & 1 << m) != 0;
      boolean isNeeded = false;
      for (int member = 0; member < graph.modules().size(); member++) {
        isNeeded |= (members & 1 << member) != 0 && reaches[member][m];
      }
      if (isMember) {
        compile += module.cost().compileMicros();
        own += module.cost().loadSourceMicros();
        fresh &= !module.preload() && !isNeeded;
      } else if (isNeeded) {
        loads +=
            (compiled & 1 << m) != 0
                ? module.cost().loadGoMicros()
                : module.cost().loadSourceMicros();
      }
    }
    return startup + compile + (fresh ? 0 : own) + loads;
  }
}
