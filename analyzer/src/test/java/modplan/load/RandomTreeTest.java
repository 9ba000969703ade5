package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.Form;
import modplan.syntax.FormReader;
import modplan.syntax.ModuleName;
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

  record Task(int tree, String entry, Mode mode, Path result) {}

  @Test
  void agreesWithGuile(@TempDir Path folder) throws IOException, InterruptedException {
    String guile = System.getProperty("guile", "guile");
    assumeTrue(runs(List.of(guile, "--version")), guile + " is not installed");
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
    List<Task> source = new ArrayList<>();
    List<Task> compiled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomTree tree = new RandomTree(random);
      trees.add(tree);
      tree.features.forEach(feature -> features.merge(feature, 1, Integer::sum));
      Path home = Files.createDirectories(folder.resolve("t" + i));
      Files.createDirectories(home.resolve("go"));
      for (Map.Entry<String, String> file : tree.files.entrySet()) {
        Files.writeString(home.resolve(file.getKey()), file.getValue());
      }
      for (String entry : tree.modules()) {
        for (Mode mode : Mode.values()) {
          Path result = folder.resolve("r-" + i + "-" + entry + "-" + mode.text());
          (mode.hasCompiledFiles() ? compiled : source).add(new Task(i, entry, mode, result));
        }
      }
    }
    run(folder, guile, trees, source);
    for (Task task : source) {
      Path go = Path.of(task.result() + ".go");
      if (task.mode() == Mode.COMPILE && Files.exists(go)) {
        Path home = folder.resolve("t" + task.tree()).resolve("go");
        Files.move(go, home.resolve(task.entry() + ".go"));
      }
    }
    run(folder, guile, trees, compiled);
    source.addAll(compiled);
    Simulator[] simulators = new Simulator[count];
    for (int i = 0; i < count; i++) {
      List<FileFacts> facts = new ArrayList<>();
      trees.get(i).files.forEach((p, t) -> facts.add(FactsReader.read(SourceFile.of(p, t))));
      simulators[i] = new Simulator(Program.of(facts), version);
    }
    for (Task task : source) {
      judge(task, trees.get(task.tree()), simulators[task.tree()]);
    }
  }

  static void run(Path folder, String guile, List<RandomTree> trees, List<Task> tasks)
      throws IOException, InterruptedException {
    StringBuilder list = new StringBuilder();
    for (Task task : tasks) {
      list.append(
          "(\"%s\" \"%s\" (%s) \"%s.scm\" \"%s\" ((%s)))\n"
              .formatted(
                  task.mode().text(),
                  folder.resolve("t" + task.tree()),
                  task.entry(),
                  task.entry(),
                  task.result(),
                  String.join(") (", trees.get(task.tree()).modules())));
    }
    Path file = folder.resolve("tasks");
    Files.writeString(file, list);
    Path script = folder.resolve("fork-run.scm");
    try (InputStream in = RandomTreeTest.class.getResourceAsStream("fork-run.scm")) {
      Files.write(script, in.readAllBytes());
    }
    ProcessBuilder process =
        new ProcessBuilder(guile, "--no-auto-compile", script.toString(), file.toString());
    process.directory(folder.toFile());
    process.environment().put("GUILE_AUTO_COMPILE", "0");
    process.environment().put("XDG_CACHE_HOME", "/nonexistent");
    process.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    assertThat(process.start().waitFor()).as(() -> log(folder)).isZero();
  }

  private static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void judge(Task task, RandomTree tree, Simulator simulator) throws IOException {
    entries++;
    Simulation simulation =
        simulator.simulate(ModuleName.of(task.entry()), task.mode(), name -> name.startsWith("x"));
    List<Object> real = read(task.result());
    String ran = (String) real.get(0);
    String said = text(simulation.outcome());
    classes.merge(task.mode().text() + " " + ran, 1, Integer::sum);
    errors += ran.equals("ok") ? 0 : 1;
    StringBuilder found = new StringBuilder();
    if (said.equals("UNKNOWN")) {
      unknown++;
    } else if (!said.equals(ran)) {
      found.append(" Guile ").append(ran).append(", simulated ").append(simulation.outcome());
    }
    List<String> loads = loads((List<?>) real.get(1));
    if (!task.mode().hasCompiledFiles()) {
      List<String> simulated = simulation.loads().stream().map(l -> l.split(" ", -1)[0]).toList();
      int shown = Math.min(simulated.size(), loads.size());
      if (!simulated.subList(0, shown).equals(loads) || simulated.size() < loads.size()) {
        found.append(" Guile loads ").append(loads).append(", simulated ").append(simulated);
      }
    }
    Map<String, String> calls = new TreeMap<>();
    for (Object call : (List<?>) real.get(2)) {
      calls.put((String) ((List<?>) call).get(0), (String) ((List<?>) call).get(1));
    }
    Map<String, String> called = new TreeMap<>();
    simulation.run().forEach((name, outcome) -> called.put(name, text(outcome)));
    calls.values().forEach(call -> classes.merge("thunk " + call, 1, Integer::sum));
    if (!calls.equals(called) && found.isEmpty() && !said.equals("UNKNOWN")) {
      found.append(" Guile runs ").append(calls).append(", simulated ").append(called);
    }
    if (!found.isEmpty()) {
      differences.add(
          "tree %d %s %s:%s %s"
              .formatted(task.tree(), task.entry(), task.mode().text(), found, tree.files));
    }
  }

  /** Guile says twice what it loads from source. */
  private static List<String> loads(List<?> raw) {
    List<String> loads = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      loads.add((String) raw.get(i));
      if (i + 1 < raw.size() && raw.get(i + 1).equals(raw.get(i))) {
        i++;
      }
    }
    return loads;
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

  static boolean runs(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lists and strings as Scheme writes them. */
  static List<Object> read(Path file) throws IOException {
    FormReader reader = new FormReader(SourceFile.of("result", Files.readString(file)));
    assertThat(reader.next()).isTrue();
    return list(reader.form(), 0, Files.readString(file));
  }

  private static List<Object> list(Form form, int node, String text) {
    List<Object> items = new ArrayList<>();
    for (int child = node + 1; child < form.next(node); child = form.next(child)) {
      items.add(
          form.isList(child)
              ? list(form, child, text)
              : text.substring(form.start(child) + 1, form.end(child) - 1));
    }
    return items;
  }
}
