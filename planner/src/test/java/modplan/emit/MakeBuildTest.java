package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.LongStream;
import modplan.PlanTree;
import modplan.schedule.PlanSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated build under real Make and real Guile. */
class MakeBuildTest {
  @TempDir Path directory;

  @BeforeEach
  void realPrograms() throws IOException, InterruptedException {
    RealGuile.assumePresent();
  }

  private static void assertGood(RealGuile.Result result) {
    assertThat(result.exitCode()).as(result.text()).isZero();
  }

  @Test
  void compilesEveryModuleAndTheyLoadFromTheResult() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);

    assertGood(tree.make("-j2", "modplan-all"));

    assertThat(tree.takeLog())
        .containsExactlyInAnyOrder(
            "(t base)", "(t text)", "(t even)", "(t odd)", "(t late)", "(t main)");
    assertThat(tree.compiledFiles())
        .containsOnlyKeys(
            "t/base.go", "t/even.go", "t/late.go", "t/main.go", "t/odd.go", "t/text.go");
    PlanTree.delete(tree.source().resolve("t"));
    assertThat(tree.guile("(write ((@ (t main) main)))").text())
        .as("without the sources there is nothing else to load")
        .isEqualTo("(2 \"b\" 1)");
  }

  @Test
  void aSecondMakeStartsNoGuile() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));

    RealGuile.Result again = tree.make("-j2", "modplan-all", "GUILE=false");

    assertGood(again);
    assertThat(again.text()).contains("Nothing to be done");
  }

  @Test
  void anotherPlanTakesOverWhatIsThere() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();

    tree.emit(PlanSettings.of(1)); // all in one step

    assertGood(tree.make("modplan-all"));
    assertThat(tree.takeLog()).isEmpty();
    tree.touch("t/odd.scm");
    assertGood(tree.make("modplan-all"));
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t even)", "(t odd)", "(t main)");
    assertThat(tree.guile("(write ((@ (t main) main)))").text()).isEqualTo("(2 \"b\" 1)");
  }

  @Test
  void afterATouchOnlyTheModuleAndItsImportersAreCompiled() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();
    Map<String, FileTime> before = tree.compiledFiles();

    tree.touch("t/odd.scm");
    assertGood(tree.make("-j2", "modplan-all"));

    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t odd)", "(t even)", "(t main)");
    Map<String, FileTime> after = tree.compiledFiles();
    for (String untouched : new String[] {"t/base.go", "t/text.go", "t/late.go"}) {
      assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
    }
    for (String made : new String[] {"t/odd.go", "t/even.go", "t/main.go"}) {
      assertThat(after.get(made)).isGreaterThan(before.get(made));
    }
    assertThat(tree.make("modplan-all").text()).contains("Nothing to be done");
  }

  @Test
  void anEditOfAMacroReachesItsUsersAndOneOfAnIncludedFileItsIncluder() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();

    tree.edit(
        "t/base.scm",
        """
        (define-module (t base) #:export (base twice))
        (define base 1)
        (define-syntax-rule (twice x) (* 100 x))
        """);
    assertGood(tree.make("-j2", "modplan-all"));
    assertThat(tree.takeLog())
        .containsExactlyInAnyOrder("(t base)", "(t odd)", "(t even)", "(t main)");
    assertThat(tree.guile("(write ((@ (t main) main)))").text()).isEqualTo("(100 \"b\" 1)");

    tree.edit("t/text.inc", "(define text \"new\")\n");
    assertGood(tree.make("-j2", "modplan-all"));
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t text)", "(t late)", "(t main)");
  }

  /** The file of (made) is younger than its source, but what the source is made of has changed. */
  @Test
  void whatIsStaleIsNotLoadedForOthers() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === definer.scm ===
            (define-module (definer) #:export (make))
            (define-syntax-rule (make n) (begin (define (n x) (list 'old x)) (export n)))
            === made.scm ===
            (define-module (made) #:use-module (definer))
            (make thing)
            === user.scm ===
            (define-module (user) #:use-module (made) #:export (use))
            (define (use) (thing 1))
            """,
            1);
    assertGood(tree.make("modplan-all"));

    tree.edit(
        "definer.scm",
        """
        (define-module (definer) #:export (make))
        (define-syntax-rule (make n)
          (begin (define-syntax-rule (n x) (list 'new x)) (export n)))
        """);
    assertGood(tree.make("modplan-all"));

    assertThat(tree.guile("(write ((@ (user) use)))").text()).isEqualTo("(new 1)");
  }

  @Test
  void aLostFileIsMadeAgainAndCleanTakesAllAway() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    assertGood(tree.make("-j2", "modplan-all"));
    tree.takeLog();

    Files.delete(tree.output().resolve("t/text.go"));
    assertGood(tree.make("modplan-all"));
    assertThat(tree.takeLog()).containsExactly("(t text)");

    assertGood(tree.make("modplan-clean"));
    assertThat(tree.compiledFiles()).isEmpty();
    assertThat(tree.output().resolve(".modplan")).doesNotExist();
    assertGood(tree.make("modplan-clean"));
  }

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

  /** Of Guile 3.0 dynamic-link, say, loads what it needs when it is called. */
  @Test
  void whatModulesLoadWhileTheyAreLoadedIsFoundCompiled() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === links.scm ===
            (define-module (links) #:export (self))
            (define self (dynamic-link))
            (unless (search-path %load-compiled-path "ice-9/session.go")
              (error "what is loaded now will be interpreted"))
            """,
            1);

    assertGood(tree.make("modplan-all"));

    assertThat(Files.readString(tree.output().resolve(".modplan/log.jsonl")))
        .doesNotContain("\"event\": \"retry\"");
  }

  @Test
  void whatIsLoadedWhileAModuleIsCompiledFindsWhatItIncludes() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === late/text.scm ===
            (define-module (late text) #:export (text))
            (include "words.inc")
            === late/words.inc ===
            (define (text) "words")
            === user.scm ===
            (define-module (user))
            (eval-when (compile)
              ((module-ref (resolve-interface (list 'late (string->symbol "text"))) 'text)))
            """,
            1);
    tree.emit(PlanTree.cheapStarts(2));

    assertGood(tree.make("modplan-all"));

    assertThat(Files.readString(tree.output().resolve(".modplan/log.jsonl")))
        .doesNotContain("\"event\": \"retry\"");
  }

  @Test
  void nothingIsCopiedFromOtherModulesWhereAModuleIsCompiledWithoutBeingLoaded() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === small.scm ===
            (define-module (small) #:export (answer))
            (define (answer) 41414141)
            === unloadable.scm ===
            (define-module (unloadable) #:use-module (small))
            (error "not on this machine" (answer))
            """,
            1);
    assertGood(tree.make("modplan-all"));

    assertThat(Files.readString(tree.output().resolve(".modplan/log.jsonl")))
        .contains("\"event\": \"retry\"");
    assertThat(Files.readAllBytes(tree.output().resolve("unloadable.go")))
        .isEqualTo(compiledWithAnswer(42424242));
  }

  private byte[] compiledWithAnswer(int answer) throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory.resolve("other"),
            """
            === small.scm ===
            (define-module (small) #:export (answer))
            (define (answer) %d)
            === unloadable.scm ===
            (define-module (unloadable) #:use-module (small))
            (error "not on this machine" (answer))
            """
                .formatted(answer),
            1);
    assertGood(tree.make("modplan-all"));
    return Files.readAllBytes(tree.output().resolve("unloadable.go"));
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

  @Test
  void oddNamesGoThroughMakeAndTheShell() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory.resolve("a dir"),
            """
            === odd name's/a b.scm ===
            (define-module (#{odd name's}# #{a b}#) #:use-module (odd $x%) #:export (v))
            (define v (+ 1 x))
            === odd/$x%.scm ===
            (define-module (odd $x%) #:export (x))
            (define x 1)
            === odd/#hash.scm ===
            (define-module (odd #{#hash}#))
            === odd/~s[t]*r?!.scm ===
            (define-module (odd #{~s[t]*r?!}#))
            """,
            2);

    assertGood(tree.make("-j2", "modplan-all"));

    assertThat(tree.compiledFiles())
        .containsOnlyKeys("odd name's/a b.go", "odd/$x%.go", "odd/#hash.go", "odd/~s[t]*r?!.go");
    tree.takeLog();
    tree.touch("odd/$x%.scm");
    assertGood(tree.make("-j2", "modplan-all"));
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(odd $x%)", "(#{odd name's}# #{a b}#)");
    assertGood(tree.make("modplan-clean"));
    assertThat(tree.compiledFiles()).isEmpty();
  }

  @Test
  void theFragmentCanBeIncludedAndTheOutputGoElsewhere() throws Exception {
    RealGuile tree = RealGuile.of(directory, SmallTree.FILES, 2);
    Path project = Files.createDirectories(directory.resolve("project"));
    Files.writeString(
        project.resolve("Makefile"),
        """
        MODPLAN_OUTDIR = made here
        include ../build/x.mk
        mine:
        \t@echo mine
        """);

    RealGuile.Result first = RealGuile.run(project, java.util.List.of("make"));
    RealGuile.Result all = RealGuile.run(project, java.util.List.of("make", "-j2", "modplan-all"));

    assertThat(first.text()).isEqualTo("mine\n");
    assertGood(all);
    assertThat(project.resolve("made here/t/main.go")).exists();
    assertThat(RealGuile.run(project, java.util.List.of("make", "modplan-all")).text())
        .contains("Nothing to be done");
    assertThat(tree.compiledFiles()).isEmpty();
  }

  @ParameterizedTest(name = "-O{0}")
  @ValueSource(ints = {1, 2, 3})
  void theSameFilesWhateverTheNumberOfJobs(int level) throws Exception {
    RealGuile one = RealGuile.of(directory.resolve("one"), SmallTree.FILES, 1);
    RealGuile three = RealGuile.of(directory.resolve("three"), SmallTree.FILES, 3);
    one.emit(PlanSettings.of(1).withOptLevel(file -> level));
    three.emit(PlanTree.cheapStarts(3).withOptLevel(file -> level));
    assertGood(one.make("modplan-all"));
    assertGood(three.make("-j3", "modplan-all"));

    for (String file : one.compiledFiles().keySet()) {
      assertThat(Files.readAllBytes(one.output().resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(three.output().resolve(file)));
    }
  }

  static LongStream seeds() {
    return LongStream.of(3, 8, 11);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomTreesCompile(long seed) throws Exception {
    RealGuile tree = RealGuile.of(directory, PlanTree.random(seed), 2);

    RealGuile.Result result = tree.make("-j2", "modplan-all");

    assertGood(result);
    try (var sources = Files.list(tree.source().resolve("m"))) {
      assertThat(tree.compiledFiles()).hasSize((int) sources.count());
    }
  }
}
