package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.Programs;
import modplan.schedule.CompilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each emitter writes. */
class EmittersTest {
  @TempDir Path directory;

  private List<GeneratedFile> emit(BuildTool tool, String files) {
    CompilePlan plan = PlanTree.plan(directory, files, PlanTree.cheapStarts(2));
    return tool.emit(plan, new EmitSettings("small." + tool, List.of("../source"), "1.2.3"));
  }

  @ParameterizedTest
  @EnumSource(value = BuildTool.class, mode = EnumSource.Mode.EXCLUDE, names = "MAKE")
  void theFilesOfASmallTree(BuildTool tool) throws Exception {
    List<GeneratedFile> files = emit(tool, SmallTree.FILES);

    for (GeneratedFile file : files) {
      assertThat(file.text())
          .doesNotContain(directory.toString())
          .doesNotContain("\r")
          .endsWith("\n");
      if (!file.name().endsWith(".plan") && !file.name().equals(Build.DRIVER)) {
        Golden.check(file.name(), file.text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SH", "PARALLEL", "SLURM"})
  void scriptsHaveNoFaultThatShellcheckKnows(BuildTool tool) throws Exception {
    Programs.assumePresent("shellcheck");
    for (GeneratedFile file : emit(tool, SmallTree.FILES)) {
      if (file.text().startsWith("#!")) {
        Path script = directory.resolve(file.name());
        Files.writeString(script, file.text());
        RealGuile.Result result =
            RealGuile.run(directory, List.of("shellcheck", script.toString()));
        assertThat(result.exitCode()).as(result.text()).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = BuildTool.class, mode = EnumSource.Mode.EXCLUDE, names = "GUIX")
  void namesWithControlCharactersAreRefused(BuildTool tool) {
    assertThatThrownBy(() -> emit(tool, "=== a\tb.scm ===\n(define-module (#{a\tb}#))\n"))
        .isInstanceOf(UnquotableNameException.class)
        .hasMessageStartingWith("a\\x09b.scm: ")
        .hasMessageEndingWith("rename the file or --exclude it");
  }

  @Test
  void aListOfGuileNamesIsReadable() {
    assertThat(
            emit(BuildTool.GUIX, "=== x/a b.scm ===\n(define-module (x #{a b}#))\n").get(0).text())
        .contains("(x #{a b}#)");
  }

  @Test
  void withoutTuningTheCollectorIsLeftAlone() {
    CompilePlan plan = PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2));
    EmitSettings settings = new EmitSettings("x", List.of("src"), "1").withTuneCollector(false);

    assertThat(BuildTool.NINJA.emit(plan, settings).get(0).text()).doesNotContain("GC_INITIAL");
    assertThat(BuildTool.MAKE.emit(plan, settings).get(0).text())
        .contains("MODPLAN_COLLECTOR ?= default");
  }

  @Test
  void globsAsRegularExpressions() {
    assertThat(GlobRegex.of("tests/**")).isEqualTo("^tests/.*$");
    assertThat(GlobRegex.of("*.in.scm")).isEqualTo("^(.*/)?[^/]*\\.in\\.scm$");
    assertThat(GlobRegex.of("a/**/b?[!x].scm")).isEqualTo("^a/(.*/)?b[^/][^x]\\.scm$");
  }
}
