package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Modules that do not compile, or not in the first process. */
class FailingModuleTest extends BuildTestCase {
  @Test
  void aModuleThatDoesNotCompileFailsItsStepAndRemovesNothing() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();
    Map<String, FileTime> before = tree.compiledFiles();

    tree.edit("t/text.scm", "(define-module (t text) #:export (text))\n(define (text\n");
    RealGuile.Result result = tree.make("-k", "modplan-all");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text())
        .contains("(t text): ")
        .contains("unexpected end of input")
        .doesNotContain("Backtrace");
    // Who only mentions it may be compiled all the same; nothing is removed or half-made.
    assertThat(tree.compiledFiles().keySet()).isEqualTo(before.keySet());
    assertThat(tree.compiledFiles()).containsEntry("t/text.go", before.get("t/text.go"));
    assertThat(tree.takeLog()).doesNotContain("(t text)");
    try (var temporaries = Files.walk(tree.output().resolve(".modplan"))) {
      assertThat(temporaries.filter(path -> path.toString().contains(".go"))).isEmpty();
    }

    tree.edit("t/text.scm", "(define-module (t text) #:export (text))\n(define text 1)\n");
    assertGood(tree.make("modplan-all"));
    assertThat(tree.takeLog()).contains("(t text)", "(t late)", "(t main)");
  }

  @Test
  void aMissingImportIsNamedAndTheOthersOfTheStepAreCompiled() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === good.scm ===
            (define-module (good))
            === lost.scm ===
            (define-module (lost) #:use-module (not there))
            === user.scm ===
            (define-module (user) #:use-module (lost))
            """,
            1);

    RealGuile.Result result = tree.make("-k", "modplan-all");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text()).contains("(lost): ").contains("no code for module (not there)");
    assertThat(tree.compiledFiles()).containsOnlyKeys("good.go");
  }

  @Test
  void whatHasToBeLoadedFirstAndWhatCannotBeLoadedBothCompile() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === phase.scm ===
            (define-module (phase) #:export (m))
            (define (helper x) x)
            (define-syntax m (lambda (x) (syntax-case x () ((_ y) (helper #'y)))))
            (define one (m 1))
            === unloadable.scm ===
            (define-module (unloadable))
            (error "not on this machine")
            === reader.scm ===
            (define-module (reader))
            (read-hash-extend #\\, (lambda (char port) (error "spoilt")))
            === zzz.scm ===
            (define-module (zzz) #:export (m))
            (define-syntax m (lambda (x) (let ((n #'1)) #`(list #,n))))
            (define one (m))
            """,
            1);

    assertGood(tree.make("modplan-all"));

    assertThat(tree.takeLog())
        .containsExactlyInAnyOrder("(phase)", "(unloadable)", "(reader)", "(zzz)");
  }

  @Test
  void whatAModuleHasSpoiltIsTriedAgainInOneProcess() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === reader.scm ===
            (define-module (reader))
            (read-hash-extend #\\, (lambda (char port) (error "spoilt")))
            === x.scm ===
            (define-module (x) #:export (m))
            (define-syntax m (lambda (x) (let ((n #'1)) #`(list #,n))))
            === y.scm ===
            (define-module (y) #:use-module (x) #:export (n))
            (define-syntax n (lambda (x) (let ((n #'1)) #`(m #,n))))
            === z.scm ===
            (define-module (z) #:export (o))
            (define-syntax o (lambda (x) (let ((n #'1)) #`(list #,n))))
            """,
            1);

    assertGood(tree.make("modplan-all"));

    String log = Files.readString(tree.output().resolve(".modplan/log.jsonl"));
    assertThat(log.lines().filter(line -> line.contains("\"event\": \"retry\"")))
        .singleElement()
        .asString()
        .contains("\"stale\": 3", "\"failed\": 0");
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(reader)", "(x)", "(y)", "(z)");
  }

  /** So that a step keeps its share of the memory. */
  @Test
  void whatHasLoadedTheStepIsGoneWhenAModuleIsTriedAgain() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === large.scm ===
            (define-module (large))
            (read-hash-extend #\\, (lambda (char port) (error "spoilt")))
            (define large (make-vector (* 32 1024 1024) 1))
            === small.scm ===
            (define-module (small))
            (use-modules (ice-9 rdelim))
            (define-syntax m (lambda (x) (let ((n #'1)) #`(list #,n))))
            (define one (m))
            (eval-when (expand)
              (define (field name)
                (call-with-input-file (format #f "/proc/~a/status" (getppid))
                  (lambda (port)
                    (let loop ((line (read-line port)))
                      (if (string-prefix? name line)
                          (string-append line "\\n")
                          (loop (read-line port)))))))
              (call-with-output-file "parent"
                (lambda (port)
                  (display (field "VmHWM:") port)
                  (display (getenv "GC_INITIAL_HEAP_SIZE") port))))
            """,
            1);

    assertGood(tree.make("modplan-all"));

    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(large)", "(small)");
    String log = Files.readString(tree.source().resolve("parent"));
    Matcher matcher = Pattern.compile("VmHWM:\\s*(\\d+) kB\n(\\d+)M").matcher(log);
    assertThat(matcher.matches()).as(log).isTrue();
    assertThat(Integer.parseInt(matcher.group(1)) / 1024).isLessThan(100);
    assertThat(Integer.parseInt(matcher.group(2))).isLessThan(128);
  }

  @Test
  void aCycleThatLoadsFromOneEntryOnlyIsCompiledFromThere() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === a.scm ===
            (define-module (a) #:use-module (b) #:export (make-a))
            (define (make-a) (use-b))
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (use-b one))
            (define (use-b) 1)
            (define one (make-a))
            """,
            1);

    assertGood(tree.make("modplan-all"));

    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(a)", "(b)");
    assertThat(tree.guile("(write (@ (b) one))").text()).isEqualTo("1");
  }

  @Test
  void aCycleThatLoadsFromNoEntryIsRefusedInWords() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === a.scm ===
            (define-module (a) #:use-module (b) #:export (x))
            (define x (+ 1 y))
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (y))
            (define y (+ 1 x))
            """,
            1);

    RealGuile.Result result = tree.make("modplan-all");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text()).contains("(a): Unbound variable: x").doesNotContain("Backtrace");
    assertThat(tree.compiledFiles()).isEmpty();
  }
}
