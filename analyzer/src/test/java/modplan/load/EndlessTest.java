package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trees that are very deep, or that Guile would never be done with: the simulator stops, and needs
 * no large stack. Guile 3.0.8 and 2.2.7 follow forms nested 10,000 deep and a million calls; of
 * forms nested 100,000 deep most end in a fault of the C stack, whose size is the machine's.
 */
@NullUnmarked
@Timeout(120)
class EndlessTest {
  private static Simulation simulate(String entry, List<FileFacts> files) {
    Simulator simulator = new Simulator(Program.of(files), GuileVersion.V3_0);
    return simulator.simulate(ModuleName.of(entry), Mode.LOAD_SOURCE);
  }

  private static Simulation simulate(String body) {
    String text = "(define-module (a))\n" + body + "\n";
    return simulate("a", List.of(FactsReader.read(SourceFile.of("a.scm", text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(define-syntax-rule (m x) (n x)) (define-syntax-rule (n x) (m x)) (define (f) (m 1))",
        "(define-syntax-rule (m x) (m (x x))) (define (f) (m 1))",
        "(define-syntax-rule (m x) (begin (m x) (m x))) (m 1)",
        "(define-syntax-rule (m x) (list (m x))) (define (f) (m 1))",
        "(define-syntax-rule (m x) (lambda (y) (m y))) (define (f) (m 1))",
        "(define-syntax-rule (m x) (let ((y x)) (m (x y)))) (define (f) (m 1))",
        "(define-syntax m (lambda (s) (let loop () (loop)))) (define (f) (m 1))",
        "(define (f) (f)) (f)",
        "(let loop ((l (list 1))) (loop (cons l l)))",
        "(let loop ((l (list 1 2))) (loop (append l l)))",
        "(define (f) (+ 1 (f))) (f)",
        "(define (f) (apply map (list (lambda (x) (f)) (list 1)))) (f)",
        "(define p (delay (force p))) (force p)",
        "(define-syntax m (lambda (s) (let loop () (+ 1 (loop))))) (define (f) (m 1))",
        "(define (f n) (catch #t (lambda () (f n)) (lambda args (f n)))) (f 0)",
        "(define (f) (call/cc (lambda (k) (f) (k 1)))) (f)",
        "(define (f) (eval '(f) (current-module))) (f)",
        "(include \"a.scm\")",
        "(load \"a.scm\")"
      })
  void whatNeverEndsIsUnknown(String body) {
    assertThat(simulate(body).outcome().status()).isEqualTo(Status.UNKNOWN);
  }

  private static final List<String> HEADS =
      List.of(
          "(begin ",
          "(if #t ",
          "(or #f ",
          "(let () ",
          "(let* ((a 1)) ",
          "(cond (else ",
          "`(a ,(list ",
          "(lambda () ",
          "(match 1 (_ ",
          "(guard (e (else 2)) ",
          "#'(",
          "'(",
          "#(",
          "(define-syntax-rule (m) ",
          "(let-syntax () ",
          "(cond-expand (else ",
          "(eval-when (expand load eval) ");

  private static String nested(String head, int lists) {
    int open = head.replaceAll("[^(]", "").length() - head.replaceAll("[^)]", "").length();
    int times = lists / open;
    return "(use-modules (ice-9 match) (srfi srfi-34))\n"
        + head.repeat(times)
        + "1"
        + ")".repeat(times * open)
        + "\n";
  }

  @Test
  void formsAreFollowedAsDeepAsGuileDoesOnEveryMachine() {
    for (String head : HEADS) {
      assertThat(simulate(nested(head, 4_000)).outcome().status()).as(head).isEqualTo(Status.OK);
    }
    String pattern = "(".repeat(4_000) + "a" + ")".repeat(4_000);
    String matches = "(use-modules (ice-9 match)) (define x (match 1 (" + pattern + " 1) (_ 2)))";
    assertThat(simulate(matches).outcome().status()).isEqualTo(Status.OK);
    assertThat(simulate(nested("(list ", 9_990)).outcome().status()).isEqualTo(Status.OK);
    assertThat(simulate(nested("(car ", 9_990)).outcome().kind()).isEqualTo("wrong-type-arg");
  }

  @Test
  void formsOnWhichTheCStackOfGuileDecidesAreUnknown() {
    for (String head : HEADS) {
      assertThat(simulate(nested(head, 100_000)).outcome().status())
          .as(head)
          .isEqualTo(Status.UNKNOWN);
    }
  }

  /** What macros make of a form may be deeper than any form that is written. */
  @Test
  void codeThatMacrosNestIsFollowed() {
    String doubled =
        "(define-syntax-rule (m x) (n (list x))) (define-syntax-rule (n x) (car x))"
            + "(define x "
            + "(m ".repeat(9_000)
            + "1"
            + ")".repeat(9_000)
            + ")";
    assertThat(simulate(doubled).outcome().status()).isEqualTo(Status.OK);
    String grown =
        "(define-syntax m (lambda (s) (let loop ((i 0) (x 1))"
            + " (if (< i 50000) (loop (+ i 1) (list #'car (list #'list x))) x))))"
            + "(define x (m))";
    assertThat(simulate(grown).outcome().status()).isEqualTo(Status.OK);
  }

  @Test
  void chainsOfFilesThatLoadOneAnotherAndOfCallsEnd() {
    List<FileFacts> chain = new ArrayList<>();
    int length = 5_000;
    for (int i = 0; i <= length; i++) {
      String module = i == 0 ? "(define-module (m0)) " : "";
      String next = i < length ? "(load \"m" + (i + 1) + ".scm\")" : "(define end 1)";
      chain.add(FactsReader.read(SourceFile.of("m" + i + ".scm", module + next)));
    }
    assertThat(simulate("m0", chain).outcome().status()).isIn(Status.OK, Status.UNKNOWN);
    StringBuilder calls = new StringBuilder("(define (f0) 1)");
    for (int i = 1; i <= 20_000; i++) {
      calls.append("(define (f%d) (+ 1 (f%d)))".formatted(i, i - 1));
    }
    assertThat(simulate(calls + "(define x (f20000))").outcome().status()).isEqualTo(Status.OK);
    String recursive = "(define (f n) (if (= n 0) 0 (+ 1 (f (- n 1))))) (define x (f %d))";
    assertThat(simulate(recursive.formatted(100_000)).outcome().status()).isEqualTo(Status.OK);
    assertThat(simulate(recursive.formatted(1_000_000)).outcome().status())
        .isEqualTo(Status.UNKNOWN);
  }

  @Test
  void whatEndsIsKnownHoweverLong() {
    assertThat(simulate("(define x (list " + "1 ".repeat(100_000) + "))").outcome().status())
        .isEqualTo(Status.OK);
    List<FileFacts> chain = new ArrayList<>();
    int length = 10_000;
    for (int i = 0; i <= length; i++) {
      String next = i < length ? "#:use-module (m" + (i + 1) + ")" : "";
      String text = "(define-module (m%d) %s)\n".formatted(i, next);
      chain.add(FactsReader.read(SourceFile.of("m" + i + ".scm", text)));
    }
    Simulation simulation = simulate("m0", chain);
    assertThat(simulation.outcome().status()).isEqualTo(Status.OK);
    assertThat(simulation.loads()).hasSize(length + 1);
  }
}
