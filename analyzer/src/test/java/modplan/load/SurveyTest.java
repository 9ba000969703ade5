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
}
