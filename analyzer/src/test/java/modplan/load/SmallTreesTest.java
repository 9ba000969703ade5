package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trees written for one rule each, every module the entry in every mode, in Guile and in the
 * simulator: the same class of outcome, the same files in the same order where they are loaded from
 * source, and the same outcome of calling procedures afterwards. None of them is unknown.
 */
@NullUnmarked
class SmallTreesTest {
  private static final Pattern MODULE =
      Pattern.compile("(?m)^\\((?:define-module|library|define-library) \\(([^()]*)");

  private record Tree(String title, List<String> versions, Map<String, String> files) {
    /** Files by the modules that they are named after. */
    Map<String, String> modules() {
      Map<String, String> modules = new LinkedHashMap<>();
      files.forEach(
          (path, text) -> {
            String name = path.replaceAll("\\.scm$", "").replace('/', ' ');
            Matcher module = MODULE.matcher(text);
            if (path.endsWith(".scm") && module.find() && module.group(1).trim().equals(name)) {
              modules.put("(" + name + ")", path);
            }
          });
      return modules;
    }
  }

  private static List<Tree> trees() throws IOException {
    List<Tree> trees = new ArrayList<>();
    try (InputStream in = SmallTreesTest.class.getResourceAsStream("small-trees.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String text : all.substring(all.indexOf("##### ")).split("(?m)^##### ", -1)) {
        String[] parts = text.split("(?m)^=== ", -1);
        String[] header = parts[0].trim().split(" ", 2);
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
          String[] nameAndText = parts[i].split("\n", 2);
          files.put(nameAndText[0].trim(), nameAndText[1]);
        }
        if (!files.isEmpty()) {
          trees.add(new Tree(header[1], List.of(header[0].split(",", -1)), files));
        }
      }
    }
    return trees;
  }

  @ParameterizedTest
  @CsvSource({"3.0, guile", "2.2, guile-2.2"})
  void isWhatGuileDoes(String version, String guile, @TempDir Path folder) throws Exception {
    boolean isThere = ForkedGuile.runs(List.of(guile, "--version"));
    assumeTrue(isThere || "true".equals(System.getenv("CI")), guile + " is not installed");
    Map<Tree, List<Task>> tasks = new LinkedHashMap<>();
    for (Tree tree : trees()) {
      if (tree.versions().contains(version)) {
        tasks.put(tree, tasks(tree, folder.resolve("t" + tasks.size())));
      }
    }
    ForkedGuile.run(folder, guile, tasks.values().stream().flatMap(List::stream).toList());
    List<String> differences = new ArrayList<>();
    Map<String, Integer> kinds = new TreeMap<>();
    for (Map.Entry<Tree, List<Task>> each : tasks.entrySet()) {
      List<FileFacts> facts = new ArrayList<>();
      each.getKey()
          .files()
          .forEach((path, text) -> facts.add(FactsReader.read(SourceFile.of(path, text))));
      Simulator simulator = new Simulator(Program.of(facts), GuileVersion.of(version));
      for (Task task : each.getValue()) {
        Ran ran = ForkedGuile.read(task);
        kinds.merge(ran.kind(), 1, Integer::sum);
        Ran simulated = simulate(simulator, task, ran);
        if (!simulated.equals(ran)) {
          differences.add(
              "%s, %s %s%n  Guile     %s%n  simulated %s"
                  .formatted(
                      each.getKey().title(), task.entry(), task.mode().text(), ran, simulated));
        }
      }
    }
    System.out.println(tasks.size() + " small trees, Guile " + version + ": " + kinds);
    assertThat(differences).isEmpty();
    assertThat(tasks.size()).isGreaterThan(100);
  }

  private static List<Task> tasks(Tree tree, Path home) throws IOException {
    Files.createDirectories(home.resolve("go"));
    for (Map.Entry<String, String> file : tree.files().entrySet()) {
      Path path = home.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<Task> tasks = new ArrayList<>();
    Map<String, String> modules = tree.modules();
    modules.forEach(
        (module, path) -> {
          for (Mode mode : Mode.values()) {
            Path result = home.resolve("result-" + path.replace('/', '-') + "-" + mode.text());
            tasks.add(new Task(home, module, path, modules.keySet(), mode, result));
          }
        });
    return tasks;
  }

  private static Ran simulate(Simulator simulator, Task task, Ran ran) {
    Simulation simulation =
        simulator.simulate(task.module(), task.mode(), name -> name.startsWith("x"));
    List<String> loads = simulation.loads().stream().map(load -> load.split(" ", -1)[0]).toList();
    Map<String, String> calls = new TreeMap<>();
    simulation.run().forEach((name, outcome) -> calls.put(name, text(outcome)));
    return new Ran(
        text(simulation.outcome()),
        task.mode().hasCompiledFiles() ? ran.loads() : loads,
        calls,
        ran.printed(),
        ran.says());
  }

  private static String text(Outcome outcome) {
    return outcome.status() == Status.OK
        ? "ok"
        : outcome.status() == Status.UNKNOWN ? outcome.toString() : outcome.kind();
  }
}
