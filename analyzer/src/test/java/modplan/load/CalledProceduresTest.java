package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.ForkedGuile.Task;
import modplan.load.Reference.How;
import modplan.load.Simulation.Status;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Procedures that are made by others, chosen, and passed on: what the top level needs of another
 * module by calling them is what Guile misses when that module is half loaded, no more and no less.
 */
@NullUnmarked
class CalledProceduresTest {
  private static final String LATE =
      """
      (define-module (late) #:use-module (user) #:export (x))
      (define x 1)
      """;

  private static final String KIT =
      """
      (define-module (kit)
        #:export (memoize mlambda kit-true kit-false kit-apply kit-keep kit-through kit-keywords))
      (define (kit-true) (string? (getcwd)))
      (define (kit-false) (not (kit-true)))
      (define cached
        (let ((%nothing '(nothing)))
          (lambda (cache key thunk)
            (let ((result (hash-ref cache key %nothing)))
              (if (eq? result %nothing)
                  (let ((result (thunk)))
                    (hash-set! cache key result)
                    result)
                  result)))))
      (define (memoize proc)
        (letrec* ((mproc (lambda args
                           (cached cache args (lambda () (apply proc args)))))
                  (cache (make-hash-table)))
          mproc))
      (define-syntax-rule (mlambda (arg) body ...)
        (letrec* ((proc (lambda (arg) body ...))
                  (mproc (lambda (arg) (cached cache arg (lambda () (proc arg)))))
                  (cache (make-hash-table)))
          mproc))
      (define (kit-apply f n) (f n))
      (define kept '())
      (define (kit-keep f) (set! kept (cons f kept)))
      (define (kit-through f) (kit-inner 1 (lambda () (f))))
      (define (kit-inner n f) (if (> n 0) (f) n))
      (define* (kit-keywords #:key (then (lambda () 1)) (later (lambda () 2)))
        (kit-keep later)
        (then))
      """;

  private record Case(String title, boolean fails, String user) {
    Map<String, String> files() {
      Map<String, String> files = new LinkedHashMap<>();
      files.put("kit.scm", KIT);
      files.put("late.scm", LATE);
      files.put(
          "user.scm",
          "(define-module (user)\n"
              + "  #:use-module (ice-9 match) #:use-module (kit) #:use-module (late))\n"
              + user);
      return files;
    }

    Program program() {
      List<FileFacts> facts = new ArrayList<>();
      files().forEach((path, text) -> facts.add(FactsReader.read(SourceFile.of(path, text))));
      return Program.of(facts);
    }

    Task task(Path home) throws IOException {
      Files.createDirectories(home);
      for (Map.Entry<String, String> file : files().entrySet()) {
        Files.writeString(home.resolve(file.getKey()), file.getValue());
      }
      Path result = home.resolve("result");
      return new Task(home, "(late)", "late.scm", List.of(), Mode.LOAD_SOURCE, result);
    }
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = CalledProceduresTest.class.getResourceAsStream("called-procedures.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String text : all.substring(all.indexOf("##### ") + 6).split("(?m)^##### ", -1)) {
        String[] parts = text.split("\n", 2);
        String[] header = parts[0].split(" ", 2);
        cases.add(new Case(parts[0], header[0].equals("fails"), parts[1]));
      }
    }
    return cases;
  }

  @Test
  void areFollowedWhereTheyAreCalledAndNowhereElse() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Case each : cases()) {
      boolean needs =
          Survey.of(each.program(), GuileVersion.V3_0).references(ModuleName.of("user")).stream()
              .filter(reference -> reference.name().equals("x"))
              .anyMatch(
                  reference -> reference.how() == How.CALLED || reference.how() == How.STRICT);
      if (needs != each.fails()) {
        wrong.add(each.title());
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Every procedure calls every other one with a continuation of its own around the one given. */
  @Test
  void manyWaysOfCallingOneAnotherComeToAnEnd() {
    int size = 30;
    StringBuilder text = new StringBuilder("(define-module (user) #:use-module (late))\n");
    for (int i = 0; i < size; i++) {
      text.append("(define (f%d n k) (k x)".formatted(i));
      for (int j = 0; j < size; j++) {
        text.append(" (f%d (+ n 1) (lambda (y) (list %d (k y))))".formatted(j, i * size + j));
      }
      text.append(")\n");
    }
    text.append("(f0 1 (lambda (y) y))\n");
    Program program =
        Program.of(
            List.of(
                FactsReader.read(SourceFile.of("late.scm", LATE)),
                FactsReader.read(SourceFile.of("user.scm", text.toString()))));

    List<Reference> references =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () -> Survey.of(program, GuileVersion.V3_0).references(ModuleName.of("user")));

    assertThat(references).extracting(Reference::how).contains(How.CALLED);
  }

  @Test
  void whatAVariableMayBeSetToIsNotForgotten() {
    String perhaps = "(define f (lambda () 1))\n(if (kit-true) (set! f (lambda () x)))\n";
    assertThat(simulated(perhaps + "(f)\n")).isEqualTo(Status.UNKNOWN);
    assertThat(simulated(perhaps)).isEqualTo(Status.OK);
    assertThat(simulated("(define (f g) (g))\n(f (if (kit-true) (lambda () x) 1))\n"))
        .isEqualTo(Status.UNKNOWN);
  }

  private static Status simulated(String user) {
    return new Simulator(new Case("", false, user).program(), GuileVersion.V3_0)
        .simulate(ModuleName.of("late"), Mode.LOAD_SOURCE)
        .outcome()
        .status();
  }

  @ParameterizedTest
  @CsvSource({"3.0, guile", "2.2, guile-2.2"})
  void areCalledByGuileWhereTheCasesSaySo(String version, String guile, @TempDir Path folder)
      throws Exception {
    boolean isThere = ForkedGuile.runs(List.of(guile, "--version"));
    assumeTrue(isThere || "true".equals(System.getenv("CI")), guile + " is not installed");
    Map<Case, Task> tasks = new LinkedHashMap<>();
    for (Case each : cases()) {
      tasks.put(each, each.task(folder.resolve("t" + tasks.size())));
    }
    ForkedGuile.run(folder, guile, List.copyOf(tasks.values()));
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Case, Task> each : tasks.entrySet()) {
      String expected = each.getKey().fails() ? "unbound-variable" : "ok";
      String real = ForkedGuile.read(each.getValue()).kind();
      Simulator simulator = new Simulator(each.getKey().program(), GuileVersion.of(version));
      Simulation.Outcome outcome =
          simulator.simulate(ModuleName.of("late"), Mode.LOAD_SOURCE).outcome();
      String simulated =
          switch (outcome.status()) {
            case OK -> "ok";
            case ERROR -> outcome.kind();
            case UNKNOWN -> "unknown";
          };
      if (!real.equals(expected) || !(simulated.equals(real) || simulated.equals("unknown"))) {
        wrong.add(each.getKey().title() + ": Guile " + real + ", simulated " + simulated);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tasks.size()).isGreaterThan(40);
  }
}
