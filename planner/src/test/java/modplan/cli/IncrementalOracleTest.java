package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import modplan.LinkCheck;
import modplan.Programs;
import modplan.binding.GuileVersion;
import modplan.project.Excludes;
import modplan.project.OptimisationLevels;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.project.Sha256;
import modplan.rebuild.Affected;
import modplan.rebuild.RebuildGraph;
import modplan.rebuild.RebuildGraphBuilder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After each of many random edits, a run in the same directory leaves the files that a build from
 * nothing makes, and compiles what the rebuild graphs before and after the edit name, no more.
 * Other seeds: {@code -Dincremental.seed=N -Dincremental.trees=N -Dincremental.edits=N}.
 */
class IncrementalOracleTest {
  private static final Pattern COMPILED =
      Pattern.compile("\"event\": \"compile\".*\"module\": \"([^\"]*)\"");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  static LongStream seeds() {
    long first = Long.getLong("incremental.seed", 1);
    return LongStream.range(first, first + Integer.getInteger("incremental.trees", 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRunAfterAnEditLeavesWhatABuildFromNothingMakes(long seed) throws Exception {
    Programs.assumePresent("make", "guile");
    Random random = new Random(seed);
    int level = 1 + random.nextInt(3);
    EditedTree tree = new EditedTree(seed, directory.resolve("src"));
    Files.writeString(
        directory.resolve("src/modplan.toml"),
        "[[optimisation]]\npaths = [\"**\"]\nlevel = %d\n".formatted(level));
    plan(random);
    compileInto("out");
    RebuildGraph before = graph(level);
    for (int i = 0; i < Integer.getInteger("incremental.edits", 5); i++) {
      EditedTree.Edit edit = tree.edit();
      String what =
          "seed %d, -O%d, edit %d: %s of %s".formatted(seed, level, i, edit.what(), edit.file());
      if (edit.newPlan() || random.nextInt(4) == 0) {
        plan(random);
      }
      RebuildGraph after = graph(level);
      Set<String> expected = affected(before, edit);
      expected.addAll(affected(after, edit));
      expected.retainAll(after.files().keySet());
      before = after;

      Set<String> compiled = compileInto("out");
      Path fresh = Path.of("fresh" + i);
      compileInto(fresh.toString());

      assertThat(compiled).as(what).containsExactlyInAnyOrderElementsOf(expected);
      // A module that is gone may leave its file behind.
      assertThat(hashes("out")).as(what).containsAllEntriesOf(hashes(fresh.toString()));
      LinkCheck.assertFits(directory.resolve(fresh), what);
    }
  }

  private void plan(Random random) {
    String jobs = String.valueOf(1 + random.nextInt(3));
    assertThat(run("plan", "src", "--jobs", jobs, "--format", "json", "-o", "plan.json")).isEmpty();
  }

  private String run(String... arguments) {
    InProcess.Outcome outcome = InProcess.run(directory, arguments);
    return outcome.exitCode() == 0 ? "" : outcome.out() + outcome.err();
  }

  /** The modules that were compiled. */
  private Set<String> compileInto(String output) throws IOException {
    Path log = directory.resolve(output).resolve(".modplan/log.jsonl");
    Files.deleteIfExists(log);
    assertThat(run("run", "plan.json", "-d", output, "--quiet")).isEmpty();
    String text = Files.exists(log) ? Files.readString(log) : "";
    return COMPILED.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  private RebuildGraph graph(int level) {
    ProjectOptions options =
        new ProjectOptions(directory, List.of("src"), List.of(), Excludes.of(List.of()), 1);
    return RebuildGraphBuilder.build(
        ProjectReader.read(options.withEverySource()),
        GuileVersion.V3_0,
        OptimisationLevels.of(level));
  }

  private static Set<String> affected(RebuildGraph graph, EditedTree.Edit edit) {
    return graph.affected(Set.of(edit.file()), edit.offers()).stream()
        .map(Affected::module)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, String> hashes(String output) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory.resolve(output).resolve("r"))) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }
}
