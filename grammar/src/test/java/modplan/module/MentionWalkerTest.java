package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import modplan.syntax.Grammar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionWalkerTest {
  static Stream<Arguments> mentions() {
    return table(
        """
        (use-modules (a))                                => use-modules eager (a)
        (use-modules (a b) ((c) #:select (x)))           => use-modules eager (a b) | use-modules eager (c)
        (begin (use-modules (a)))                        => use-modules eager (a)
        (begin (begin (use-modules (a))))                => use-modules eager (a)
        (eval-when (expand load eval) (use-modules (a))) => use-modules eager (a)
        (begin (eval-when (load) (use-modules (a))))     => use-modules eager (a)
        (cond-expand (guile (use-modules (a))))          => use-modules eager (a)
        (cond-expand (guile-2 (use-modules (a))) (else (use-modules (b)))) => use-modules eager (a) | use-modules eager (b)
        (cond-expand ((and guile (not x)) (use-modules (a)))) => use-modules eager (a)
        (cond-expand (chicken (use-modules (a))))        => use-modules nested (a)
        (cond-expand (guile (define (f) (use-modules (a))))) => use-modules nested (a)
        (define (f) (use-modules (a) ((b) #:hide (x))))  => use-modules nested (a) | use-modules nested (b)
        (if #t (use-modules (a)))                        => use-modules nested (a)
        '(use-modules (a))                               => use-modules data (a)
        (quote (use-modules (a)))                        => use-modules data (a)
        `(use-modules (a))                               => use-modules data (a)
        `(x ,(use-modules (a)))                          => use-modules nested (a)
        `(x ,@(list (use-modules (a))))                  => use-modules nested (a)
        #~(begin (use-modules (a)))                      => use-modules data (a)
        #~(begin #$(begin (use-modules (a))))            => use-modules nested (a)
        #~(begin #$@(f #~(use-modules (a))))             => use-modules data (a)
        #~(begin #+(@ (a) x) #+@(@@ (b) y))              => @ nested (a) x | @@ nested (b) y
        #(use-modules (a))                               =>
        '#((use-modules (a)))                            => use-modules data (a)
        (define-syntax-rule (m) (use-modules (a)))       => use-modules nested (a)
        (use-modules)                                    =>
        #;(use-modules (a)) #|(use-modules (b))|#        =>
        "(use-modules (a))"                              =>
        (import (a) (only (b) x))                        => import eager (a) | import eager (b)
        (define (f) (import (a)))                        =>
        (@ (a b) x)                                      => @ eager (a b) x
        (define x (@@ (a) y))                            => @@ nested (a) y
        ((@ (a) f) (@ (b) x))                            => @ nested (a) f | @ nested (b) x
        '(@ (a) x)                                       => @ data (a) x
        (@ (a) x y) (@ (a)) (@ a x) (@ () x) (@ (a "b") x) (@) =>
        (@ (a . b) x) (@ (a) . x) (@@ @@ (a) x)          =>
        (resolve-interface '(a b))                       => resolve-interface eager (a b)
        (resolve-interface (quote (a)) #:select '(x))    => resolve-interface eager (a)
        (resolve-interface name)                         =>
        (resolve-interface '())                          =>
        (resolve-interface `(a))                         =>
        (define m (resolve-module '(a) #:ensure #f))     => resolve-module nested (a)
        (lambda () '(resolve-module '(a)))               => resolve-module data (a)
        (module-autoload! (current-module) '(a b) '(x y)) => module-autoload! eager (a b)
        (use-modules ((a) #:renamer (@ (b) f)))          => use-modules eager (a) | @ eager (b) f
        """);
  }

  private static Stream<Arguments> table(String rows) {
    return rows.lines()
        .map(row -> row.split("=>", -1))
        .map(row -> Arguments.of(row[0].strip(), row[1].strip()));
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void tellsCodeFromData(String text, String expected) {
    FileFacts facts = Facts.of(text);
    String found =
        String.join(
            " | ", Facts.mentions(facts).stream().map(MentionWalkerTest::withoutPlace).toList());

    assertThat(Facts.errors(facts)).isEmpty();
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(@ (a b) x)",
        "(@@ (a) x)",
        "(@ (a) x y)",
        "(@ (a))",
        "(@ a x)",
        "(@ () x)",
        "(@ (a \"b\") x)",
        "(@)",
        "(@ (a . b) x)",
        "(@ (a) . x)",
        "(@ (a) \"x\")",
        "(@ (export) import)",
        "(@ (a) #:x)",
        "(@ ((a)) x)",
        "(@ #;(b) (a) x)",
        "(resolve-interface '(a b))",
        "(resolve-module 'a)",
        "(resolve-module '(a) #:ensure #f)",
        "(resolve-interface x)",
        "(resolve-interface '())",
        "(resolve-interface `(a))",
        "(resolve-interface (f) '(a))",
        "(resolve-interface '(a \"b\"))",
        "(module-autoload! (current-module) '(a) '(x))",
        "(module-autoload! m a)",
        "(f (a) x)",
      })
  void mentionsAreThoseOfTheGrammar(String text) {
    assertThat(Facts.of(text).mentions()).hasSize(Grammar.isMention(text) ? 1 : 0);
  }

  static Stream<Arguments> inclusions() {
    return Stream.of(
        Arguments.of("(include \"b.scm\")", "-1 include eager b.scm"),
        Arguments.of("(include-from-path \"a/b.scm\")", "-1 include-from-path eager a/b.scm"),
        Arguments.of("(begin (include-ci \"b.scm\"))", "-1 include-ci eager b.scm"),
        Arguments.of("(define (f) (load \"b.scm\"))", "-1 load nested b.scm"),
        Arguments.of("(primitive-load \"b.scm\")", "-1 primitive-load eager b.scm"),
        Arguments.of("(load-from-path \"b.scm\")", "-1 load-from-path eager b.scm"),
        Arguments.of("'(include \"b.scm\")", "-1 include data b.scm"));
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  void findsLiteralFileNames(String text, String expected) {
    assertThat(Facts.inclusions(Facts.of(text))).containsExactly(expected);
  }

  @Test
  void computedFileNamesAreNoInclusions() {
    assertThat(Facts.of("(load file) (include) (load (string-append \"a\" b))").inclusions())
        .isEmpty();
  }

  /** Names may be those of forms; only the code of a renamer is code. */
  @Test
  void theNamesInAModuleFormAreNoForms() {
    FileFacts facts =
        Facts.of(
            """
            (define-module (m)
              #:use-module ((a) #:select (import (use-modules . u)))
              #:use-module ((b) #:renamer (lambda (s) ((@ (c) f) s)))
              #:autoload (d) (resolve-interface load)
              #:export (export use-modules)
              #:re-export (include))
            """);

    assertThat(Facts.errors(facts)).isEmpty();
    assertThat(Facts.mentions(facts))
        .containsExactly(
            "0 use-module eager (a) at 2",
            "0 use-module eager (b) at 3",
            "0 autoload eager (d) resolve-interface,load at 4",
            "0 @ eager (c) f at 3");
    assertThat(Facts.exports(facts))
        .containsExactly(
            "0 EXPORT export declared",
            "0 EXPORT use-modules declared",
            "0 RE_EXPORT include declared");
    assertThat(facts.inclusions()).isEmpty();
  }

  @Test
  void mentionsHaveThePlaceOfTheirForm() {
    assertThat(Facts.of("\n (f\n  (@ (é) x) (@@ (a) y))").mentions())
        .extracting(m -> m.location().toString())
        .containsExactly("3:3", "3:13");
  }

  /** A million levels of each kind: nothing here is recursive. */
  @Test
  void walksDeepForms() {
    int levels = 1_000_000;
    String text = "(begin ".repeat(levels) + "'(use-modules (a))" + ")".repeat(levels);

    assertThat(Facts.mentions(Facts.of(text))).containsExactly("-1 use-modules data (a) at 1");
  }

  private static String withoutPlace(String mention) {
    return mention.substring(mention.indexOf(' ') + 1, mention.lastIndexOf(" at "));
  }
}
