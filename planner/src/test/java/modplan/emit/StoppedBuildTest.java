package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import modplan.PlanTree;
import modplan.Programs;
import modplan.WaitingTree;
import modplan.schedule.CompilePlan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build tool that is told to stop takes Guile along, and the next build goes on. */
class StoppedBuildTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"MAKE,TERM", "NINJA,TERM", "SH,TERM", "SH,INT", "SH,HUP", "PARALLEL,TERM"})
  void noGuileIsLeftBehind(BuildTool tool, String signal) throws Exception {
    RealGuile.assumePresent();
    Programs.assumePresent(tool == BuildTool.NINJA ? "ninja" : "make");
    if (tool == BuildTool.PARALLEL) {
      Programs.assumePresent("parallel");
    }
    WaitingTree tree = new WaitingTree(directory);
    Path where = Files.createDirectory(directory.resolve("out"));
    CompilePlan plan = PlanTree.plan(directory.resolve("src"), PlanTree.cheapStarts(1));
    EmitSettings places =
        EmitSettings.of(where.resolve("x.mk"), List.of(directory.resolve("src")), "test");
    for (GeneratedFile file : tool.emit(plan, places)) {
      Files.writeString(where.resolve(file.name()), file.text());
    }
    Path log = directory.resolve("log.txt");

    Process build = start(tool, where, log);
    WaitingTree.stop(build, tree.awaitCompilation(build, log), signal);

    assertThat(RealGuile.compiledBelow(where)).doesNotContain("b.go");
    tree.goOn();
    assertThat(start(tool, where, log).waitFor()).as(Files.readString(log)).isZero();
    assertThat(RealGuile.compiledBelow(where)).containsExactly("a.go", "b.go");
  }

  private static Process start(BuildTool tool, Path where, Path log) throws Exception {
    List<String> command = new ArrayList<>(WaitingTree.HEARING);
    switch (tool) {
      case MAKE, NINJA ->
          command.addAll(List.of(tool.toString(), "-f", "x.mk", "-j2", "modplan-all"));
      default -> command.addAll(List.of("sh", "x.mk"));
    }
    return new ProcessBuilder(command)
        .directory(where.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
