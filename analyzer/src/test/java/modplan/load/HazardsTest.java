package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Hazard.Effect;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Random trees: the entries that hazards name are those that fail in the full simulation, which
 * other tests hold against Guile. {@code -Dtrees=5000 -Dseed=7} runs more of them.
 */
@NullUnmarked
class HazardsTest {
  private final Map<String, int[]> agreement = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  void agreeWithTheSimulator() {
    int count = Integer.getInteger("trees", 300);
    long seed = Long.getLong("seed", 20_244L);
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      compare(i, new RandomTree(random));
    }
    agreement.forEach((k, v) -> System.out.printf("%s: %d fail, %d do not%n", k, v[0], v[1]));
    System.out.println(differences.size() + " differences, seed " + seed);
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  private void compare(int number, RandomTree tree) {
    List<FileFacts> facts = new ArrayList<>();
    tree.files.forEach((p, t) -> facts.add(FactsReader.read(SourceFile.of(p, t))));
    Program program = Program.of(facts);
    List<String> modules = tree.modules().stream().map(m -> "(" + m + ")").toList();
    Survey survey = Survey.of(program, GuileVersion.V3_0, modules);
    List<LoadSteps> steps = new StepReader(survey, modules).read();
    LoadOrder order = new LoadOrder(steps);
    Simulator simulator = new Simulator(program, GuileVersion.V3_0);
    for (Mode mode : List.of(Mode.LOAD_SOURCE, Mode.COMPILE)) {
      for (String entry : modules) {
        Simulation result = simulator.simulate(ModuleName.of(entry.substring(1, 3)), mode);
        boolean fails = result.outcome().status() == Status.ERROR;
        boolean isLibrary = steps.get(modules.indexOf(entry)).isLibrary();
        if (result.outcome().status() == Status.UNKNOWN || (mode == Mode.COMPILE && isLibrary)) {
          continue; // a library is not walked as it is compiled
        }
        agreement.computeIfAbsent(mode.text(), m -> new int[2])[fails ? 0 : 1]++;
        List<LoadOrder.Trouble> troubles = order.walk(modules.indexOf(entry), mode == Mode.COMPILE);
        boolean found = troubles.stream().anyMatch(t -> t.effect() == Effect.FAILS);
        if (fails && isAnothersBusiness(result.outcome(), survey, steps, tree)) {
          agreement.computeIfAbsent("mistakes inside a module", m -> new int[2])[0]++;
        } else if (fails != found) {
          differences.add(
              "tree %d %s %s: %s, but %s%n%s"
                  .formatted(number, mode.text(), entry, result.outcome(), troubles, text(tree)));
        }
      }
    }
  }

  /** What other rules are about, and mistakes inside one module. */
  static boolean isAnothersBusiness(
      Simulation.Outcome outcome, Survey survey, List<LoadSteps> modules, RandomTree tree) {
    for (LoadSteps module : modules) {
      for (LoadSteps.Step step : module.steps()) {
        if (step instanceof LoadSteps.Import each
            && each.needs().contains(outcome.name())
            && !modules.get(each.target()).offered().containsKey(outcome.name())) {
          return true;
        }
      }
    }
    return isReExportOfAutoload(outcome, tree) || isAMistakeInside(outcome, survey, modules);
  }

  static boolean isReExportOfAutoload(Simulation.Outcome outcome, RandomTree tree) {
    List<String> stack = outcome.stack();
    if (stack.isEmpty() || !outcome.kind().equals("reexport-undefined")) {
      return false;
    }
    String text = tree.files.get(stack.get(stack.size() - 1));
    return text.contains("#:autoload") && text.contains("(" + outcome.name() + ")\n  #:export");
  }

  /** A name of the module itself that is used before it is defined, or one that nobody offers. */
  static boolean isAMistakeInside(
      Simulation.Outcome outcome, Survey survey, List<LoadSteps> modules) {
    List<String> stack = outcome.stack();
    if (outcome.kind().equals("reexport-local")) {
      return true;
    }
    if (stack.isEmpty()
        || !List.of("unbound-variable", "reexport-undefined").contains(outcome.kind())) {
      return false;
    }
    String file = stack.get(stack.size() - 1);
    String module = "(" + file.substring(0, 2) + ")";
    if (outcome.kind().equals("reexport-undefined")
        && modules.stream()
            .filter(each -> each.module().equals(module))
            .flatMap(each -> each.steps().stream())
            .noneMatch(
                step ->
                    step instanceof LoadSteps.ReExport again
                        && again.name().equals(outcome.name()))) {
      return true; // modules that re-export a name of one another, in a ring
    }
    Mod.Var variable = survey.world().variable(module, outcome.name());
    return variable == null || variable.value == null || variable.module.equals(module);
  }

  private static String text(RandomTree tree) {
    StringBuilder text = new StringBuilder();
    tree.files.forEach(
        (path, content) -> text.append(";; ").append(path).append('\n').append(content));
    return text.toString();
  }
}
