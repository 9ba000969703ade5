package modplan.emit;

/** A tree that has one of everything a plan knows, and that real Guile compiles. */
final class SmallTree {
  static final String FILES =
      """
      === t/base.scm ===
      (define-module (t base) #:export (base twice))
      (define base 1)
      (define-syntax-rule (twice x) (+ x x))
      === t/text.scm ===
      (define-module (t text) #:use-module (srfi srfi-1) #:export (text))
      (include "text.inc")
      === t/text.inc ===
      (define text (last '("a" "b")))
      === t/even.scm ===
      (define-module (t even) #:use-module (t odd) #:use-module (t base) #:export (even))
      (define (even n) (if (zero? n) (twice base) (odd (- n 1))))
      === t/odd.scm ===
      (define-module (t odd) #:use-module (t even) #:export (odd))
      (define (odd n) (if (zero? n) 0 (even (- n 1))))
      === t/late.scm ===
      (define-module (t late) #:autoload (t text) (text) #:export (late))
      (define (late) text)
      === t/main.scm ===
      (define-module (t main) #:use-module (t even) #:use-module (t late) #:export (main))
      (define (main) (list (even 4) (late) (@ (t base) base)))
      === t/wrong.scm ===
      (define-module (t right))
      === notes.scm ===
      (display "not a module")
      """;

  private SmallTree() {}
}
