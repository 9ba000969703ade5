package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SurveyTest {
  private static FileFacts file(String path, String text) {
    return FactsReader.read(SourceFile.of(path, text));
  }

  /** The procedures of a macro are expanded when it is first used; that is not the user's code. */
  @Test
  void whatTheProceduresOfAMacroUseIsNotUsedByWhoUsesTheMacro() {
    FileFacts macros =
        file(
            "b.scm",
            """
            (define-module (b) #:export (m))
            (define-syntax-rule (own x) x)


            (define (helper x)
                    (own (list #'list x)))
            (define-syntax m (lambda (s) (syntax-case s () ((_ x) (helper #'x)))))
            """);
    FileFacts user =
        file(
            "a.scm",
            """
            (define-module (a) #:use-module (b))
            (define u (m 1))
            (define (v) (m 2))
            """);

    Survey survey = Survey.of(Program.of(List.of(macros, user)), GuileVersion.V3_0);

    assertThat(survey.references(ModuleName.of("a")))
        .extracting(each -> each.name() + " " + each.location() + " " + each.how())
        .containsExactly("m 2:11 STRICT", "m 3:13 DELAYED");
  }

  @Test
  void modulesThatAreAddedAreReadLikeThoseFromTheStart() {
    Program program =
        Program.of(
            List.of(
                file("a.scm", "(define-module (a) #:use-module (b) #:re-export (x))\n"),
                file("b.scm", "(define-module (b) #:use-module (a))\n(define-public x 1)\n"),
                file("c.scm", "(define-module (c) #:use-module (d) #:re-export (y))\n"),
                file("d.scm", "(define-module (d) #:use-module (c))\n(define-public y x)\n")));
    Survey survey = Survey.of(program, GuileVersion.V3_0, List.of("(a)"));
    assertThat(survey.offers(ModuleName.of("c"))).isEmpty();

    survey.add(List.of("(c)"));

    Survey whole = Survey.of(program, GuileVersion.V3_0);
    for (String module : List.of("a", "b", "c", "d")) {
      assertThat(survey.offers(ModuleName.of(module)))
          .isNotEmpty()
          .isEqualTo(whole.offers(ModuleName.of(module)));
    }
  }

  /** As {@code define-record-type*} of Guix writes it: the constructor compares two layouts. */
  @Test
  void theConstructorOfAGuixRecordChecksItsLayout() {
    FileFacts records =
        file(
            "guix/records.scm",
            """
            (define-module (guix records) #:export (define-record-type* map-fields))
            (define (record-abi-mismatch-error type) (throw 'record-abi-mismatch-error type))
            (define-syntax map-fields (syntax-rules ()))
            (define-syntax define-record-type* (lambda (s) #f))
            """);
    FileFacts things =
        file(
            "things.scm",
            """
            (define-module (things) #:use-module (guix records) #:export (thing make-thing))
            (define-record-type* <thing> thing make-thing thing? this-thing (name thing-name))
            """);
    FileFacts now =
        file(
            "now.scm",
            "(define-module (now) #:use-module (things))\n(define a (thing (name 1)))\n");
    FileFacts later =
        file(
            "later.scm",
            "(define-module (later) #:use-module (things))\n(define (a) (thing (name 1)))");
    Survey survey = Survey.of(Program.of(List.of(records, things, now, later)), GuileVersion.V3_0);

    assertThat(survey.references(ModuleName.of("now")))
        .extracting(each -> each.how() + " " + each.name())
        .containsExactly(
            "STRICT thing",
            "STRICT  %make-thing-procedure/abi-check",
            "CALLED record-abi-mismatch-error",
            "CALLED % <thing> rtd");
    assertThat(survey.references(ModuleName.of("later")))
        .extracting(each -> each.how() + " " + each.name())
        .containsExactly("DELAYED thing", "DELAYED  %make-thing-procedure/abi-check");
  }
}
