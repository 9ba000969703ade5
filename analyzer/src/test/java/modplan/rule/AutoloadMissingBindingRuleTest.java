package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AutoloadMissingBindingRuleTest extends RuleTest {
  AutoloadMissingBindingRuleTest() {
    super("autoload-missing-binding");
  }

  private static final String TREE =
      """
      === a.scm ===
      (define-module (a) #:autoload (b) (f g) #:autoload (srfi srfi-1) (fold))
      === b.scm ===
      (define-module (b) #:export (f))
      (define (f) 1)
      """;

  @Test
  void findsNamesThatAreNotExported() {
    finds(TREE, "a.scm:1:31 error (b) does not export g, which is autoloaded from it");
    assertThat(findings(TREE).get(0).notes())
        .contains("with it Guile 3.0 loses the other names of the autoload: f");
  }

  @Test
  void onlyWarnsForGuile22() {
    assertThat(lines(TREE, guile("2.2", 2)))
        .containsExactly("a.scm:1:31 warning (b) does not export g, which is autoloaded from it");
  }

  @Test
  void leavesModulesAloneThatMayExportMore() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (g) #:autoload (gone) (x))
        === b.scm ===
        (define-module (b))
        (load-extension "libb" "init")
        """);
  }
}
