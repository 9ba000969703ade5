package modplan.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/** A plan by names and ids. Of things that are there twice the first counts. */
final class PlanIndex {
  private final CompilePlan plan;
  private final Map<ModuleName, PlannedModule> modules = new HashMap<>();
  private final Map<Integer, Step> steps = new HashMap<>();
  private final Map<ModuleName, List<PlannedModule>> needs = new HashMap<>();

  PlanIndex(CompilePlan plan) {
    this.plan = plan;
    plan.modules().forEach(module -> modules.putIfAbsent(module.name(), module));
    plan.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
  }

  CompilePlan plan() {
    return plan;
  }

  @Nullable PlannedModule module(ModuleName name) {
    return modules.get(name);
  }

  @Nullable Step step(int id) {
    return steps.get(id);
  }

  /** Those of the names that the plan has, once each, in their order. */
  List<PlannedModule> known(Collection<ModuleName> names) {
    List<PlannedModule> known = new ArrayList<>();
    for (ModuleName name : new LinkedHashSet<>(names)) {
      PlannedModule module = modules.get(name);
      if (module != null) {
        known.add(module);
      }
    }
    return known;
  }

  /** What a module needs by what the plan says of it. */
  List<PlannedModule> needs(PlannedModule module) {
    return needs.computeIfAbsent(
        module.name(),
        name -> {
          Set<ModuleName> names = new TreeSet<>(module.imports());
          names.addAll(module.mentions());
          names.remove(name);
          return known(names);
        });
  }

  /** All that some modules need, directly or not, without themselves. */
  List<PlannedModule> closure(Collection<PlannedModule> members) {
    Set<ModuleName> seen = new HashSet<>();
    members.forEach(member -> seen.add(member.name()));
    List<PlannedModule> closure = new ArrayList<>();
    Deque<PlannedModule> pending = new ArrayDeque<>(members);
    while (!pending.isEmpty()) {
      for (PlannedModule needed : needs(pending.remove())) {
        if (seen.add(needed.name())) {
          closure.add(needed);
          pending.add(needed);
        }
      }
    }
    return closure;
  }

  /** The steps that must have ended before a step starts, directly or not. */
  Set<Integer> awaited(Step step) {
    Set<Integer> awaited = new HashSet<>();
    Deque<Step> pending = new ArrayDeque<>();
    pending.add(step);
    while (!pending.isEmpty()) {
      for (int id : pending.remove().waitsFor()) {
        Step other = steps.get(id);
        if (other != null && awaited.add(id)) {
          pending.add(other);
        }
      }
    }
    return awaited;
  }

  /** The modules whose compiled files exist when a step starts. */
  Set<ModuleName> ready(Step step) {
    Set<ModuleName> ready = new HashSet<>();
    for (int id : awaited(step)) {
      Step other = steps.get(id);
      if (other != null) {
        ready.addAll(other.modules());
      }
    }
    return ready;
  }
}
