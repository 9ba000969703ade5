package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import modplan.TestTree;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.SourceLines;
import modplan.rule.Baseline;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Linter;
import modplan.rule.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One macro that several modules of a cycle use: findings of one cause. */
class RepeatedTest {
  private static final String MACRO =
      """
      === m.scm ===
      (define-module (m)
        #:use-module (u1) #:use-module (u2) #:use-module (u3) #:use-module (u4) #:use-module (u5)
        #:export (mac))
      (define-syntax-rule (mac x) (list x))
      """;

  @TempDir Path directory;

  private static String user(int number, String comment) {
    return """
        === u%1$d.scm ===
        (define-module (u%1$d) #:use-module (m) #:export (f%1$d))
        %2$s
        (define (f%1$d) (mac 1))
        """
        .formatted(number, comment);
  }

  private static String users(int from, int to) {
    StringBuilder users = new StringBuilder();
    for (int i = from; i <= to; i++) {
      users.append(user(i, ""));
    }
    return users.toString();
  }

  private Project project(String tree) {
    return TestTree.in(directory, MACRO + tree).read();
  }

  private static LintReport lint(Project project) {
    return Linter.lint(TestTree.analysis(project));
  }

  private static String text(LintReport report, Project project, boolean everyPlace) {
    return LintText.write(
        report, new LintText.Shown(false, everyPlace), false, SourceLines.of(project));
  }

  @Test
  void isToldOnceWithTheFirstPlaces() {
    Project project = project(users(1, 5));
    LintReport report = lint(project);

    String text = text(report, project, false);

    assertThat(text)
        .containsOnlyOnce("[macro-cycle]")
        .contains(
            """
                and in 4 further places:
                u2.scm:3:15: the same in (u2)
                u3.scm:3:15: the same in (u3)
                u4.scm:3:15: the same in (u4)
                (1 more; --verbose lists them all)
            """)
        .contains("0 errors, 5 warnings");
    assertThat(text(report, project, true))
        .contains("    u4.scm:3:15: the same in (u4)\n    u5.scm:3:15: the same in (u5)\n")
        .doesNotContain("--verbose");
    assertThat(LintGithub.write(report, false))
        .containsOnlyOnce("title=macro-cycle")
        .contains("%0Aand in 4 further places:%0A", "%0Au5.scm:3:15: the same in (u5)\n");
  }

  @Test
  void programsGetEachFindingWithItsCause() throws Exception {
    String json = LintJson.write(lint(project(users(1, 5))));

    assertThat(Schemas.violations("lint-1", json)).isEmpty();
    assertThat(json.split("\"cause\": \"mac of \\(m\\)\"", -1)).hasSize(6);
    assertThat(
            LintSarif.write(lint(project(users(1, 5))), "1")
                .split("\"ruleId\": \"macro-cycle\"", -1))
        .hasSize(6);
  }

  @Test
  void aCommentAllowsOnePlaceOnly() {
    String allowed = "; modplan: allow macro-cycle -- called late";
    Project project = project(user(1, allowed) + users(2, 5));
    LintReport report = lint(project);

    assertThat(report.count(Standing.SUPPRESSED)).isEqualTo(1);
    assertThat(text(report, project, false))
        .contains("u2.scm:3:15: warning: ", "and in 3 further places:", "1 suppressed")
        .doesNotContain("u1.scm:3:15");
  }

  @Test
  void aNewUseIsNewAndTheOthersStayKnown() {
    Project old = project(users(1, 4) + "=== u5.scm ===\n(define-module (u5) #:use-module (m))\n");
    Baseline baseline = Baseline.of(lint(old).findings(), ModuleGraph.of(old));

    Project grown = project(users(1, 5));
    LintReport report = baseline.judge(lint(grown));

    assertThat(report.findings().stream().map(Finding::file)).containsExactly("u5.scm");
    assertThat(text(report, grown, false))
        .contains("u5.scm:3:15: warning: ", "5 in the baseline")
        .doesNotContain("further place");
  }
}
