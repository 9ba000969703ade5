package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PartitionCommandTest extends CommandTest {
  /** Two triangles joined by one net: the cut is where they meet. */
  private void writeTriangles() throws IOException {
    Files.writeString(directory.resolve("x.hgr"), "7 6\n1 2\n2 3\n1 3\n4 5\n5 6\n4 6\n3 4\n");
  }

  @Test
  void writesABlockALineAndSaysWhatItCosts() throws IOException {
    writeTriangles();

    assertThat(run("partition", "x.hgr", "-k", "2")).isEqualTo(ExitCode.CLEAN);

    String[] blocks = out.split("\n");
    assertThat(blocks).hasSize(6);
    assertThat(blocks[0]).isEqualTo(blocks[1]).isEqualTo(blocks[2]).isNotEqualTo(blocks[3]);
    assertThat(blocks[3]).isEqualTo(blocks[4]).isEqualTo(blocks[5]);
    assertThat(err).isEqualTo("modplan: km1 1, 1 nets cut, heaviest block 3 of at most 3\n");
  }

  @Test
  void replacesAFile() throws IOException {
    writeTriangles();

    assertThat(run("partition", "x.hgr", "-k", "2", "-o", "x.part", "--quiet"))
        .isEqualTo(ExitCode.CLEAN);
    assertThat(Files.readAllLines(directory.resolve("x.part"))).hasSize(6);
    assertThat(err).isEmpty();
  }

  @Test
  void refusesWhatIsNoHypergraphInOneLine() throws IOException {
    Files.writeString(directory.resolve("bad.hgr"), "1 2\n1 9\n");

    isRefused("partition", "bad.hgr", "-k", "2");
    assertThat(err).contains("bad.hgr:2: ");
    isRefused("partition", "gone.hgr", "-k", "2");
    assertThat(err).contains("cannot read gone.hgr: no such file or directory");
    writeTriangles();
    isRefused("partition", "x.hgr", "-k", "0");
  }
}
