package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ModuleNameMismatchRuleTest extends RuleTest {
  ModuleNameMismatchRuleTest() {
    super("module-name-mismatch");
  }

  @Test
  void findsAFileThatDoesNotDefineWhatIsImported() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        === b.scm ===
        (define-module (c))
        """,
        "b.scm:1:1 error this file defines (c), but (b) is imported");
  }

  @Test
  void findsAFileThatDefinesNothingAtAll() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        === b.scm ===
        (define x 1)
        """,
        "b.scm:1:1 error this file defines no module, but (b) is imported");
  }

  @Test
  void findsAModuleThatNoImportCanReach() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (x y))
        === z.scm ===
        (define-module (x y))
        """,
        "z.scm:1:1 error module (x y) is imported, but lies where no import finds it");
  }

  @Test
  void onlyMentionsWhatNobodyImportsAndTheWrongRoot() {
    finds(
        """
        === src/a.scm ===
        (define-module (a) #:use-module (b))
        === src/b.scm ===
        (define-module (b))
        """,
        "src/a.scm:1:1 info module (a) lies where no import finds it",
        "src/b.scm:1:1 warning module (b) is imported, but lies where no import finds it");
  }

  @Test
  void modulesBelowOneDirectoryThatIsNoRootHaveOneCause() {
    assertThat(
            findings(
                """
                === src/a.scm ===
                (define-module (a) #:use-module (b))
                === src/x/y.scm ===
                (define-module (x y) #:use-module (a))
                === lib/b.scm ===
                (define-module (b) #:use-module (x y))
                """))
        .extracting(finding -> finding.module() + " " + finding.cause().name())
        .containsExactly("(b) lib/ is no root", "(a) src/ is no root", "(x y) src/ is no root");
  }

  @Test
  void leavesRightFilesAndModulesInsideThemAlone() {
    isSilent(
        """
        === a/b.scm ===
        (define-module (a b))
        (define-module (a b internal) #:use-module (a b))
        === script.scm ===
        (use-modules (a b) (a b internal))
        """);
  }
}
