package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import modplan.LinkCheck;
import modplan.Programs;
import modplan.project.Sha256;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A tree of 43 modules compiled by two plans that share it out in different ways. */
class PlansSameBytesTest {
  private static final Path SAMPLE = Path.of("../samples/trees/layered");
  private static final int MODULES = 43;

  @TempDir Path directory;

  @ParameterizedTest(name = "-O{0}")
  @ValueSource(ints = {1, 2, 3})
  void noFileDiffers(int level) throws Exception {
    Programs.assumePresent("make", "guile");
    copySample(level);

    Set<List<String>> few = build("1");
    Set<List<String>> many = build("4");

    assertThat(few).isNotEqualTo(many);
    Map<String, String> hashes = hashes("out1");
    assertThat(hashes).hasSize(MODULES);
    assertThat(differences(hashes, hashes("out4"))).isEmpty();
    LinkCheck.assertFits(directory.resolve("out4"), "-O" + level);
  }

  private void copySample(int level) throws IOException {
    Path tree = directory.resolve("tree");
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = tree.resolve(SAMPLE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(
        tree.resolve("modplan.toml"),
        "[[optimisation]]\npaths = [\"**\"]\nlevel = %d\n".formatted(level));
  }

  /** The modules of each step. */
  private Set<List<String>> build(String jobs) {
    String plan = "plan%s.json".formatted(jobs);
    succeed("plan", "tree", "--jobs", jobs, "--format", "json", "-o", plan);
    succeed("run", plan, "-d", "out" + jobs, "--quiet");
    Set<List<String>> steps = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    JsonNode json = new ObjectMapper().readTree(directory.resolve(plan).toFile());
    for (JsonNode step : json.path("steps")) {
      List<String> modules = new ArrayList<>();
      step.path("modules").forEach(module -> modules.add(module.asString()));
      modules.sort(null);
      steps.add(modules);
    }
    return steps;
  }

  private void succeed(String... arguments) {
    InProcess.Outcome outcome = InProcess.run(directory, arguments);
    assertThat(outcome.exitCode()).as("%s%s", outcome.out(), outcome.err()).isZero();
  }

  private Map<String, String> hashes(String output) throws IOException {
    Path below = directory.resolve(output);
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".go")).toList()) {
        hashes.put(below.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  /** The files that only one has, or that are not the same. */
  private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> one.containsKey(name) && one.get(name).equals(other.get(name)));
    return names;
  }
}
