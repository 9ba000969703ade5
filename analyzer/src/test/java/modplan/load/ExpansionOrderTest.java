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
import java.util.TreeSet;
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
 * The order in which names are looked up while a form is expanded, and which forms are refused, in
 * Guile and in the simulator: autoloads make the order seen. The forms are in {@code
 * expansion-order.txt}.
 */
@NullUnmarked
class ExpansionOrderTest {
  private static final Pattern NAME = Pattern.compile("\\bx[1-8]\\b");

  @ParameterizedTest
  @CsvSource({"3.0, guile", "2.2, guile-2.2"})
  void isThatOfGuile(String version, String guile, @TempDir Path folder) throws Exception {
    boolean isThere = ForkedGuile.runs(List.of(guile, "--version"));
    assumeTrue(isThere || "true".equals(System.getenv("CI")), guile + " is not installed");
    List<String> forms = forms();
    Map<String, String> files = new LinkedHashMap<>();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      write(i, forms.get(i), files);
      String module = "(f" + i + ")";
      tasks.add(
          new Task(
              folder,
              module,
              "f" + i + ".scm",
              List.of(),
              Mode.LOAD_SOURCE,
              folder.resolve("result-" + i)));
    }
    List<FileFacts> facts = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      facts.add(FactsReader.read(SourceFile.of(file.getKey(), file.getValue())));
    }
    ForkedGuile.run(folder, guile, tasks);
    Simulator simulator = new Simulator(Program.of(facts), GuileVersion.of(version));
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      Ran ran = ForkedGuile.read(tasks.get(i));
      Simulation simulation = simulator.simulate(tasks.get(i).module(), Mode.LOAD_SOURCE);
      String real = ran.kind() + " " + names(ran.loads());
      String simulated = kind(simulation.outcome()) + " " + names(simulation.loads());
      if (!simulated.equals(real)) {
        differences.add(
            "%s%n  Guile     %s%n  simulated %s".formatted(forms.get(i), real, simulated));
      }
    }
    assertThat(differences).isEmpty();
    assertThat(forms.size()).isGreaterThan(140);
  }

  private static List<String> forms() throws IOException {
    try (InputStream in = ExpansionOrderTest.class.getResourceAsStream("expansion-order.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(" | "))
          .toList();
    }
  }

  private static void write(int number, String line, Map<String, String> files) {
    String[] parts = line.split("\\| ", 3);
    StringBuilder module = new StringBuilder("(define-module (f" + number + ")");
    Matcher imports = Pattern.compile("\\([^()]*\\)").matcher(parts[0]);
    while (imports.find()) {
      module.append(" #:use-module ").append(imports.group());
    }
    for (String name :
        new TreeSet<>(NAME.matcher(parts[2]).results().map(r -> r.group()).toList())) {
      module.append(" #:autoload (m%d %s) (%s)".formatted(number, name, name));
      files.put(
          "m%d/%s.scm".formatted(number, name),
          "(define-module (m%d %s) #:export (%s))%n(define (%s . rest) 1)%n"
              .formatted(number, name, name, name));
    }
    files.put(
        "f" + number + ".scm",
        module + ")\n" + parts[1] + "\n(define (f r)\n  " + parts[2] + ")\n");
  }

  private static String kind(Outcome outcome) {
    return outcome.status() == Status.OK
        ? "ok"
        : outcome.status() == Status.UNKNOWN ? outcome.toString() : outcome.kind();
  }

  /** The names whose modules were loaded. */
  private static String names(List<String> loads) {
    List<String> names = new ArrayList<>();
    for (String load : loads) {
      Matcher name = NAME.matcher(load);
      if (name.find()) {
        names.add(name.group());
      }
    }
    return String.join(" ", names);
  }
}
