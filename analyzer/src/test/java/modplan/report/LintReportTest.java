package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import modplan.TestTree;
import modplan.project.Project;
import modplan.project.SourceLines;
import modplan.rule.LintReport;
import modplan.rule.Linter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintReportTest {
  private static final String TREE =
      """
      === a.scm ===
      (define-module (a) #:use-module (b) #:use-module ((b) #:select (gone)))
      === b.scm ===
      (define-module (b) #:use-module (a))
      (define (f)
      === c.scm ===
      (library (c) (export) (import (c)))
      === sub/CACHEDIR.TAG ===
      """;

  @TempDir Path directory;

  private Project project(int threads) {
    return TestTree.in(directory, TREE).read(threads, List.of("."), List.of(), List.of());
  }

  private String text(boolean showInfo, boolean color) {
    return LintText.write(
        report(1), new LintText.Shown(showInfo, false), color, SourceLines.of(project(1)));
  }

  private LintReport report(int threads) {
    return Linter.lint(TestTree.analysis(project(threads)));
  }

  @Test
  void textHasOneLineForEachFindingAndDetailsBelow() {
    assertThat(text(false, false))
        .isEqualTo(
            """
            b.scm:2:1: error: this list is never closed [syntax-error]
                2 | (define (f)
                  | ^
            c.scm:1:31: error: library (c) is part of an import cycle [library-cycle]
                1 | (library (c) (export) (import (c)))
                  |                               ^
                c.scm:1:31: (c) imports (c)
                note: whoever loads (c) first gets: no code for module (c)
                help: move what the libraries share into one that imports none of them
            2 errors, 0 warnings, 3 info findings not shown in 3 modules, 4 imports, 1 cycle; 3 files, 1 of \
            them in part, 1 directory skipped
            """);
  }

  @Test
  void infoIsShownWhenAskedFor() {
    assertThat(text(true, false))
        .contains(
            """
            a.scm:1:33: info: 2 modules import one another: (a), (b) [import-cycle]
                1 | (define-module (a) #:use-module (b) #:use-module ((b) #:select (gone)))
                  |                                 ^
                a.scm:1:33: (a) imports (b)
                b.scm:1:33: (b) imports (a)
            """)
        .contains("2 errors, 0 warnings, 3 info findings in 3 modules");
  }

  @Test
  void severitiesAreColouredForTerminals() {
    assertThat(text(false, true)).contains("b.scm:2:1: \u001b[1;31merror\u001b[0m: this list");
  }

  @Test
  void jsonFollowsItsSchema() throws IOException {
    String json = LintJson.write(report(1));

    assertThat(Schemas.violations("lint-1", json)).isEmpty();
    assertThat(json)
        .contains(
            "\"rule\": \"library-cycle\", \"severity\": \"error\", \"confidence\": \"certain\"")
        .contains("\"notAnalysed\": 0, \"skippedDirectories\": 1, \"errors\": 2");
    assertThat(
            Schemas.violations(
                "lint-1", json.replace("\"severity\": \"error\"", "\"severity\": \"bad\"")))
        .isNotEmpty();
    assertThat(Schemas.violations("lint-1", "{}")).isNotEmpty();
  }

  @Test
  void bytesDoNotDependOnThreads() {
    assertThat(LintJson.write(report(4))).isEqualTo(LintJson.write(report(1)));
  }
}
