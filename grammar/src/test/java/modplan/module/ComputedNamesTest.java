package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComputedNamesTest {
  @Test
  void macrosThatExportAreKnownByNameAndTheirUsesByTheirHeads() {
    ComputedNames computed =
        Facts.of(
                """
                (define-module (a) #:export (plain))
                (define-syntax-rule (plain x) (list x))
                (define-syntax-rule (define-thing name value) (define-public name value))
                (define-syntax sneaky
                  (lambda (s) (syntax-case s () ((_ n) #'(module-export! (current-module) '(n))))))
                (define-syntax-rule-public (public) 1)
                (begin (define-thing x 1))
                (cond-expand (guile (sneaky y)))
                (define (f) (plain 1))
                """)
            .computed();

    assertThat(computed.exportingMacros()).containsExactlyInAnyOrder("define-thing", "sneaky");
    assertThat(computed.heads()).contains("define-thing", "sneaky").doesNotContain("plain");
    assertThat(computed.exports()).isFalse();
    assertThat(computed.modules()).isFalse();
  }

  @Test
  void whenSomethingIsEvaluatedIsNoForm() {
    assertThat(Facts.of("(eval-when (expand load eval) (thing 1))").computed().heads())
        .containsExactly("thing");
  }

  @Test
  void callsAndConditionalExportsAreSeen() {
    assertThat(Facts.of("(load-extension \"lib\" \"init\")").computed().exports()).isTrue();
    assertThat(Facts.of("(for-each (lambda (n) (module-export! m (list n))) '(a))").computed())
        .matches(ComputedNames::exports);
    assertThat(Facts.of("(if (defined? 'x) (export x))").computed().exports()).isTrue();
    assertThat(Facts.of("(define-module (a))\n(export x)").computed().exports()).isFalse();
    assertThat(Facts.of("(define (f) (use-modules (b)))").computed().exports()).isFalse();
  }

  @Test
  void modulesThatCodeOrDataMakesAreSeen() {
    assertThat(Facts.of("(define x '(define-module (,name)))").computed().modules()).isTrue();
    assertThat(Facts.of("(define-module (a))\n(define-module (b))").computed().modules()).isFalse();
  }

  @Test
  void mentionsInMacrosAndCondExpandAreTentative() {
    FileFacts facts =
        Facts.of(
            """
            (define-module (a) #:use-module (b))
            (cond-expand (kawa (use-modules (c))) (guile (use-modules (d))))
            (define-syntax-rule (m p) (@ (e) p))
            (use-modules (f))
            (define (g) (@ (h) x))
            """);

    assertThat(facts.mentions())
        .extracting(m -> m.target() + (m.tentative() ? " tentative" : ""))
        .containsExactly("(b)", "(c) tentative", "(d) tentative", "(e) tentative", "(f)", "(h)");
    assertThat(
            Facts.of(
                    """
                    (define-library (l)
                      (import (scheme base))
                      (cond-expand (chibi (import (chibi))) (else (begin))))
                    """)
                .mentions())
        .extracting(m -> m.target() + (m.tentative() ? " tentative" : ""))
        .containsExactly("(scheme base)", "(chibi) tentative");
  }
}
