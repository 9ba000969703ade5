package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import modplan.source.SourceDecoder;
import modplan.syntax.ModuleForm;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsReaderTest {
  @Test
  void readsAModule() {
    FileFacts facts =
        Facts.of(
            """
            ;; A module.
            (define-module (a b)
              #:use-module (c)
              #:autoload (d) (x y)
              #:export (f)
              #:pure
              #:declarative? #f
              #:version (1 2))

            (use-modules (e))
            (define (f) (@@ (g) z))
            (export h)
            (re-export i)
            """);

    assertThat(facts.modules()).hasSize(1);
    ModuleFact module = facts.modules().get(0);
    assertThat(module.name()).isEqualTo(ModuleName.of("a", "b"));
    assertThat(module.location()).hasToString("2:1");
    assertThat(module.pure()).isTrue();
    assertThat(module.declarative()).isFalse();
    assertThat(module.settings()).containsOnlyKeys("version").containsValue("(1 2)");
    assertThat(Facts.mentions(facts))
        .containsExactly(
            "0 use-module eager (c) at 3",
            "0 autoload eager (d) x,y at 4",
            "0 use-modules eager (e) at 10",
            "0 @@ nested (g) z at 11");
    assertThat(Facts.exports(facts))
        .containsExactly("0 EXPORT f declared", "0 EXPORT h", "0 RE_EXPORT i");
    assertThat(facts.forms()).isEqualTo(5);
    assertThat(facts.encoding()).isEqualTo("UTF-8");
    assertThat(facts.isComplete()).isTrue();
  }

  @Test
  void mentionsBelongToTheModuleBeforeThem() {
    FileFacts facts =
        Facts.of(
            """
            (use-modules (before))
            (define-module (a) #:use-module (x))
            (use-modules (in-a))
            (define-module (b))
            (export in-b)
            (define-module (a))
            (use-modules (again-in-a))
            """);

    assertThat(facts.modules())
        .extracting(m -> m.name().toString())
        .containsExactly("(a)", "(b)", "(a)");
    assertThat(Facts.mentions(facts))
        .containsExactly(
            "-1 use-modules eager (before) at 1",
            "0 use-module eager (x) at 2",
            "0 use-modules eager (in-a) at 3",
            "2 use-modules eager (again-in-a) at 7");
    assertThat(Facts.exports(facts)).containsExactly("1 EXPORT in-b");
  }

  @Test
  void exportsOutsideAModuleAreLeftAlone() {
    FileFacts facts = Facts.of("(export x \"not our business\")");

    assertThat(facts.exports()).isEmpty();
    assertThat(facts.isComplete()).isTrue();
  }

  @Test
  void aMacroMayWrapDefineModule() {
    FileFacts facts = Facts.of("(define-module* (a) #:use-module (b))");

    assertThat(facts.modules()).hasSize(1);
    assertThat(facts.modules().get(0).wrapped()).isTrue();
    assertThat(Facts.mentions(facts)).containsExactly("0 use-module eager (b) at 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(define-module* '(a b) #:imports '())",
        "'(define-module (a) #:use-module (b))",
        "(define (f) (define-module (a)))",
        "(define library (list 1))",
        "(library)",
        "(library a b c)",
        "(library \"libguile\")",
      })
  void makesNoModule(String text) {
    FileFacts facts = Facts.of(text);

    assertThat(Facts.errors(facts)).isEmpty();
    assertThat(facts.modules()).isEmpty();
    assertThat(facts.mentions()).isEmpty();
  }

  @Test
  void readsR6rsLibraries() {
    FileFacts facts =
        Facts.of(
            """
            (library (a (1))
              (export f (rename (g h)))
              (import (rnrs base) (srfi :1))
              (define (f) (@ (b) x))
              (include "c.scm"))
            """);

    assertThat(facts.modules()).hasSize(1);
    assertThat(facts.modules().get(0).form()).isEqualTo(ModuleForm.Kind.LIBRARY);
    assertThat(facts.modules().get(0).name()).isEqualTo(ModuleName.of("a"));
    assertThat(Facts.mentions(facts))
        .containsExactly(
            "0 import eager (rnrs base) at 3",
            "0 import eager (srfi srfi-1) at 3",
            "0 @ nested (b) x at 4");
    assertThat(Facts.exports(facts)).containsExactly("0 EXPORT f declared", "0 EXPORT h declared");
  }

  @Test
  void readsR7rsLibraries() {
    FileFacts facts =
        Facts.of(
            """
            (define-library (a)
              (export f)
              (import (scheme base))
              (include "b.scm" "c.scm")
              (cond-expand
                (guile (import (ice-9 match)) (include "d.scm"))
                ((not guile) (import (other))))
              (begin (define (f) 1) (load "e.scm") (include "f.scm")))
            """);

    assertThat(facts.modules()).hasSize(1);
    assertThat(Facts.mentions(facts))
        .containsExactly(
            "0 import eager (scheme base) at 3",
            "0 import eager (ice-9 match) at 6",
            "0 import eager (other) at 7");
    assertThat(Facts.inclusions(facts))
        .containsExactly(
            "0 include eager b.scm",
            "0 include eager c.scm",
            "0 include eager d.scm",
            "0 load nested e.scm",
            "0 include nested f.scm");
    assertThat(Facts.exports(facts)).containsExactly("0 EXPORT f declared");
  }

  @Test
  void keepsWhatWasReadBeforeAnError() {
    FileFacts facts =
        Facts.of("(define-module (a) #:use-module (b))\n(use-modules (c))\n(define x (f 1)\n");

    assertThat(facts.isComplete()).isFalse();
    assertThat(Facts.errors(facts)).containsExactly("3:1: this list is never closed");
    assertThat(facts.forms()).isEqualTo(2);
    assertThat(Facts.mentions(facts))
        .containsExactly("0 use-module eager (b) at 1", "0 use-modules eager (c) at 2");
  }

  @Test
  void aBrokenClauseIsAnErrorAndTheRestIsRead() {
    FileFacts facts = Facts.of("(define-module (a)\n #:uze-module (b))\n(use-modules (c) d)");

    assertThat(Facts.errors(facts))
        .containsExactly(
            "2:2: define-module has no clause `#:uze-module`; did you mean `#:use-module`?",
            "3:18: expected a module name or ((NAME) #:select (...)), found `d`");
    assertThat(facts.modules()).hasSize(1);
    assertThat(Facts.mentions(facts)).containsExactly("0 use-modules eager (c) at 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(define-module (a) #:filename %s)",
        "(use-modules %s)",
        "(import %s)",
        "(library (a) (export) (import %s))",
        "(define-library (a) (begin %s))",
      })
  void refusesAbsurdModuleForms(String form) {
    String deep = "'(".repeat(50_000) + ")".repeat(50_000);
    FileFacts facts = Facts.of("(a)\n" + form.formatted(deep) + "\n(@ (b) x)");

    assertThat(Facts.errors(facts)).containsExactly("2:1: this form is nested deeper than 500");
    assertThat(Facts.mentions(facts)).containsExactly("-1 @ eager (b) x at 3");
  }

  @Test
  void anUnknownEncodingIsAnError() {
    FileFacts facts = Facts.of(";; coding: klingon\n(define-module (a))");

    assertThat(Facts.errors(facts)).containsExactly("1:12: unknown encoding `klingon`");
    assertThat(facts.modules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", ";; nothing", "#| nothing |#", "#!/bin/sh\n!#", "#;(nothing)"})
  void nothingIsAFile(String text) {
    FileFacts facts = Facts.of(text);

    assertThat(facts.forms()).isZero();
    assertThat(facts.isComplete()).isTrue();
  }

  /** Counting each column from the start of the line would take minutes. */
  @Test
  void readsALongLineOfManyForms() {
    int forms = 200_000;
    FileFacts facts = Facts.of("(define é 1) ".repeat(forms));

    assertThat(facts.definitions()).hasSize(forms);
    assertThat(facts.definitions().get(forms - 1).location())
        .hasToString("1:" + (13 * (forms - 1) + 9));
  }

  @Test
  void readsAnyBytes() {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    FileFacts facts = FactsReader.read(SourceDecoder.decode("a.scm", bytes));

    assertThat(facts.isComplete()).isFalse();
    assertThat(facts.bytes()).isEqualTo(100_000);
  }
}
