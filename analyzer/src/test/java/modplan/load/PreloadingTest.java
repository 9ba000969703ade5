package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import modplan.module.FactsReader;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreloadingTest {
  private static final String HEADER = "(define-module (m) #:use-module (ice-9 match))\n";

  /** Forms that compile alike whether or not the module has been loaded. */
  private static final List<String> PLAIN =
      List.of(
          "(define x 1)",
          "(define (f a) (g a 'symbol))",
          "(define* (g a #:key (b 2)) (match a ((x . y) (f b))))",
          "(define-public (h) (let loop ((i 0)) (if (< i 3) (loop (+ i 1)) i)))",
          "(define-inlinable (twice a) (* 2 a))",
          "(define-values (u v) (values 1 2))",
          "(define-syntax-rule (swap a b) (let ((t a)) (set! a b) (set! b t)))",
          "(define-syntax my-or (syntax-rules () ((_) #f) ((_ a b ...) (or a (my-or b ...)))))",
          "(define-syntax self (identifier-syntax 7))",
          "(export x f)",
          "(set! x 2)",
          "(if x (f 1))",
          "\"a text\"");

  /** Forms that run something of the module while others are expanded, or may do so. */
  private static final List<String> PROCEDURAL =
      List.of(
          "(define-syntax m1 (lambda (s) (syntax-case s () ((_ a) (helper #'a)))))",
          "(define-syntax m2 (make-variable-transformer helper))",
          "(define-macro (m3 a) (helper a))",
          "(eval-when (expand load eval) (define helper car))",
          "(define (f3) (let-syntax ((k (syntax-rules () ((_) 1)))) (k)))",
          "(define-syntax m4 helper)",
          "(define-peg-pattern p all \"x\")",
          "(read-hash-extend #\\z (lambda (c p) 1))",
          "(unknown-definer y 1)",
          "(include \"other.scm\")",
          "((current-definer) y)");

  private static boolean isNeeded(String text) {
    return Preloading.isNeeded(FactsReader.read(SourceFile.of("m.scm", text)));
  }

  static List<String> plain() {
    return PLAIN;
  }

  static List<String> procedural() {
    return PROCEDURAL;
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void plainDefinitionsCompileAlike(String form) {
    assertThat(isNeeded(HEADER + form + "\n")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("procedural")
  void whatRunsAtExpansionWantsTheModule(String form) {
    assertThat(isNeeded(HEADER + form + "\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // no module form
        "(define-module (m))\n(define-module (n))\n", // two
        "(define-module (m))\n(define x 1\n", // not to its end
        "(define-module (m))\n(define x #<unreadable>)\n"
      })
  void whatIsNotUnderstoodWantsTheModule(String text) {
    assertThat(isNeeded(text)).isTrue();
  }

  @Test
  void definitionsInsideBodiesCountToo() {
    assertThat(isNeeded(HEADER + "(define (f) (define-syntax k (lambda (s) (helper s))) (k))\n"))
        .isTrue();
    assertThat(isNeeded(HEADER + "(define (f) (define-syntax k (syntax-rules () ((_) 1))) (k))\n"))
        .isFalse();
  }

  /** One form decides, wherever it stands; without it the file is plain. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneProceduralFormIsEnoughWhereverItStands(long seed) {
    Random random = new Random(seed);
    List<String> forms = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      forms.add(PLAIN.get(random.nextInt(PLAIN.size())));
    }
    assertThat(isNeeded(HEADER + String.join("\n", forms))).isFalse();

    forms.add(PROCEDURAL.get(random.nextInt(PROCEDURAL.size())));
    Collections.shuffle(forms, random);
    assertThat(isNeeded(HEADER + String.join("\n", forms))).isTrue();
  }

  @Test
  void aQuotedSignErrsOnTheSafeSide() {
    assertThat(isNeeded(HEADER + "(define (f a) (g a 'syntax-case))\n")).isTrue();
  }

  /** Guile compiles, without loading it, whatever is said to need no loading. */
  @Test
  void guileCompilesPlainFilesWithoutLoadingThem(@TempDir Path directory) throws Exception {
    StringBuilder program = new StringBuilder("(use-modules (system base compile))\n");
    int files = 0;
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<String> forms = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        List<String> from = random.nextInt(12) == 0 ? PROCEDURAL : PLAIN;
        forms.add(from.get(random.nextInt(from.size())));
      }
      String text = HEADER + String.join("\n", forms) + "\n";
      if (!isNeeded(text)) {
        Path file = Files.writeString(directory.resolve("m%d.scm".formatted(seed)), text);
        program.append("(compile-file \"%s\" #:output-file \"%s.go\")\n".formatted(file, file));
        files++;
      }
    }
    assertThat(files).isBetween(5, 35);
    Path script = Files.writeString(directory.resolve("all.scm"), program.toString());
    ProcessBuilder builder =
        new ProcessBuilder("guile", "--no-auto-compile", script.toString())
            .redirectErrorStream(true);
    builder.environment().put("XDG_CACHE_HOME", directory.toString());
    Process guile;
    try {
      guile = builder.start();
    } catch (IOException missing) {
      assumeTrue("true".equals(System.getenv("CI")), "guile is not installed");
      throw missing;
    }
    String said = new String(guile.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(guile.waitFor()).as(said).isZero();
    try (Stream<Path> made = Files.list(directory)) {
      assertThat(made.filter(file -> file.toString().endsWith(".go")).count()).isEqualTo(files);
    }
  }
}
