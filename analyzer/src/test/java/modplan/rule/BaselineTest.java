package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import modplan.TestTree;
import modplan.project.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final String OLD =
      """
      === b.scm ===
      (define-module (b) #:use-module (gone))
      === a.scm ===
      (define-module (a) #:use-module (b) #:use-module (b) #:use-module (lost))
      """;

  @TempDir Path directory;

  private LintReport report(String tree) {
    return Linter.lint(TestTree.in(directory, tree).analysis());
  }

  @Test
  void hasALineForEachFingerprintSortedByFile() {
    LintReport report = report(OLD);
    String text = Baseline.of(report.findings()).text();

    assertThat(text.lines())
        .hasSize(4)
        .element(1)
        .isEqualTo(
            "%s\tduplicate-import\ta.scm\t(b) is imported twice"
                .formatted(report.findings().get(0).fingerprint()));
    assertThat(Baseline.parse(text, "x").text()).isEqualTo(text);
    assertThat(Baseline.parse(text.replace("\n", "\r\n"), "x").text()).isEqualTo(text);
  }

  @Test
  void whatItHoldsIsKnownAndOnlyTheRestCounts() {
    Baseline baseline = Baseline.of(report(OLD).findings());
    LintReport same = baseline.judge(report(OLD));
    assertThat(same.findings()).isEmpty();
    assertThat(same.summary().errors()).isZero();
    assertThat(same.count(Standing.KNOWN)).isEqualTo(3);
    assertThat(baseline.stale(same)).isEmpty();

    LintReport changed =
        report(
            """
            === b.scm ===


            (define-module (b) #:use-module (gone) #:use-module (new))
            === a.scm ===
            (define-module (a) #:use-module (lost) #:use-module (b))
            """);
    LintReport judged = baseline.judge(changed);
    assertThat(judged.findings())
        .extracting(Finding::message)
        .containsExactly("cannot find module (new), which 1 file needs");
    assertThat(baseline.stale(judged))
        .extracting(Baseline.Entry::rule)
        .containsExactly("duplicate-import");
    assertThat(baseline.without(baseline.stale(judged)).size()).isEqualTo(2);
  }

  @Test
  void whatACommentAllowsNeedsNoEntry() {
    Baseline baseline = Baseline.of(report(OLD).findings());
    LintReport allowed =
        baseline.judge(
            report(
                OLD.replace(
                    "(define-module (b)",
                    "; modplan: allow unresolved-import -- r\n(define-module (b)")));

    assertThat(allowed.count(Standing.SUPPRESSED)).isEqualTo(1);
    assertThat(baseline.stale(allowed)).hasSize(1);
  }

  @Test
  void otherLinesAreRefused() {
    for (String line : new String[] {"x", "0123456789abcdef\trule\tfile", "G\ta\tb\tc"}) {
      assertThatThrownBy(() -> Baseline.parse("# comment\n\n" + line + "\n", "base"))
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("base:3: ");
    }
  }

  @Test
  void aReportCanBeCutDownToFiles() {
    LintReport cut = report(OLD).in(Set.of("b.scm"));

    assertThat(cut.findings()).extracting(Finding::file).containsOnly("b.scm");
    assertThat(cut.summary().errors()).isEqualTo(1);
    assertThat(cut.summary().files()).isEqualTo(2);
  }
}
