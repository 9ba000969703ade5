package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modplan.TestTree;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
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

  private static final String CYCLE =
      """
      === a.scm ===
      (define-module (a) #:use-module (b))
      === b.scm ===
      (define-module (b) #:use-module (a)%s)
      """;

  private List<String> fingerprints(String tree, AnalysisOptions options) {
    return findings(tree, options).stream().map(Finding::fingerprint).toList();
  }

  private static String joined(String module) {
    return CYCLE.formatted(" #:use-module (%s)".formatted(module))
        + "=== %s.scm ===\n(define-module (%s) #:use-module (a))\n".formatted(module, module);
  }

  /** Whoever joins the cycle, with a baseline or without, it stays the same finding. */
  @Test
  void isTheSameFindingWhoeverJoins() {
    List<String> fingerprint = fingerprints(CYCLE.formatted(""), AnalysisOptions.DEFAULT);
    Project project = TestTree.in(directory, CYCLE.formatted("")).read();
    Baseline baseline = Baseline.of(findings(CYCLE.formatted("")), ModuleGraph.of(project));
    for (String module : List.of("a0", "m1", "m2", "m3", "m4", "m5", "m6", "zz")) {
      String joined = joined(module);
      assertThat(fingerprints(joined, AnalysisOptions.DEFAULT)).isEqualTo(fingerprint);
      assertThat(fingerprints(joined, AnalysisOptions.DEFAULT.withBaseline(baseline)))
          .isEqualTo(fingerprint);
    }
  }

  @Test
  void renamedMembersOrOtherFilesDoNotChangeIt() {
    List<String> fingerprint = fingerprints(joined("m1"), AnalysisOptions.DEFAULT);

    assertThat(fingerprints(joined("renamed"), AnalysisOptions.DEFAULT)).isEqualTo(fingerprint);
    assertThat(
            fingerprints(
                joined("m1") + "=== other.scm ===\n(define-module (other) #:use-module (a))\n",
                AnalysisOptions.DEFAULT))
        .isEqualTo(fingerprint);
  }

  @Test
  void aSecondCycleIsANewFinding() {
    String second =
        """
        === c.scm ===
        (define-module (c) #:use-module (d) #:use-module (e))
        === d.scm ===
        (define-module (d) #:use-module (c))
        === e.scm ===
        (define-module (e) #:use-module (c))
        """;
    String tree = CYCLE.formatted("");
    Project project = TestTree.in(directory, tree).read();
    Baseline baseline = Baseline.of(findings(tree), ModuleGraph.of(project));
    String known = fingerprints(tree, AnalysisOptions.DEFAULT).get(0);

    assertThat(fingerprints(tree + second, AnalysisOptions.DEFAULT))
        .hasSize(2)
        .contains(known)
        .doesNotHaveDuplicates();
    // Although it is larger, the baseline says which of them is new.
    List<String> both = fingerprints(tree + second, AnalysisOptions.DEFAULT.withBaseline(baseline));
    assertThat(both.get(0)).isEqualTo(known);
    assertThat(both.get(1)).isNotEqualTo(known);
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
