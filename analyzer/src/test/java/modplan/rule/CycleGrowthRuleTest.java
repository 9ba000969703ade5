package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import modplan.TestTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule {@code super("cycle-growth")}: with a baseline, new members of old cycles. */
class CycleGrowthRuleTest {
  private static final String OLD =
      """
      === a.scm ===
      (define-module (a) #:use-module (b))
      === b.scm ===
      (define-module (b) #:use-module (a))
      === c.scm ===
      (define-module (c) #:use-module (a))
      """;

  private static final String GROWN =
      """
      === b.scm ===
      (define-module (b)
        #:use-module (c)
        #:use-module (a))
      """;

  @TempDir Path directory;

  private Analysis analysis(String tree, @Nullable Baseline baseline) {
    return TestTree.in(directory, tree).analysis(AnalysisOptions.DEFAULT.withBaseline(baseline));
  }

  private Baseline baseline(String tree) {
    Analysis analysis = analysis(tree, null);
    return Baseline.of(Linter.lint(analysis).findings(), analysis.graph());
  }

  private List<String> growth(String tree, @Nullable Baseline baseline) {
    return Linter.lint(analysis(tree, baseline)).findings().stream()
        .filter(finding -> finding.rule().equals("cycle-growth"))
        .map(finding -> finding.file() + ":" + finding.location() + " " + finding.message())
        .toList();
  }

  @Test
  void aNewMemberIsReported() {
    Baseline baseline = Baseline.parse(baseline(OLD).text(), "it");

    assertThat(growth(GROWN, baseline))
        .containsExactly("c.scm:1:33 (c) has joined an import cycle, which has 3 modules now");
    assertThat(growth(GROWN, baseline(GROWN))).isEmpty();
  }

  @Test
  void whatShrinksMovesOrIsNewAsAWholeIsNot() {
    Baseline baseline = baseline(OLD);
    assertThat(growth(OLD, baseline)).isEmpty();
    assertThat(
            growth(
                """
                === a.scm ===
                ;; moved
                (define-module (a)
                  #:use-module (srfi srfi-1)
                  #:use-module (b))
                === d.scm ===
                (define-module (d) #:use-module (e))
                === e.scm ===
                (define-module (e) #:use-module (d))
                """,
                baseline))
        .isEmpty();
    assertThat(growth("=== a.scm ===\n(define-module (a))\n", baseline)).isEmpty();
  }

  @Test
  void withoutABaselineNothingIsReported() {
    assertThat(growth(OLD + GROWN, null)).isEmpty();
  }

  @Test
  void pruningForgetsMembersThatLeft() {
    Baseline baseline = baseline(OLD + GROWN);
    Analysis now = analysis(OLD, null);

    assertThat(baseline.text()).contains("\tcycle-growth\tc.scm\t(c) ");
    assertThat(baseline.withMembersStillIn(now.graph()).text())
        .contains("(b) is in an import cycle")
        .doesNotContain("(c) is in an import cycle");
  }
}
