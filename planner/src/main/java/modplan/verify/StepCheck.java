package modplan.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.schedule.PlannedModule;
import modplan.schedule.Protocol;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/**
 * Is every module in one step, can the steps be run in some order, and does each find compiled what
 * its members need?
 */
record StepCheck(PlanIndex index, Map<ModuleName, TreeModule> tree, Violations violations) {

  void run() {
    members();
    waits();
    index.plan().steps().forEach(this::needs);
    index.plan().steps().forEach(this::protocol);
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

  /** The promise of the format: what a member needs is a member, or compiled by an awaited step. */
  private void needs(Step step) {
    Set<ModuleName> members = new HashSet<>(step.modules());
    Set<ModuleName> ready = index.ready(step);
    for (ModuleName member : members.stream().sorted().toList()) {
      TreeModule module = tree.get(member);
      if (module == null) {
        continue; // said before
      }
      for (ModuleName needed : module.needs()) {
        if (index.module(needed) != null && !members.contains(needed) && !ready.contains(needed)) {
          violations.add(
              subject(step),
              "%s needs %s, which is neither in this step nor in one that it waits for"
                  .formatted(member, needed));
        }
      }
    }
  }

  private void protocol(Step step) {
    List<ModuleName> members = step.modules();
    if (step.protocol() == Protocol.PRELOAD) {
      if (step.loads().size() != members.size()
          || !new HashSet<>(step.loads()).equals(new HashSet<>(members))) {
        violations.add(subject(step), "PRELOAD, but what it loads is not what it compiles");
      }
      return;
    }
    if (!step.loads().isEmpty()) {
      violations.add(subject(step), "FRESH, but it loads modules first");
    }
    for (ModuleName member : members) {
      TreeModule module = tree.get(member);
      if (module != null) {
        for (ModuleName needed : module.needs()) {
          if (members.contains(needed)) {
            violations.add(
                subject(step),
                "FRESH, but its member %s needs its member %s".formatted(member, needed));
          }
        }
      }
    }
  }
}
