package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicateImportRuleTest extends RuleTest {
  DuplicateImportRuleTest() {
    super("duplicate-import");
  }

  @Test
  void findsTheSameImportTwiceAndOneThatAnotherCovers() {
    finds(
        """
        === a.scm ===
        (define-module (a)
          #:use-module (b)
          #:use-module ((c) #:select (x))
          #:use-module (b)
          #:use-module (c))
        """,
        "a.scm:3:16 info (c) is also imported as a whole",
        "a.scm:4:16 warning (b) is imported twice");
  }

  @Test
  void tellsWhatAWholeImportShowsThatAnotherHides() {
    Finding finding =
        findings(
                """
                === a.scm ===
                (define-module (a) #:use-module ((b) #:hide (x)) #:use-module (b))
                """)
            .get(0);

    assertThat(finding.message()).isEqualTo("(b) is also imported as a whole");
    assertThat(finding.notes()).containsExactly("so that x is not hidden");
    assertThat(places(finding)).containsExactly("a.scm:1:63 this import shows all of its names");
  }

  @Test
  void leavesImportsThatShowDifferentNamesAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a)
          #:use-module ((b) #:select (x))
          #:use-module ((b) #:select (y))
          #:use-module ((c) #:prefix c:)
          #:use-module (c)
          #:autoload (d) (z))
        """);
  }

  @Test
  void leavesTwoFilesOfOneModuleAlone() {
    isSilent(
        """
        === tests/a.scm ===
        (define-module (tests) #:use-module (b))
        === tests/c.scm ===
        (define-module (tests) #:use-module (b))
        """);
  }
}
