package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import modplan.TestTree;
import modplan.project.ConfigReader;
import org.junit.jupiter.api.Test;

class UnusedSuppressionRuleTest extends RuleTest {
  private static final String TREE =
      """
      === a.scm ===
      ; modplan: allow-file autoload-cycle -- r1
      (define-module (a)
        #:use-module (b)
        ;; modplan: allow duplicate-import, layer -- r2
        #:use-module (b)
        #:use-module (gone)   ; modplan: allow unresolved-import -- r3
        ;; modplan: allow unresolved-import -- r4

        #:use-module (b))
      ; modplan: allow duplicate-import -- r5
      === b.scm ===
      ; modplan: allow-file duplicate-import -- r6
      (define-module (b) #:use-module (c) #:use-module (c))
      === c.scm ===
      (define-module (c) #:use-module (d) #:use-module (d))
      === d.scm ===
      (define-module (d))
      """;

  UnusedSuppressionRuleTest() {
    super("unused-suppression");
  }

  private Stream<String> judged(String config) {
    LintReport report =
        Linter.lint(
            TestTree.in(directory, TREE).analysis(),
            Policy.of(ConfigReader.parse(config, "modplan.toml")));
    return report.all().stream()
        .map(
            j ->
                "%s:%s %s %s"
                    .formatted(
                        j.finding().file(),
                        j.finding().location(),
                        j.finding().rule(),
                        j.isOpen() ? "open" : "suppressed: " + j.reason()));
  }

  @Test
  void commentsSuppressTheirLineOrFileAndTheRestIsUnused() {
    assertThat(judged(""))
        .containsExactly(
            "a.scm:1:1 unused-suppression open",
            "a.scm:4:3 unused-suppression open",
            "a.scm:5:16 duplicate-import suppressed: r2",
            "a.scm:6:16 unresolved-import suppressed: r3",
            "a.scm:7:3 unused-suppression open",
            "a.scm:9:16 duplicate-import open",
            "a.scm:10:1 unused-suppression open",
            "b.scm:2:50 duplicate-import suppressed: r6",
            "c.scm:1:50 duplicate-import open");
  }

  @Test
  void aRuleThatIsOffMakesNoCommentUseless() {
    assertThat(judged("rules = { duplicate-import = 'off' }"))
        .noneMatch(line -> line.startsWith("b.scm"))
        .contains("a.scm:4:3 unused-suppression open"); // for layer
  }

  @Test
  void suppressedFindingsDoNotCount() {
    Analysis analysis =
        TestTree.in(
                directory,
                """
                === a.scm ===
                ; modplan: allow-file unresolved-import -- it is generated
                (define-module (a) #:use-module (gone))
                """)
            .analysis();
    LintReport report = Linter.lint(analysis, Policy.NONE);

    assertThat(report.findings()).isEmpty();
    assertThat(report.summary().errors()).isZero();
    assertThat(report.hasAtLeast(Severity.INFO)).isFalse();
    assertThat(report.count(Standing.SUPPRESSED)).isEqualTo(1);
  }

  @Test
  void messagesSayWhatWasAllowed() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            ; modplan: allow-file layer -- r
            ; modplan: allow macro-cycle -- r
            (define-module (a))
            """);
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "this comment allows layer, but nothing of it is found in this file",
            "this comment allows macro-cycle, but nothing of it is found there");
  }
}
