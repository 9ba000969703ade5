package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingExportRuleTest extends RuleTest {
  MissingExportRuleTest() {
    super("missing-export");
  }

  private static final String LIBRARY =
      """
      === m.scm ===
      (define-module (m) #:export (one) #:re-export (fold))
      (define one 1)
      (define hidden 2)
      (define-syntax-rule (mac) 1)
      (define-public two 2)
      """;

  /** Of two modules that import one another neither is loaded to see what it exports. */
  @Test
  void knowsAllExportsOfAModuleThatEvaluatesSomethingEarly() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module ((b) #:select (gone)))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (x))
        (eval-when (expand load eval) (define x 1))
        """,
        "a.scm:1:33 error (b) does not export gone");
  }

  @Test
  void findsSelectedHiddenAndRenamedNames() {
    finds(
        LIBRARY
            + """
            === a.scm ===
            (define-module (a)
              #:use-module ((m) #:select (one (tvo . t)))
              #:use-module ((m) #:hide (hidden))
              #:use-module ((m) #:select (one two fold) #:prefix m:))
            === b.scm ===
            (library (b) (export) (import (only (m) one three) (rename (m) (four f))))
            """,
        "a.scm:2:16 error (m) does not export tvo",
        "a.scm:3:16 error (m) does not export hidden",
        "b.scm:1:31 error (m) does not export three",
        "b.scm:1:52 error (m) does not export four");
  }

  @Test
  void findsVariablesBehindAt() {
    finds(
        LIBRARY
            + """
            === a.scm ===
            (define-module (a))
            (define (f) (list (@ (m) hidden) (@ (m) one) (@@ (m) hidden) ((@ (m) mac))))
            (define x (@ (m) nothing))
            """,
        "a.scm:2:19 warning (m) does not export hidden",
        "a.scm:3:11 warning (m) does not export nothing");
  }

  @Test
  void knowsWhatGuileExports() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module ((srfi srfi-1) #:select (fold Fold-Right!)))
            """);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .isEqualTo("(srfi srfi-1) of Guile 3.0.8 does not export Fold-Right!");
    assertThat(findings.get(0).help()).isEqualTo("did you mean fold-right?");
  }

  @Test
  void isSilentWhereExportsMayBeComputed() {
    isSilent(
        """
        === calls.scm ===
        (define-module (calls))
        (module-export! (current-module) '(x))
        === uses.scm ===
        (define-module (uses) #:use-module (definers))
        (define-thing x)
        === definers.scm ===
        (define-module (definers) #:export (define-thing))
        (define-syntax-rule (define-thing name) (define-public name 1))
        === unknown.scm ===
        (define-module (unknown))
        (define-by-somebody-else x)
        === included.scm ===
        (define-module (included))
        (include "more.inc")
        === broken.scm ===
        (define-module (broken))
        (define (
        === a.scm ===
        (define-module (a)
          #:use-module ((calls) #:select (x))
          #:use-module ((uses) #:select (x))
          #:use-module ((unknown) #:select (x))
          #:use-module ((included) #:select (x))
          #:use-module ((broken) #:select (x)))
        """);
  }

  private static final String MAKERS =
      """
      === calls.scm ===
      (define-module (calls))
      (for-each
       (lambda (name) (module-define! (current-module) name 1)
                      (module-export! (current-module) (list name)))
       '(x y))
      === uses.scm ===
      (define-module (uses) #:use-module (definers))
      (define-thing x)
      === definers.scm ===
      (define-module (definers) #:export (define-thing))
      (define-syntax-rule (define-thing name) (define-public name 1))
      === included.scm ===
      (define-module (included))
      (include-from-path "more.inc.scm")
      === more.inc.scm ===
      (define-public x 1)
      """;

  @Test
  void expandsAndLoadsWhatExportsByMacrosFilesAndCalls() {
    finds(
        MAKERS
            + """
            === a.scm ===
            (define-module (a)
              #:use-module ((calls) #:select (x y z))
              #:use-module ((uses) #:select (x z))
              #:use-module ((included) #:select (x z)))
            """,
        "a.scm:2:16 error (calls) does not export z",
        "a.scm:3:16 error (uses) does not export z",
        "a.scm:4:16 error (included) does not export z");
  }

  @Test
  void isSilentWhereLoadingDoesNotTell() {
    isSilent(
        """
        === c.scm ===
        (define-module (c))
        (load-extension "libc" "init")
        === tests.scm ===
        (define-module (tests) #:use-module (as-needed))
        (define-as-needed x 1)
        === as-needed.scm ===
        (define-module (as-needed) #:export (define-as-needed))
        (define-syntax-rule (define-as-needed name value)
          (if (module-defined? the-scm-module 'name)
              (module-re-export! (current-module) '(name))
              (begin (module-define! (current-module) 'name value)
                     (module-export! (current-module) '(name)))))
        === read.scm ===
        (define-module (read))
        (for-each (lambda (name) (module-export! (current-module) (list name)))
                  (call-with-input-file "/etc/names" read))
        === user.scm ===
        (define-module (user))
        (module-use! (module-public-interface (current-module)) (resolve-interface '(c)))
        === failing.scm ===
        (define-module (failing) #:export (x))
        (car '())
        (module-export! (current-module) '(z))
        === a.scm ===
        (define-module (a)
          #:use-module ((c) #:select (z))
          #:use-module ((tests) #:select (x))
          #:use-module ((read) #:select (z))
          #:use-module ((user) #:select (z))
          #:use-module ((failing) #:select (z)))
        """);
  }
}
