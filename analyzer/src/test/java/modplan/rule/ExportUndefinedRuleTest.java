package modplan.rule;

import org.junit.jupiter.api.Test;

class ExportUndefinedRuleTest extends RuleTest {
  ExportUndefinedRuleTest() {
    super("export-undefined");
  }

  @Test
  void findsExportsWithoutDefinition() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (f g y))
        (define (f) 1)
        (display (f))
        === b.scm ===
        (define-module (b) #:export (y))
        (define y 1)
        """,
        "a.scm:1:49 warning (a) exports g but never defines it",
        "a.scm:1:51 warning (a) exports y but never defines it");
  }

  @Test
  void aReExportUnderTheSameNameComesBehind() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (not-it other) #:re-export ((lognot . not-it)))
        """,
        "a.scm:1:37 warning (a) exports other but never defines it");
  }

  @Test
  void saysNothingWhereAFormMayDefineMore() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (f g))
        (define-things f)
        === b.scm ===
        (define-module (b) #:export (define-things))
        (define-syntax-rule (define-things x) (define x 1))
        === c.scm ===
        (define-module (c) #:export (g))
        (include-from-path "c-part.scm")
        === d.scm ===
        (define-module (d) #:export (g))
        (load-extension "libd" "init")
        === e.scm ===
        (define-module (e) #:export (g h i) #:use-module (srfi srfi-9))
        (begin (define g 1))
        (define-values (h) 1)
        (define-record-type <r> (make-r) r? (i i))
        """);
  }
}
