package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionCommandTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Main.run(
        args,
        new Session(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory));
  }

  /** Two triangles joined by one net: the cut is where they meet. */
  private void writeTriangles() throws IOException {
    Files.writeString(directory.resolve("x.hgr"), "7 6\n1 2\n2 3\n1 3\n4 5\n5 6\n4 6\n3 4\n");
  }

  @Test
  void writesABlockALineAndSaysWhatItCosts() throws IOException {
    writeTriangles();

    assertThat(run("partition", "x.hgr", "-k", "2")).isEqualTo(ExitCode.CLEAN);

    String[] blocks = out.toString(StandardCharsets.UTF_8).split("\n");
    assertThat(blocks).hasSize(6);
    assertThat(blocks[0]).isEqualTo(blocks[1]).isEqualTo(blocks[2]).isNotEqualTo(blocks[3]);
    assertThat(blocks[3]).isEqualTo(blocks[4]).isEqualTo(blocks[5]);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("modplan: km1 1, 1 nets cut, heaviest block 3 of at most 3\n");
  }

  @Test
  void replacesAFile() throws IOException {
    writeTriangles();

    assertThat(run("partition", "x.hgr", "-k", "2", "-o", "x.part", "--quiet"))
        .isEqualTo(ExitCode.CLEAN);
    assertThat(Files.readAllLines(directory.resolve("x.part"))).hasSize(6);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void refusesWhatIsNoHypergraphInOneLine() throws IOException {
    Files.writeString(directory.resolve("bad.hgr"), "1 2\n1 9\n");

    assertThat(run("partition", "bad.hgr", "-k", "2")).isEqualTo(ExitCode.USAGE);
    assertThat(run("partition", "gone.hgr", "-k", "2")).isEqualTo(ExitCode.USAGE);
    writeTriangles();
    assertThat(run("partition", "x.hgr", "-k", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("modplan: "));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("bad.hgr:2: ")
        .contains("cannot read gone.hgr: no such file or directory");
  }
}
