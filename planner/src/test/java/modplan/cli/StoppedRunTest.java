package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modplan.Programs;
import modplan.WaitingTree;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is told to stop takes along what it has started. */
@NullUnmarked
class StoppedRunTest {
  @TempDir Path directory;
  private WaitingTree tree;

  @BeforeEach
  void plan() throws Exception {
    Programs.assumePresent("make", "guile");
    tree = new WaitingTree(directory);
    InProcess.Outcome planned =
        InProcess.run(
            directory, "plan", "src", "--jobs", "1", "--format", "json", "-o", "plan.json");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
  }

  private Process start() throws IOException {
    return new OwnJvm(WaitingTree.HEARING, List.of(), Map.of())
        .start(directory, directory.resolve("run.txt"), "run", "plan.json", "-d", "out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void stopsItsGuilesAndGoesOnNextTime(String signal) throws Exception {
    Process run = start();
    ProcessHandle guile = tree.awaitCompilation(run, directory.resolve("run.txt"));
    WaitingTree.stop(run, guile, signal);

    assertThat(files()).doesNotContain("b.go").noneMatch(name -> name.contains(".tmp"));
    tree.goOn();
    Process again = start();
    assertThat(again.waitFor()).as(Files.readString(directory.resolve("run.txt"))).isZero();
    assertThat(files()).contains("a.go", "b.go");
  }

  /** Names in the output directory, those that are hidden, too. */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
