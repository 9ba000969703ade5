package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlanSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeEmitterTest {
  @TempDir Path directory;

  @Test
  void theFragmentOfASmallTree() throws IOException {
    CompilePlan plan = PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2));

    List<GeneratedFile> files =
        MakeEmitter.emit(plan, new EmitSettings("small.mk", List.of("../source"), "1.2.3"));

    assertThat(files)
        .extracting(GeneratedFile::name)
        .containsExactly("small.mk", "small.mk.plan", "modplan-driver.scm");
    Golden.check("small.mk", files.get(0).text());
    Golden.check("small.mk.plan", files.get(1).text());
  }

  @Test
  void nothingOfThisMachineIsInTheFiles() {
    CompilePlan plan = PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2));

    EmitSettings settings =
        EmitSettings.of(directory.resolve("build/x.mk"), List.of(directory), "1.2.3");

    assertThat(settings.directories()).containsExactly("..");
    for (GeneratedFile file : MakeEmitter.emit(plan, settings)) {
      assertThat(file.text())
          .doesNotContain(directory.toString())
          .doesNotContain("\r")
          .endsWith("\n");
    }
  }

  @Test
  void theFragmentBesideItsRoot() {
    CompilePlan plan = PlanTree.plan(directory, SmallTree.FILES, PlanTree.cheapStarts(2));

    EmitSettings settings = EmitSettings.of(directory.resolve("x.mk"), List.of(directory), "1.2.3");

    assertThat(MakeEmitter.emit(plan, settings).get(0).text())
        .contains("\nMODPLAN_SRCDIR ?= $(MODPLAN_DIR:/=)\n");
  }

  @Test
  void moreDirectoriesHaveNumberedVariables() {
    CompilePlan plan =
        PlanTree.plan(
            directory,
            "=== a.scm ===\n(define-module (a))\n",
            PlanSettings.of(1)
                .withLoadPath(List.of(new PlanSettings.SearchDirectory("lib", directory))));

    assertThat(
            MakeEmitter.emit(plan, new EmitSettings("x.mk", List.of("src", "my $lib#1"), "1"))
                .get(0)
                .text())
        .contains("\nMODPLAN_SRCDIR ?= $(MODPLAN_DIR)src\n")
        .contains("\nMODPLAN_SRCDIR2 ?= $(MODPLAN_DIR)my $$lib\\#1\n")
        .contains("$(call modplan-word,$(MODPLAN_SRCDIR2))");
  }

  @Test
  void namesAreQuotedOrRefused() {
    assertThat(MakeQuoting.prerequisite("a b/c$d#e%f*.scm")).isEqualTo("a\\ b/c$$d\\#e%f\\*.scm");
    assertThat(MakeQuoting.shellWord("it's $5")).isEqualTo("'it'\\''s $$5'");
    assertThat(MakeQuoting.isPlain("srfi/srfi-64+x.go")).isTrue();
    assertThat(MakeQuoting.isPlain("a b")).isFalse();
    assertThatThrownBy(() -> MakeQuoting.prerequisite("a\nb.scm"))
        .isInstanceOf(UnquotableNameException.class)
        .hasMessage(
            "a\\x0ab.scm: Make cannot be told a file name with control characters in it; rename"
                + " the file or --exclude it");
    assertThatThrownBy(() -> MakeQuoting.prerequisite("a:b.scm"))
        .hasMessageContaining("with : in it");
  }
}
