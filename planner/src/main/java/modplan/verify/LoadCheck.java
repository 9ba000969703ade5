package modplan.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.schedule.PlannedModule;
import modplan.schedule.Protocol;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/**
 * Does a step find or load what its members need, and is its protocol legal?
 *
 * <p>A step may load from source what another step compiles at the same time: compiled files of
 * steps that it does not wait for are hidden from it. Then it has to list the module, behind what
 * that one needs, so that a module that does not load is noticed under its own name; and a cycle is
 * listed whole, since its first member decides how it is entered.
 */
record LoadCheck(
    PlanIndex index,
    Map<ModuleName, TreeModule> tree,
    Map<ModuleName, Set<ModuleName>> cycles,
    Violations violations) {

  void check(Step step) {
    Set<ModuleName> members = new TreeSet<>(step.modules());
    Set<ModuleName> loads = new HashSet<>(step.loads());
    String subject = "step " + step.id();
    if (loads.size() < step.loads().size()) {
      violations.add(subject, "it loads a module twice");
    }
    Set<ModuleName> closure = closure(members);
    Set<ModuleName> ready = index.ready(step);
    for (ModuleName name : new TreeSet<>(closure)) {
      if (!members.contains(name)
          && index.module(name) != null
          && !ready.contains(name)
          && !loads.contains(name)) {
        violations.add(
            subject,
            "its members need %s, which it does not load, and no step that it waits for compiles it"
                .formatted(name));
      }
    }
    for (ModuleName name : step.loads()) {
      if (!closure.contains(name)) {
        violations.add(subject, "it loads %s, which its members do not need".formatted(name));
      }
    }
    order(step, loads);
    protocol(step, members, loads);
  }

  private Set<ModuleName> closure(Set<ModuleName> members) {
    Set<ModuleName> closure = new HashSet<>(members);
    Deque<ModuleName> pending = new ArrayDeque<>(members);
    while (!pending.isEmpty()) {
      TreeModule module = tree.get(pending.remove());
      if (module != null) {
        for (ModuleName needed : module.needs()) {
          if (closure.add(needed)) {
            pending.add(needed);
          }
        }
      }
    }
    return closure;
  }

  private void order(Step step, Set<ModuleName> loads) {
    Map<ModuleName, Integer> position = new HashMap<>();
    for (ModuleName name : step.loads()) {
      position.putIfAbsent(name, position.size());
    }
    for (ModuleName name : step.loads()) {
      TreeModule module = tree.get(name);
      if (module == null) {
        continue; // said before
      }
      Set<ModuleName> cycle = cycles.getOrDefault(name, Set.of(name));
      for (ModuleName needed : module.needs()) {
        if (!cycle.contains(needed)
            && position.getOrDefault(needed, -1) > position.getOrDefault(name, 0)) {
          violations.add(
              "step " + step.id(),
              "it loads %s before %s, which that one needs".formatted(name, needed));
        }
      }
      for (ModuleName other : cycle) {
        if (!loads.contains(other)) {
          violations.add(
              "step " + step.id(),
              "it loads %s, but not %s of the same cycle".formatted(name, other));
        }
      }
    }
  }

  private void protocol(Step step, Set<ModuleName> members, Set<ModuleName> loads) {
    String subject = "step " + step.id();
    if (step.protocol() == Protocol.PRELOAD) {
      for (ModuleName member : members) {
        if (!loads.contains(member)) {
          violations.add(subject, "PRELOAD, but it does not load its member %s".formatted(member));
        }
      }
      return;
    }
    for (ModuleName member : members) {
      TreeModule module = tree.get(member);
      if (module == null) {
        continue;
      }
      if (loads.contains(member)) {
        violations.add(subject, "FRESH, but it loads its member %s first".formatted(member));
      }
      PlannedModule planned = index.module(member);
      if (planned != null && planned.preload()) {
        violations.add(
            subject,
            "FRESH, but its member %s has to be loaded before it is compiled".formatted(member));
      }
      if (cycles.getOrDefault(member, Set.of()).size() > 1) {
        violations.add(subject, "FRESH, but its member %s is part of a cycle".formatted(member));
      }
      for (ModuleName needed : closure(Set.of(member))) {
        if (!needed.equals(member) && members.contains(needed)) {
          violations.add(
              subject, "FRESH, but its member %s needs its member %s".formatted(member, needed));
        }
      }
    }
  }
}
