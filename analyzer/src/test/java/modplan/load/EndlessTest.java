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

/** Trees that are very deep, or that Guile would never be done with: the simulator stops. */
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
        "(define-syntax m (lambda (s) (let loop () (loop)))) (define (f) (m 1))",
        "(define (f) (f)) (f)",
        "(let loop ((l (list 1))) (loop (cons l l)))",
        "(define (f n) (catch #t (lambda () (f n)) (lambda args (f n)))) (f 0)",
        "(define (f) (call/cc (lambda (k) (f) (k 1)))) (f)",
        "(define (f) (eval '(f) (current-module))) (f)",
        "(include \"a.scm\")",
        "(load \"a.scm\")"
      })
  void whatNeverEndsIsUnknown(String body) {
    assertThat(simulate(body).outcome().status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void deeplyNestedFormsAreUnknown() {
    for (String head :
        List.of(
            "(car ",
            "(begin ",
            "(let () ",
            "(let* ((a 1)) ",
            "(cond (else ",
            "`(a ,(list ",
            "(lambda () ",
            "(define-syntax-rule (m) ",
            "#(",
            "(let-syntax () ",
            "(cond-expand (else ",
            "(eval-when (expand load eval) ")) {
      int open = head.replaceAll("[^(]", "").length() - head.replaceAll("[^)]", "").length();
      String form = head.repeat(100_000) + "1" + ")".repeat(100_000 * open);
      assertThat(simulate(form).outcome().status()).as(head).isEqualTo(Status.UNKNOWN);
    }
  }

  /** Just below the depth that is looked into, and twice as deep by what a macro makes of it. */
  @Test
  void formsOfTheGreatestDepthAreFollowed() {
    for (String head : List.of("(car (list ", "(let ((a 1)) (let () ", "(begin (begin ")) {
      String form = "(define x " + head.repeat(190) + "1" + "))".repeat(190) + ")";
      assertThat(simulate(form).outcome().status()).as(head).isEqualTo(Status.OK);
    }
    String doubled =
        "(define-syntax-rule (m x) (n (list x))) (define-syntax-rule (n x) (car x))"
            + "(define x "
            + "(m ".repeat(390)
            + "1"
            + ")".repeat(390)
            + ")";
    assertThat(simulate(doubled).outcome().status()).isEqualTo(Status.OK);
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
    assertThat(simulate(calls + "(define x (f4000))").outcome().status()).isEqualTo(Status.OK);
    assertThat(simulate(calls + "(define x (f20000))").outcome().status())
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
