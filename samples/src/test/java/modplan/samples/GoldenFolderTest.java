package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {
  private static final GoldenCommands COMMANDS =
      GoldenCommands.parse(
          List.of("# a comment", "", "a.txt = lint TREE", "m  =  plan TREE  -o OUT/m"));

  @TempDir Path directory;

  @Test
  void whatHasNoCounterpartIsNamed() throws IOException {
    Files.createDirectories(directory.resolve("trees/alone"));
    Files.createDirectories(directory.resolve("trees/bare"));
    Files.createDirectories(directory.resolve("trees/good"));
    Path expected = directory.resolve("expected");
    file("good/a.txt", "");
    file("good/b.txt", "");
    file("good/exit-codes.txt", "a.txt 1\nm 1\n");
    file("gone/a.txt", "");
    Files.createDirectories(expected.resolve("bare"));

    assertThat(GoldenFolder.problems(directory.resolve("trees"), expected, COMMANDS))
        .containsExactly(
            "tree alone has no expected reports",
            "tree bare has no expected reports",
            "there is no tree gone to expect something of",
            "no command writes good/b.txt",
            "good/exit-codes.txt names m");
  }

  @Test
  void updateKeepsReportAndExitCode() throws IOException {
    file("good/a.txt", "old\n");
    file("good/m", "old\n");
    GoldenFolder folder = new GoldenFolder(directory.resolve("expected/good"));

    folder.update("m", "new\n", 4);
    folder.update("a.txt", "newer\n", 1);
    folder.update("m", "newest\n", 0);

    assertThat(folder.reports()).containsExactly("a.txt", "m");
    assertThat(folder.report("m")).isEqualTo("newest\n");
    assertThat(folder.exitCode("m")).isZero();
    assertThat(folder.exitCode("a.txt")).isEqualTo(1);
  }

  @Test
  void commandsNameTreeAndOutput() {
    assertThat(COMMANDS.arguments("m", "trees/x", "out"))
        .containsExactly("plan", "trees/x", "-o", "out/m");
    assertThat(COMMANDS.writesFiles("m")).isTrue();
    assertThat(COMMANDS.writesFiles("a.txt")).isFalse();
    assertThatThrownBy(() -> GoldenCommands.parse(List.of("a.txt lint")))
        .hasMessageContaining("a.txt lint");
    assertThatThrownBy(() -> GoldenCommands.parse(List.of("a = lint", "a = plan")))
        .hasMessageContaining("said twice: a");
  }

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve("expected").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
