package modplan.load;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.ForkedGuile.Ran;
import modplan.load.ForkedGuile.Task;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random trees, every module the entry, in the simulator and in real Guile: status, class, order of
 * loading, and what the thunks do afterwards must agree. {@code -Dtrees=1000 -Dseed=7 -Dguile=...}
 * runs more of them.
 */
@NullUnmarked
class RandomTreeTest {
  private static final long DEFAULT_SEED = 20_241;

  private final Map<String, Integer> classes = new TreeMap<>();
  private final Map<String, Integer> features = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private int entries;
  private int errors;
  private int unknown;

  @Test
  void agreesWithGuile(@TempDir Path folder) throws IOException, InterruptedException {
    String guile = System.getProperty("guile", "guile");
    require(ForkedGuile.runs(List.of(guile, "--version")), guile + " is not installed");
    int count = Integer.getInteger("trees", 12);
    long seed = Long.getLong("seed", DEFAULT_SEED);
    GuileVersion version = GuileVersion.of(System.getProperty("guileVersion", "3.0"));
    compare(folder, guile, version, count, seed);
    System.out.println(report(count, seed, guile));
    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  private void compare(Path folder, String guile, GuileVersion version, int count, long seed)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    List<RandomTree> trees = new ArrayList<>();
    List<List<Task>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomTree tree = new RandomTree(random);
      trees.add(tree);
      tree.features.forEach(feature -> features.merge(feature, 1, Integer::sum));
      tasks.add(tree.tasks(folder, i, List.of(Mode.values())));
    }
    ForkedGuile.run(folder, guile, tasks.stream().flatMap(List::stream).toList());
    for (int i = 0; i < count; i++) {
      List<FileFacts> facts = new ArrayList<>();
      trees.get(i).files.forEach((p, t) -> facts.add(FactsReader.read(SourceFile.of(p, t))));
      Simulator simulator = new Simulator(Program.of(facts), version);
      for (Task task : tasks.get(i)) {
        judge(task, i, trees.get(i), simulator);
      }
    }
  }

  private void judge(Task task, int number, RandomTree tree, Simulator simulator)
      throws IOException {
    entries++;
    Simulation simulation =
        simulator.simulate(task.module(), task.mode(), name -> name.startsWith("x"));
    Ran real = ForkedGuile.read(task);
    String ran = real.kind();
    String said = text(simulation.outcome());
    classes.merge(task.mode().text() + " " + ran, 1, Integer::sum);
    errors += ran.equals("ok") ? 0 : 1;
    StringBuilder found = new StringBuilder();
    if (said.equals("UNKNOWN")) {
      unknown++;
    } else if (!said.equals(ran)) {
      found.append(" Guile ").append(ran).append(", simulated ").append(simulation.outcome());
    }
    List<String> loads = real.loads();
    if (!task.mode().hasCompiledFiles()) {
      List<String> simulated = simulation.loads().stream().map(l -> l.split(" ", -1)[0]).toList();
      int shown = Math.min(simulated.size(), loads.size());
      if (!simulated.subList(0, shown).equals(loads) || simulated.size() < loads.size()) {
        found.append(" Guile loads ").append(loads).append(", simulated ").append(simulated);
      }
    }
    Map<String, String> calls = real.calls();
    Map<String, String> called = new TreeMap<>();
    simulation.run().forEach((name, outcome) -> called.put(name, text(outcome)));
    calls.values().forEach(call -> classes.merge("thunk " + call, 1, Integer::sum));
    if (!calls.equals(called) && found.isEmpty() && !said.equals("UNKNOWN")) {
      found.append(" Guile runs ").append(calls).append(", simulated ").append(called);
    }
    if (!found.isEmpty()) {
      differences.add(
          "tree %d %s %s:%s %s"
              .formatted(number, task.entry(), task.mode().text(), found, tree.files));
    }
  }

  private static String text(Outcome outcome) {
    return outcome.status() == Status.OK
        ? "ok"
        : outcome.status() == Status.UNKNOWN ? "UNKNOWN" : outcome.kind();
  }

  private String report(int count, long seed, String guile) {
    return "%d trees, seed %d, %s: %d results, %d errors (%d %%), %d unknown, %d differences%n%s%n%s"
        .formatted(
            count,
            seed,
            guile,
            entries,
            errors,
            errors * 100 / Math.max(1, entries),
            unknown,
            differences.size(),
            features,
            classes);
  }
}
