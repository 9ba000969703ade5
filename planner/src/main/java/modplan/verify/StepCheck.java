package modplan.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/**
 * Is every module in one step, can the steps be run in some order, and does each load what its
 * members need?
 */
record StepCheck(PlanIndex index, Map<ModuleName, TreeModule> tree, Violations violations) {

  void run() {
    members();
    waits();
    Map<ModuleName, Set<ModuleName>> cycles = Cycles.of(tree);
    LoadCheck loads = new LoadCheck(index, tree, cycles, violations);
    index.plan().steps().forEach(loads::check);
  }

  private static String subject(Step step) {
    return "step " + step.id();
  }

  private void members() {
    Map<ModuleName, Integer> stepOf = new HashMap<>();
    Set<Integer> ids = new HashSet<>();
    for (Step step : index.plan().steps()) {
      if (!ids.add(step.id())) {
        violations.add(subject(step), "there are two steps of this number");
      }
      if (step.modules().isEmpty()) {
        violations.add(subject(step), "it has no modules");
      }
      for (ModuleName name : step.modules()) {
        Integer other = stepOf.putIfAbsent(name, step.id());
        if (other != null) {
          violations.add(name, "compiled by step %d and by step %d".formatted(other, step.id()));
        }
        if (index.module(name) == null) {
          violations.add(
              subject(step), "compiles %s, which the plan does not describe".formatted(name));
        }
      }
    }
    for (PlannedModule module : index.plan().modules()) {
      if (!stepOf.containsKey(module.name())) {
        violations.add(module.name(), "no step compiles it");
      }
    }
  }

  private void waits() {
    for (Step step : index.plan().steps()) {
      for (int id : step.waitsFor()) {
        if (index.step(id) == null) {
          violations.add(subject(step), "waits for step %d, which does not exist".formatted(id));
        }
      }
    }
    Set<Integer> stuck = stuck();
    if (!stuck.isEmpty()) {
      violations.add(
          "plan", "steps %s wait for one another, or for steps that do".formatted(stuck));
    }
  }

  /** Steps that never get their turn (Kahn 1962). */
  private Set<Integer> stuck() {
    Map<Integer, Integer> missing = new HashMap<>();
    Map<Integer, Set<Integer>> waiters = new HashMap<>();
    Deque<Integer> free = new ArrayDeque<>();
    for (Step step : index.plan().steps()) {
      int count = 0;
      for (int id : new TreeSet<>(step.waitsFor())) {
        if (index.step(id) != null) {
          waiters.computeIfAbsent(id, i -> new HashSet<>()).add(step.id());
          count++;
        }
      }
      missing.put(step.id(), count);
      if (count == 0) {
        free.add(step.id());
      }
    }
    Set<Integer> stuck = new TreeSet<>(missing.keySet());
    while (!free.isEmpty()) {
      int id = free.remove();
      stuck.remove(id);
      for (int waiter : waiters.getOrDefault(id, Set.of())) {
        if (missing.merge(waiter, -1, Integer::sum) == 0) {
          free.add(waiter);
        }
      }
    }
    return stuck;
  }
}
