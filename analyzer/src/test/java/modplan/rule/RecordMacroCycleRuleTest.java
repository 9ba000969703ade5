package modplan.rule;

import org.junit.jupiter.api.Test;

class RecordMacroCycleRuleTest extends RuleTest {
  RecordMacroCycleRuleTest() {
    super("record-macro-cycle");
  }

  @Test
  void findsAccessorsThatAreUsedTooEarly() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (srfi srfi-9) #:use-module (b) #:export (thing-name))
        (define-record-type <thing> (make-thing name) thing? (name thing-name))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (f))
        (define (f thing) (thing-name thing))
        """,
        "b.scm:2:20 warning record macro thing-name of (a) may not exist yet here and would"
            + " be taken for a variable");
  }

  @Test
  void leavesProceduresAloneThatWrapThem() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module (srfi srfi-9) #:use-module (b) #:export (name-of))
        (define-record-type <thing> (make-thing name) thing? (name thing-name))
        (define (name-of thing) (thing-name thing))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (f))
        (define (f thing) (name-of thing))
        """);
  }
}
