package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import modplan.TestTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private static final String A =
      """
      === a.scm ===
      (define-module (a) #:use-module ((b) #:select (gone)) #:use-module (json))
      === b.scm ===
      (define-module (b) #:use-module (a))
      """;

  @TempDir Path directory;

  private List<String> fingerprints(String tree) {
    return Linter.lint(TestTree.in(directory, tree).analysis()).findings().stream()
        .map(Finding::fingerprint)
        .sorted()
        .toList();
  }

  @Test
  void linesOrderAndNewUsersChangeNothing() {
    List<String> before = fingerprints(A);

    assertThat(before).hasSize(3).doesNotHaveDuplicates();
    assertThat(
            fingerprints(
                """
                === a.scm ===
                ;;; A comment.

                (define-module (a) #:use-module (json) #:use-module ((b) #:select (gone)))
                === b.scm ===
                (define-module (b) #:use-module (a))
                === c.scm ===
                (define-module (c) #:use-module (json))
                """))
        .isEqualTo(before);
  }

  @Test
  void partsAreKeptApart() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    assertThat(Fingerprint.of("a")).hasSize(16);
  }
}
