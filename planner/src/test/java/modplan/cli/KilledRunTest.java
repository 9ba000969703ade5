package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import modplan.Programs;
import modplan.WholeElf;
import modplan.project.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * After random edits {@code modplan run} is killed at random moments, alone or with all that it has
 * started; the next one leaves what a build from nothing makes, its state, too. More: {@code
 * -Dkilled.seed=N -Dkilled.runs=N}.
 */
class KilledRunTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private final long seed = Long.getLong("killed.seed", 1);
  private final Random random = new Random(seed);
  private int kills;

  @BeforeEach
  void realPrograms() throws Exception {
    Programs.assumePresent("make", "guile");
  }

  @Test
  void whatAKilledRunLeavesIsGoneOnWith() throws Exception {
    EditedTree tree = new EditedTree(seed, directory.resolve("src"));
    plan();
    for (int i = 0; i < Integer.getInteger("killed.runs", 4); i++) {
      String what = "seed %d, kill %d".formatted(seed, i);
      killSoon(startRun());
      if (random.nextBoolean()) { // what the killed run was making is no longer wanted
        EditedTree.Edit edit = tree.edit();
        what += ", then " + edit.what() + " of " + edit.file();
        if (edit.newPlan()) {
          plan();
        }
      }
      if (random.nextInt(3) == 0) {
        killSoon(startRun());
      }

      goOn();
      Path fresh = directory.resolve("fresh" + i);
      assertThat(run(fresh.toString()).exitCode()).as(what).isZero();

      // A module that is gone may leave its file behind.
      assertThat(hashes("out")).as(what).containsAllEntriesOf(hashes(fresh.toString()));
      // A file of which the killed run could not tell any more is left to times.
      assertThat(state(fresh)).as(what).containsAll(state(directory.resolve("out")));
      tree.edit();
      plan();
    }
    assertThat(kills).as("runs that were killed before they ended").isPositive();
  }

  @Test
  void aFileThatIsCutOffIsNotWhole() throws Exception {
    new EditedTree(seed, directory.resolve("src"));
    plan();
    assertThat(run("out").exitCode()).isZero();
    try (Stream<Path> files = Files.list(directory.resolve("out/r"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(WholeElf.is(bytes)).as("%s", file).isTrue();
        assertThat(WholeElf.is(Arrays.copyOf(bytes, bytes.length - 1))).isFalse();
        assertThat(WholeElf.is(Arrays.copyOf(bytes, bytes.length / 2))).isFalse();
      }
    }
  }

  private void plan() {
    InProcess.Outcome planned =
        InProcess.run(
            directory, "plan", "src", "--jobs", "2", "--format", "json", "-o", "plan.json");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
  }

  private InProcess.Outcome run(String output) {
    return InProcess.run(directory, "run", "plan.json", "-d", output, "--quiet");
  }

  private Process startRun() throws IOException {
    return new OwnJvm(List.of(), List.of(), Map.of())
        .start(
            directory, directory.resolve("killed.txt"), "run", "plan.json", "-d", "out", "--quiet");
  }

  private void killSoon(Process run) throws IOException, InterruptedException {
    if (!run.waitFor(500 + random.nextInt(4000), TimeUnit.MILLISECONDS)) {
      List<ProcessHandle> started = run.descendants().toList();
      run.destroyForcibly().waitFor();
      if (random.nextBoolean()) {
        started.forEach(ProcessHandle::destroyForcibly);
      }
      kills++;
      wholeFilesOnly();
    }
  }

  /** Under their final names, whatever was being written. */
  private void wholeFilesOnly() throws IOException {
    if (Files.isDirectory(directory.resolve("out/r"))) {
      try (Stream<Path> files = Files.list(directory.resolve("out/r"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".go")).toList()) {
          assertThat(WholeElf.is(Files.readAllBytes(file))).as("%s is whole", file).isTrue();
        }
      }
    }
  }

  /** What outlives the killed run has locks for a while. */
  private void goOn() throws InterruptedException {
    InProcess.Outcome outcome = run("out");
    for (int i = 0; i < 60 && outcome.err().contains("another "); i++) {
      Thread.sleep(500);
      outcome = run("out");
    }
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
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

  /**
   * The lines, without the hash of the text and the time, and without times and inodes of compiled
   * files.
   */
  private static List<String> state(Path output) throws IOException {
    return Files.readString(output.resolve(".modplan/state"))
        .lines()
        .skip(1)
        .filter(line -> !line.contains("readNanos"))
        .map(line -> line.replaceAll(", \\d+, \\d{18,}, \\d{18,}, \\d+\\]", "]"))
        .map(line -> line.replaceAll("[],]+$", ""))
        .toList();
  }
}
