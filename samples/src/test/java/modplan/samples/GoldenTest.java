package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import modplan.cli.InProcess;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every expected file is what its command writes, byte for byte. With {@code -Dgolden.update=true}
 * the files are rewritten instead, for review, and the tests count as skipped.
 */
class GoldenTest {
  private static final GoldenCommands COMMANDS =
      GoldenCommands.read(Samples.EXPECTED.resolve("commands.txt"));

  @Test
  void treesAndExpectedReportsBelongTogether() {
    assertThat(GoldenFolder.problems(Samples.TREES, Samples.EXPECTED, COMMANDS)).isEmpty();
  }

  @TestFactory
  Stream<DynamicContainer> reportsAreAsExpected() {
    return Samples.directoriesIn(Samples.EXPECTED).stream()
        .map(
            tree -> {
              GoldenFolder folder = new GoldenFolder(Samples.EXPECTED.resolve(tree));
              return dynamicContainer(
                  tree,
                  folder.reports().stream()
                      .filter(COMMANDS.byFile()::containsKey)
                      .map(file -> dynamicTest(file, () -> check(folder, tree, file))));
            });
  }

  private static void check(GoldenFolder folder, String tree, String file) {
    // Relative and always the same: generated build files say how to get from there to the tree.
    String out = "target/golden/" + tree + "/" + file + ".d";
    String[] arguments = COMMANDS.arguments(file, "trees/" + tree, out);
    prepare(Samples.DIRECTORY.resolve(out));

    InProcess.Outcome outcome = InProcess.run(Samples.DIRECTORY, arguments);

    String report =
        COMMANDS.writesFiles(file)
            ? written(Samples.DIRECTORY.resolve(out).resolve(file), outcome)
            : outcome.out();
    if (Boolean.getBoolean("golden.update")) {
      folder.update(file, report, outcome.exitCode());
      abort("rewritten: " + tree + "/" + file);
    }
    String command = "modplan " + String.join(" ", arguments);
    assertThat(report).as("%s%n%s", command, outcome.err()).isEqualTo(folder.report(file));
    assertThat(outcome.exitCode())
        .as("exit code of %s%n%s", command, outcome.err())
        .isEqualTo(folder.exitCode(file));
  }

  private static void prepare(Path out) {
    try {
      Files.createDirectories(out);
      for (String old : Samples.filesIn(out)) {
        Files.delete(out.resolve(old));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(Path file, InProcess.Outcome outcome) {
    assertThat(file).as(outcome.err()).exists();
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
