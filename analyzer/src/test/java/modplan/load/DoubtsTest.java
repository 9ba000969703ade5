package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.report.SimulationText;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the running program can tell is unknown, not fine. */
@NullUnmarked
class DoubtsTest {
  private static Status status(String body) {
    return simulate(body).outcome().status();
  }

  private static Simulation simulate(String body) {
    String text = "(define-module (a))\n" + body + "\n";
    Program program = Program.of(List.of(FactsReader.read(SourceFile.of("a.scm", text))));
    return new Simulator(program, GuileVersion.V3_0).simulate(ModuleName.of("a"), Mode.LOAD_SOURCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(define p (open-input-file \"data.txt\"))",
        "(define x (call-with-input-file \"data.txt\" read))",
        "(define x (with-input-from-file \"data.txt\" read))",
        "(define x (stat \"data.txt\"))",
        "(define x (canonicalize-path \"data.txt\"))",
        "(define f (lambda () (opendir \"d\"))) (define d (f))",
        "(define s (string-append \"a\" \"b\")) (string-set! s 0 #\\c)",
        "(define x (abort-to-prompt (getenv \"TAG\")))",
        "(define k #f) (call-with-prompt 'p (lambda () (abort-to-prompt 'p)) (lambda (c) (c 1)))",
        "(define x (vector-ref (vector 1 2) (string-length (getenv \"HOME\"))))"
      })
  void whatOnlyTheRunningProgramTellsIsUnknown(String body) {
    assertThat(status(body)).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(define p (open-input-file \"/dev/null\"))",
        "(define (f) (open-input-file \"data.txt\"))",
        "(define x (delay (stat \"data.txt\")))",
        "(define x (vector-ref (vector 1 2) (string-length \"a\")))"
      })
  void whatIsDelayedOrAlwaysThereIsFine(String body) {
    assertThat(status(body)).isEqualTo(Status.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(if (getenv \"X\") (error \"no\"))              | on a path that may not be taken, misc-error",
        "(define (f x) (if (getenv x) (throw 'a))) (f \"X\") | on a path that may not be taken, a",
        "(if (getenv \"X\") (car 1))                     | on a path that may not be taken, wrong-type-arg",
        "(load-extension \"libx\" \"init\")              | what libraries in C the system has",
        "(define lib (dynamic-link \"libx\"))            | what libraries in C the system has",
        "(define-syntax m (lambda (x) (read (open-input-string (getenv \"X\"))))) (m)"
            + " | what a macro expands to"
      })
  void whatIsTakenNotToGoWrongIsListed(String body, String assumption) {
    Simulation simulation = simulate(body);
    assertThat(simulation.outcome().status()).isEqualTo(Status.OK);
    assertThat(simulation.assumptions()).extracting(Outcome::kind).containsExactly(assumption);
    assertThat(SimulationText.write(List.of(simulation)))
        .contains("\n    taken not to go wrong: a.scm: " + assumption);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOAD_GO", "COMPILE_GO"})
  void whatWasTakenNotToGoWrongInCompilingIsListed(Mode mode) {
    Program program =
        Program.of(
            List.of(
                FactsReader.read(
                    SourceFile.of(
                        "a.scm", "(define-module (a) #:use-module (b) #:use-module (c))\n")),
                FactsReader.read(
                    SourceFile.of(
                        "b.scm",
                        """
                        (define-module (b))
                        (eval-when (expand) (if (getenv "X") (error "no")))
                        """)),
                FactsReader.read(SourceFile.of("c.scm", "(define-module (c))\n"))));
    Simulation simulation =
        new Simulator(program, GuileVersion.V3_0).simulate(ModuleName.of("a"), mode);
    assertThat(simulation.outcome().status()).isEqualTo(Status.OK);
    assertThat(simulation.assumptions())
        .extracting(Outcome::kind)
        .containsExactly("on a path that may not be taken, misc-error");
    assertThat(simulation.assumptions().get(0).stack()).endsWith("b.scm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A macro that nobody knows may be one that takes no expressions.
        """
        (define-macro (define-it) `(define-syntax ,(string->symbol (getenv "X")) (syntax-rules ())))
        (define-it)
        (it lambda)
        """,
        // A pattern may fit what is not known.
        """
        (define-syntax m
          (lambda (x)
            (syntax-case (list #'one (read (open-input-string (getenv "X")))) ()
              ((one (two . three)) #'1))))
        (define y (m))
        """
      })
  void whatMayFitIsNoError(String body) {
    assertThat(status(body)).isNotEqualTo(Status.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(load-extension \"libx\" \"init\") (set! name-in-c 1) | OK",
        "(set! name-in-c 1) | ERROR",
        "(load-extension \"libguile-3.0\" \"scm_init_i18n\") (define x AM_STR) | OK",
        "(load-extension \"libguile-3.0\" \"scm_init_i18n\") (define x NO_STR) | ERROR",
        "(define x AM_STR) | ERROR"
      })
  void namesThatLibrariesInCDefineMayBeSet(String body, Status status) {
    assertThat(status(body)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"(load-extension \"libx\" \"init\") | OK", "(define other 1) | ERROR"})
  void aMacroMayBringANameThatALibraryInCDefines(String form, Status status) {
    Program program =
        Program.of(
            List.of(
                FactsReader.read(
                    SourceFile.of("a.scm", "(define-module (a) #:use-module (b))\n(define x m)\n")),
                FactsReader.read(
                    SourceFile.of(
                        "b.scm",
                        """
                        (define-module (b) #:export (m))
                        %s
                        (define-syntax m (identifier-syntax name-in-c))
                        """
                            .formatted(form)))));
    Simulation simulation =
        new Simulator(program, GuileVersion.V3_0).simulate(ModuleName.of("a"), Mode.LOAD_SOURCE);
    assertThat(simulation.outcome().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(if #f (error \"no\"))",
        "(define (f) (error \"no\"))",
        "(define (f) (load-extension \"libx\" \"init\"))",
        "(define lib (dynamic-link))",
        "(define-syntax m (lambda (x) (read (open-input-string (getenv \"X\"))))) (define (f) (m))",
        "(catch #t (lambda () (if (getenv \"X\") 1 2)) (lambda args 3))"
      })
  void whatCannotGoWrongIsNoAssumption(String body) {
    assertThat(simulate(body).assumptions()).isEmpty();
  }
}
