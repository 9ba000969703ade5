package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImportCycleRuleTest extends RuleTest {
  ImportCycleRuleTest() {
    super("import-cycle");
  }

  @Test
  void reportsEachSetOnceWithAShortestCycleThroughItsFirstMember() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module (b))
            === b.scm ===
            (define-module (b) #:use-module (c) #:use-module (d))
            === c.scm ===
            (define-module (c) #:use-module (d))
            === d.scm ===
            (define-module (d) #:use-module (a))
            === e.scm ===
            (define-module (e) #:use-module (a) #:use-module (e))
            """);

    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).message())
        .isEqualTo("4 modules import one another: (a), (b), (c), (d)");
    assertThat(places(findings.get(0)))
        .containsExactly(
            "a.scm:1:33 (a) imports (b)",
            "b.scm:1:50 (b) imports (d)",
            "d.scm:1:33 (d) imports (a)");
    assertThat(findings.get(1).message()).isEqualTo("module (e) imports itself");
  }

  /** Whoever joins the cycle, the finding that the baseline knows stays the same. */
  @Test
  void isTheSameFindingWhoeverJoins() {
    String tree =
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        === b.scm ===
        (define-module (b) #:use-module (a)%s)
        """;
    Baseline baseline = Baseline.of(findings(tree.formatted("")));
    String fingerprint = findings(tree.formatted("")).get(0).fingerprint();
    int others = 0;
    for (int i = 0; i < 20; i++) {
      String joined =
          tree.formatted(" #:use-module (m" + i + ")")
              + "=== m%d.scm ===\n(define-module (m%d) #:use-module (a))\n".formatted(i, i);
      AnalysisOptions options = AnalysisOptions.DEFAULT.withBaseline(baseline);
      assertThat(findings(joined, options))
          .extracting(Finding::fingerprint)
          .containsExactly(fingerprint);
      others += findings(joined).get(0).fingerprint().equals(fingerprint) ? 0 : 1;
    }
    assertThat(others).as("trees in which the new module has the smaller hash").isPositive();
  }

  @Test
  void namesOnlyTheFirstMembersOfAWideCycle() {
    StringBuilder tree = new StringBuilder();
    for (int i = 100; i < 500; i++) {
      tree.append(
          "=== m%d.scm ===\n(define-module (m%d) #:use-module (m%d))\n"
              .formatted(i, i, i == 499 ? 100 : i + 1));
    }
    List<Finding> findings = findings(tree.toString());

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .isEqualTo("400 modules import one another: (m100), (m101), (m102) and 397 more");
  }

  @Test
  void leavesAutoloadsAndReferencesAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        === b.scm ===
        (define-module (b) #:autoload (a) (x))
        (define (f) (@ (a) y))
        """);
  }
}
