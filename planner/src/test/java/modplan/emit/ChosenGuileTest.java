package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import modplan.PlanTree;
import modplan.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds for another machine, with another Guile, or with none. */
class ChosenGuileTest {
  // In the head of a file in the ELF format: its class, and the order of its bytes.
  private static final byte[] BITS_32_BIG_ENDIAN = {0x7f, 'E', 'L', 'F', 1, 2};

  @TempDir Path directory;

  private EngineBuild build(BuildTool tool, String guile) throws Exception {
    EngineBuild.assumeInstalled(tool);
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);
    return EngineBuild.of(tool, tree, guile);
  }

  /** Guile's files have the word size and the byte order of a machine, nothing else of it. */
  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL"})
  void aTargetReachesEveryFile(BuildTool tool) throws Exception {
    EngineBuild build = build(tool, "guile").withTarget("powerpc-linux-gnu");
    build.plan(PlanTree.cheapStarts(2)).assertBuilds();

    assertThat(build.tree().compiledFiles()).hasSize(6);
    for (String file : build.tree().compiledFiles().keySet()) {
      byte[] head = Files.readAllBytes(build.tree().output().resolve(file));
      assertThat(Arrays.copyOf(head, BITS_32_BIG_ENDIAN.length))
          .as(file)
          .isEqualTo(BITS_32_BIG_ENDIAN);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL"})
  void aTargetThatGuileDoesNotKnowIsToldInItsWords(BuildTool tool) throws Exception {
    EngineBuild build = build(tool, "guile").withTarget("wrong-linux-gnu");

    RealGuile.Result result = build.plan(PlanTree.cheapStarts(2)).all();

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text()).contains("unknown CPU endianness").contains("wrong");
    assertThat(build.tree().compiledFiles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL", "SLURM"})
  void aGuileThatIsNotThereIsNamed(BuildTool tool) throws Exception {
    EngineBuild build = build(tool, "/none/guile");

    RealGuile.Result result = build.plan(PlanTree.cheapStarts(2)).all();

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text()).contains("/none/guile").containsIgnoringCase("no");
    assertThat(build.tree().compiledFiles()).isEmpty();
  }

  @Test
  void theOldGuileBuildsAndLoadsTheTree() throws Exception {
    Programs.assumePresent("guile-2.2");
    EngineBuild build = build(BuildTool.MAKE, "guile-2.2");

    build.plan(PlanTree.cheapStarts(2).withGuileVersion("2.2")).assertBuilds();

    RealGuile tree = build.tree();
    assertThat(tree.compiledFiles()).hasSize(6);
    PlanTree.delete(tree.source().resolve("t"));
    assertThat(
            RealGuile.run(
                    tree.output(),
                    List.of(
                        "guile-2.2",
                        "--no-auto-compile",
                        "-C",
                        tree.output().toString(),
                        "-c",
                        "(write (cons (effective-version) ((@ (t main) main))))"))
                .text())
        .isEqualTo("(\"2.2\" 2 \"b\" 1)");
  }
}
