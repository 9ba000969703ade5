package modplan.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import modplan.PlanTree;
import modplan.emit.PlanJson;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.schedule.CompilePlan;
import modplan.schedule.Effort;
import modplan.schedule.PlanSettings;
import modplan.schedule.Planner;
import modplan.schedule.SearchLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Good plans hold; each broken one is told from them by the right line. */
class VerifierTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String FILES =
      """
      === a/base.scm ===
      (define-module (a base))
      ; %s
      === a/left.scm ===
      (define-module (a left) #:use-module (a base))
      ; %s
      === a/right.scm ===
      (define-module (a right) #:use-module (a base) #:autoload (a late) (x))
      ; %s
      === a/late.scm ===
      (define-module (a late))
      (include "late-text.scm")
      === a/late-text.scm ===
      (define x (@ (a base) y))
      === a/ping.scm ===
      (define-module (a ping) #:use-module (a pong) #:use-module (a left))
      === a/pong.scm ===
      (define-module (a pong) #:use-module (a ping))
      === a/top.scm ===
      (define-module (a top) #:use-module (a ping) #:use-module (a right))
      ; %s
      === notes.scm ===
      (display "no module")
      """
          .replace("%s", "x".repeat(5000));

  @TempDir Path directory;

  private static Verification verify(CompilePlan plan, Project project) {
    return Verifier.verify(plan, project, ModuleGraph.of(project), List.of(), file -> 2);
  }

  // ---------------------------------------------------------------- good plans

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void plansOfThePlannerHold(long seed) throws Exception {
    PlanTree.write(directory, PlanTree.random(seed));
    Project project = PlanTree.read(directory, 1);
    int jobs = 1 + (int) (seed % 4);
    for (PlanSettings settings :
        List.of(PlanTree.cheapStarts(jobs), PlanTree.slowLoads(jobs), PlanSettings.of(jobs))) {
      CompilePlan plan = Planner.plan(project, ModuleGraph.of(project), settings);
      assertThat(verify(plan, project).violations()).isEmpty();
    }
  }

  /** The bounds look at no more than 2,000 of what a module needs. */
  @Test
  void thePlanOfAModuleWithManyNeedsHolds() throws Exception {
    StringBuilder files = new StringBuilder();
    StringBuilder imports = new StringBuilder();
    for (int m = 0; m < 2_100; m++) {
      files.append("=== m%d.scm ===\n(define-module (m%d))%s\n".formatted(m, m, " ".repeat(m % 9)));
      imports.append(" #:use-module (m%d)".formatted(m));
    }
    files.append("=== top.scm ===\n(define-module (top)%s)\n".formatted(imports));
    PlanTree.write(directory, files.toString());
    Project project = PlanTree.read(directory, 1);
    PlanSettings settings =
        PlanTree.slowLoads(2).withLimits(SearchLimits.NONE.withEffort(Effort.FAST));

    CompilePlan plan = Planner.plan(project, ModuleGraph.of(project), settings);

    assertThat(plan.modules()).hasSize(2_101);
    assertThat(verify(plan, project).violations()).isEmpty();
  }

  @Test
  void saysWhatWasChecked() throws Exception {
    Verification verification = verify(PlanJson.read(plan().toString()), tree());

    assertThat(verification.violations()).isEmpty();
    assertThat(verification.checked()).startsWith("7 modules of the roots, ");
  }

  // ---------------------------------------------------------------- broken plans

  private Project tree() throws Exception {
    PlanTree.write(directory, FILES);
    return PlanTree.read(directory, 1);
  }

  private ObjectNode plan() throws Exception {
    Project project = tree();
    CompilePlan plan = Planner.plan(project, ModuleGraph.of(project), PlanTree.slowLoads(2));
    return (ObjectNode) MAPPER.readTree(PlanJson.write(plan));
  }

  private static ObjectNode module(JsonNode plan, String name) {
    for (JsonNode module : plan.get("modules")) {
      if (module.get("name").asString().equals(name)) {
        return (ObjectNode) module;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static ObjectNode stepOf(JsonNode plan, String name) {
    for (JsonNode step : plan.get("steps")) {
      for (JsonNode member : step.get("modules")) {
        if (member.asString().equals(name)) {
          return (ObjectNode) step;
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static ObjectNode part(JsonNode plan, String name) {
    return (ObjectNode) plan.get(name);
  }

  private static ArrayNode list(JsonNode node, String name) {
    return (ArrayNode) node.get(name);
  }

  private static void remove(ArrayNode list, String text) {
    for (int i = list.size() - 1; i >= 0; i--) {
      JsonNode each = list.get(i);
      if (each.asString("").equals(text) || each.path("name").asString("").equals(text)) {
        list.remove(i);
      }
    }
  }

  private static Arguments broken(String how, Consumer<ObjectNode> edit, String expected) {
    return arguments(how, edit, expected);
  }

  static Stream<Arguments> brokenPlans() {
    return Stream.of(
        broken(
            "a module is forgotten",
            plan -> remove(list(plan, "modules"), "(a late)"),
            "(a late): a module of the roots that the plan does not have"),
        broken(
            "a module is described twice",
            plan -> list(plan, "modules").add(module(plan, "(a left)").deepCopy()),
            "(a left): the plan has it twice"),
        broken(
            "a module is invented",
            plan ->
                list(plan, "modules")
                    .add(module(plan, "(a left)").deepCopy().put("name", "(a ghost)")),
            "(a ghost): planned, but no module of the roots"),
        broken(
            "a file is found elsewhere",
            plan -> module(plan, "(a left)").put("path", "b/left.scm"),
            "(a left): found as a/left.scm in directory 0, not as b/left.scm in directory 0"),
        broken(
            "a file is called otherwise",
            plan -> module(plan, "(a left)").put("file", "left.scm"),
            "(a left): its file is a/left.scm, not left.scm"),
        broken(
            "a source has changed",
            plan -> module(plan, "(a pong)").put("bytes", 7),
            "(a pong): a/pong.scm has 47 bytes, the plan says 7: the plan is stale"),
        broken(
            "an optimisation level is not the configured one",
            plan -> module(plan, "(a pong)").put("optLevel", 1),
            "(a pong): compiled with -O1, but -O2 is configured"),
        broken(
            "an import is forgotten",
            plan -> remove(list(module(plan, "(a left)"), "imports"), "(a base)"),
            "(a left): it imports (a base), which the plan does not say"),
        broken(
            "a reference of an included file is forgotten",
            plan -> list(module(plan, "(a late)"), "mentions").removeAll(),
            "(a late): it mentions (a base), which the plan does not say"),
        broken(
            "an import is invented",
            plan -> list(module(plan, "(a left)"), "imports").add("(a late)"),
            "(a left): the plan says that it imports (a late), which it does not"),
        broken(
            "a file is lost",
            plan -> list(plan, "notPlanned").removeAll(),
            "notes.scm: a file of the roots, neither planned nor listed as left out"),
        broken(
            "two steps compile a module",
            plan -> list(stepOf(plan, "(a top)"), "modules").add("(a base)"),
            "(a base): compiled by step "),
        broken(
            "no step compiles a module",
            plan -> remove(list(stepOf(plan, "(a top)"), "modules"), "(a top)"),
            "(a top): no step compiles it"),
        broken(
            "two steps have one number",
            plan -> stepOf(plan, "(a top)").put("id", 1),
            "step 1: there are two steps of this number"),
        broken(
            "a step does not wait",
            plan -> list(stepOf(plan, "(a top)"), "waitsFor").removeAll(),
            "its members need (a ping), which it does not load, and no step that it waits for compiles it"),
        broken(
            "a step waits for nothing",
            plan -> list(stepOf(plan, "(a top)"), "waitsFor").add(99),
            "waits for step 99, which does not exist"),
        broken(
            "steps wait for one another",
            plan ->
                list(stepOf(plan, "(a base)"), "waitsFor").add(stepOf(plan, "(a top)").get("id")),
            " wait for one another, or for steps that do"),
        broken(
            "a cycle is compiled without being loaded",
            plan -> list(stepOf(plan, "(a ping)").put("protocol", "FRESH"), "loads").removeAll(),
            "FRESH, but its member (a ping) needs its member (a pong)"),
        broken(
            "a fresh step loads",
            plan -> list(stepOf(plan, "(a top)").put("protocol", "FRESH"), "loads").add("(a top)"),
            "FRESH, but it loads its member (a top) first"),
        broken(
            "a step does not load its members",
            plan -> list(stepOf(plan, "(a ping)"), "loads").removeAll(),
            "PRELOAD, but it does not load its member (a ping)"),
        broken(
            "a module with a macro that runs procedures is said to need no loading",
            plan -> module(plan, "(a late)").put("preload", false),
            "(a late): the plan says that it need not be loaded before it is compiled"),
        broken(
            "a part of a cycle is loaded",
            plan -> remove(list(stepOf(plan, "(a ping)"), "loads"), "(a pong)"),
            "it loads (a ping), but not (a pong) of the same cycle"),
        broken(
            "a step loads what nobody needs",
            plan -> list(stepOf(plan, "(a base)"), "loads").add("(a ping)"),
            "it loads (a ping), which its members do not need"),
        broken(
            "a step loads a module twice",
            plan -> list(stepOf(plan, "(a ping)"), "loads").add("(a ping)"),
            "it loads a module twice"),
        broken(
            "a step loads a module before what that one needs",
            plan -> {
              ArrayNode loads = list(stepOf(plan, "(a ping)"), "loads");
              loads.add("(a left)").add("(a base)");
            },
            "it loads (a left) before (a base), which that one needs"),
        broken(
            "a step that must load first does not",
            plan -> list(stepOf(plan, "(a late)").put("protocol", "FRESH"), "loads").removeAll(),
            "FRESH, but its member (a late) has to be loaded before it is compiled"),
        broken(
            "the bound on loads is wrong",
            plan -> part(plan, "lowerBounds").put("unavoidableLoadsSeconds", 0.001),
            "plan: the bound 'unavoidable loads' is "),
        broken(
            "the bound on shared cycles is wrong",
            plan -> part(plan, "lowerBounds").put("sharedCycleSeconds", 0.001),
            "plan: the bound 'shared cycle' is "),
        broken(
            "the bound on cycles is wrong",
            plan -> part(plan, "lowerBounds").put("largestCycleSeconds", 0.001),
            "plan: the bound 'largest cycle' is "),
        broken(
            "a step starts too early",
            plan -> part(stepOf(plan, "(a top)"), "predicted").put("start", 0),
            ": it starts at 0 s, before step "),
        broken(
            "a step takes longer than it runs",
            plan -> part(stepOf(plan, "(a base)"), "predicted").put("end", 0.25),
            "step 1: it runs from 0 s to 0.25 s, but takes "),
        broken(
            "a step takes less than its modules",
            plan -> part(stepOf(plan, "(a base)"), "predicted").put("cpuSeconds", 0.125),
            "s, the plan says 0.125 s"),
        broken(
            "a step takes less memory than its modules",
            plan -> part(stepOf(plan, "(a base)"), "predicted").put("rssMiB", 3),
            " MiB, the plan says 3 MiB"),
        broken("there are fewer jobs", plan -> plan.put("jobs", 1), "plan: 2 steps run at "),
        broken(
            "there is less memory",
            plan -> plan.put("memoryMiB", 60),
            " MiB at once, but there are 60 MiB"),
        broken(
            "the makespan is wrong",
            plan -> part(plan, "predicted").put("makespanSeconds", 1000),
            " s, but the makespan is 1000 s"),
        broken(
            "the sum of CPU is wrong",
            plan -> part(plan, "predicted").put("cpuSeconds", 0.5),
            "of CPU, the plan says 0.5 s"),
        broken(
            "the peak is wrong",
            plan -> part(plan, "predicted").put("peakRssMiB", 9),
            " MiB at once, the plan says 9 MiB"),
        broken(
            "a bound is too low",
            plan -> part(plan, "lowerBounds").put("criticalPathSeconds", 0.001),
            "plan: the bound 'critical path' is "),
        broken(
            "a bound is above the makespan",
            plan -> part(plan, "lowerBounds").put("workSeconds", 1000),
            " is below the lower bound 1000 s"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenPlans")
  void aBrokenPlanIsRejected(String how, Consumer<ObjectNode> edit, String expected)
      throws Exception {
    ObjectNode plan = plan();
    edit.accept(plan);

    assertThat(verify(PlanJson.read(plan.toString()), tree()).violations())
        .as(how)
        .anySatisfy(line -> assertThat(line).contains(expected));
  }
}
