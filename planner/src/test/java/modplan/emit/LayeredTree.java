package modplan.emit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlannedModule;
import modplan.schedule.Protocol;
import modplan.schedule.Step;
import modplan.syntax.ModuleName;

/** A tree of layers with a plan in which each module has a step, so that steps wait for steps. */
final class LayeredTree {
  static final String B =
      """
      === t/b.scm ===
      (define-module (t b) #:use-module (t a) #:export (mb))
      (define-syntax mb (lambda (x) (syntax-case x () ((_ e) #'(ma e)))))
      """;

  static final String FILES =
      B
          + """
      === t/a.scm ===
      (define-module (t a) #:export (ma))
      (define-syntax ma (lambda (x) (syntax-case x () ((_ e) #'(list e)))))
      === t/c.scm ===
      (define-module (t c) #:use-module (t b) #:export (c))
      (define c (mb 1))
      === t/d.scm ===
      (define-module (t d) #:export (d))
      (define d 1)
      === t/e.scm ===
      (define-module (t e) #:use-module (t c) #:use-module (t d) #:export (e))
      (define e (cons d c))
      """;

  /** The steps that each step waits for: step 1 is (t a), step 2 is (t b), and so on. */
  static final Map<Integer, List<Integer>> WAITS =
      Map.of(1, List.of(), 2, List.of(1), 3, List.of(2), 4, List.of(), 5, List.of(3, 4));

  private static final List<String> MODULES = List.of("(t a)", "(t b)", "(t c)", "(t d)", "(t e)");

  private LayeredTree() {}

  /** A plan for two jobs with a step for each module. */
  static CompilePlan plan(Path source) {
    CompilePlan plan = PlanTree.plan(source, PlanTree.cheapStarts(1));
    Map<String, PlannedModule> modules = new HashMap<>();
    plan.modules().forEach(module -> modules.put(module.name().toString(), module));
    List<Step> steps = new ArrayList<>();
    for (String name : MODULES) {
      ModuleName module = Objects.requireNonNull(modules.get(name)).name();
      int id = steps.size() + 1;
      steps.add(
          new Step(
              id,
              Protocol.PRELOAD,
              List.of(module),
              List.of(module),
              Objects.requireNonNull(WAITS.get(id)),
              new Step.Prediction(1, 60, id, id + 1)));
    }
    return new CompilePlan(
        plan.roots(),
        plan.loadPath(),
        2,
        null,
        plan.guileVersion(),
        plan.process(),
        plan.modules(),
        steps,
        plan.predicted(),
        plan.lowerBounds(),
        plan.notPlanned());
  }
}
