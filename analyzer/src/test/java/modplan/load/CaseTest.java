package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceDecoder;
import modplan.syntax.ModuleName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small trees that real Guile ran, each module as the entry in every mode of both versions, and
 * what came of it.
 */
@NullUnmarked
class CaseTest {
  /** Cases whose outcome needs the program to be run, and why. */
  private static final Map<String, String> BEYOND = Map.of();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isWhatGuileDid(String name) throws IOException {
    Path folder = root().resolve(name);
    Program program = Program.of(read(folder));
    JsonNode expected =
        JsonMapper.builder().build().readTree(Files.readString(folder.resolve("expected.json")));
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> version : expected.get("guile").properties()) {
      Simulator simulator = new Simulator(program, GuileVersion.of(version.getKey()));
      for (Map.Entry<String, JsonNode> entry : version.getValue().properties()) {
        for (Mode mode : Mode.values()) {
          Simulation simulation = simulator.simulate(moduleName(entry.getKey()), mode);
          String label = version.getKey() + " " + entry.getKey() + " " + mode.text() + ": ";
          compare(label, simulation, entry.getValue().get(mode.text()), differences);
        }
      }
    }
    if (BEYOND.containsKey(name)) {
      assertThat(differences).allMatch(difference -> difference.contains("UNKNOWN"));
    } else {
      assertThat(differences).isEmpty();
    }
  }

  private static void compare(
      String label, Simulation simulation, JsonNode expected, List<String> differences) {
    String said = text(simulation.outcome());
    String ran = text(expected);
    if (!said.equals(ran)) {
      differences.add(label + "Guile " + ran + ", simulated " + said + " " + simulation.outcome());
    } else if (simulation.outcome().status() == Status.ERROR) {
      String message = expected.get("message").asString();
      String about = simulation.outcome().name();
      if (!message.contains(about) && !message.contains("#<variable")) {
        differences.add(label + "Guile says " + message + ", simulated about " + about);
      }
    }
    List<String> loads = new ArrayList<>();
    expected.get("loads").forEach(load -> loads.add(load.asString().replace("go:", "")));
    List<String> simulated =
        simulation.loads().stream().toList();
    if (!simulation.mode().hasCompiledFiles() && !strip(loads).equals(strip(simulated))) {
      differences.add(label + "Guile loads " + loads + ", simulated " + simulated);
    }
    JsonNode runs = expected.get("run");
    Map<String, String> run = new TreeMap<>();
    if (runs != null) {
      runs.properties().forEach(each -> run.put(each.getKey(), text(each.getValue())));
    }
    Map<String, String> called = new TreeMap<>();
    simulation.run().forEach((module, outcome) -> called.put(module, text(outcome)));
    if (!run.equals(called)) {
      differences.add(label + "Guile runs " + run + ", simulated " + called);
    }
  }

  /** Files of a .go are listed under their source's name. */
  private static List<String> strip(List<String> loads) {
    return loads.stream().map(load -> load.replace(".go [go]", ".scm [go]")).toList();
  }

  private static String text(Outcome outcome) {
    return outcome.status() == Status.OK
        ? "ok"
        : outcome.status() == Status.UNKNOWN ? "UNKNOWN" : outcome.kind();
  }

  /** Guile calls what {@code @} meets in source, and what a .go of 2.2 meets, misc-error. */
  private static String text(JsonNode result) {
    if (result.get("status").asString().equals("ok")) {
      return "ok";
    }
    return result.get("class").asString();
  }

  static ModuleName moduleName(String text) {
    return new ModuleName(List.of(text.substring(1, text.length() - 1).split(" ", -1)));
  }

  static List<FileFacts> read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<FileFacts> facts = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (Files.isRegularFile(file) && !path.endsWith(".json")) {
          facts.add(FactsReader.read(SourceDecoder.decode(path, Files.readAllBytes(file))));
        }
      }
      return facts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(CaseTest.class.getResource("/cases").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
