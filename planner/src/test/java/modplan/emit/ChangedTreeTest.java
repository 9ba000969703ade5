package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import modplan.PlanTree;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tree that has changed since its plan was made: the build ends right, or says what to do. */
@NullUnmarked
class ChangedTreeTest extends BuildTestCase {
  private static final String TREE =
      """
      === t/base.scm ===
      (define-module (t base) #:export (base))
      (define base 1)
      === t/mid.scm ===
      (define-module (t mid) #:use-module (t base) #:export (mid))
      (define (mid) (+ base 1))
      === t/top.scm ===
      (define-module (t top) #:use-module (t mid) #:export (top))
      (define (top) (mid))
      === script.scm ===
      (display "no module")
      """;

  private static final String EXTRA =
      "(define-module (t extra) #:export (extra))\n(define (extra) %d)\n";

  private RealGuile tree;
  private LoggingGuile guile;
  private EngineBuild build;

  private void build(BuildTool tool) throws Exception {
    EngineBuild.assumeInstalled(tool);
    tree = RealGuile.of(directory, TREE, 2);
    guile = LoggingGuile.in(directory.resolve("bin"), "guile");
    build = EngineBuild.of(tool, tree, guile.program()).plan(PlanTree.cheapStarts(2));
    build.assertBuilds();
  }

  private void assertNothingToDo() throws Exception {
    guile.takeLog();
    build.assertBuilds();
    assertThat(guile.takeLog()).isEmpty();
  }

  private String top() throws Exception {
    return tree.guile("(write ((@ (t top) top)))").text();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH"})
  void aNewModuleIsCompiledAfterTheRest(BuildTool tool) throws Exception {
    build(tool);
    tree.edit("t/new.scm", "(define-module (t new) #:use-module (t top) #:export (n))\n");

    RealGuile.Result result = build.all();

    assertGood(result);
    assertThat(result.text())
        .contains("t/new.scm is not in the plan")
        .contains("run modplan again");
    assertThat(tree.compiledFiles()).containsKeys("t/new.go", "t/base.go");
    assertNothingToDo();
    RealGuile.Result check = build.check();
    assertThat(check.exitCode()).isNotZero();
    assertThat(check.text()).contains("t/new.scm is not in the plan").contains("out of date");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH"})
  void aChangedImportOfANewModuleIsFollowed(BuildTool tool) throws Exception {
    build(tool);
    tree.edit("t/extra.scm", EXTRA.formatted(40));
    tree.edit(
        "t/mid.scm",
        "(define-module (t mid) #:use-module (t extra) #:export (mid))\n(define (mid) (+ 1 (extra)))\n");

    RealGuile.Result result = build.all();

    assertGood(result);
    assertThat(result.text()).contains("t/mid.scm imports other modules than the plan knows");
    assertThat(top()).isEqualTo("41");
    assertNothingToDo();

    tree.takeLog();
    tree.edit("t/extra.scm", EXTRA.formatted(50));
    build.assertBuilds();
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t extra)", "(t mid)", "(t top)");
    assertThat(top()).isEqualTo("51");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH"})
  void aModuleThatNobodyNeedsMayGo(BuildTool tool) throws Exception {
    build(tool);
    tree.edit("t/mid.scm", "(define-module (t mid) #:export (mid))\n(define (mid) 7)\n");
    Files.delete(tree.source().resolve("t/base.scm"));

    RealGuile.Result result = build.all();

    assertGood(result);
    assertThat(result.text()).contains("t/base.scm is gone; run modplan again");
    assertThat(tree.compiledFiles()).containsOnlyKeys("t/mid.go", "t/top.go");
    assertThat(top()).isEqualTo("7");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL"})
  void aModuleThatIsNeededAndGoneIsNamed(BuildTool tool) throws Exception {
    build(tool);
    Files.delete(tree.source().resolve("t/mid.scm"));

    RealGuile.Result result = build.keepGoing();

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text())
        .contains("(t top): no code for module (t mid)")
        .contains("t/mid.scm is gone; run modplan again");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL", "SLURM"})
  void aRenamedModuleIsFoundUnderItsNewName(BuildTool tool) throws Exception {
    build(tool);
    Files.delete(tree.source().resolve("t/mid.scm"));
    tree.edit(
        "t/middle.scm",
        "(define-module (t middle) #:use-module (t base) #:export (mid))\n(define (mid) (+ base 9))\n");
    tree.edit(
        "t/top.scm",
        "(define-module (t top) #:use-module (t middle) #:export (top))\n(define (top) (mid))\n");

    build.assertBuilds();

    assertThat(tree.compiledFiles()).containsOnlyKeys("t/base.go", "t/middle.go", "t/top.go");
    assertThat(top()).isEqualTo("10");
    assertThat(build.check().text())
        .contains("t/mid.scm is gone")
        .contains("t/middle.scm is not in the plan")
        .contains("t/top.scm imports other modules");
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH"})
  void filesWithoutAModuleAreNobodysBusiness(BuildTool tool) throws Exception {
    build(tool);
    RealGuile.Result check = build.check();
    assertThat(check.exitCode()).isZero();
    assertThat(check.text()).contains("modplan: the plan fits the tree\n");

    tree.edit("t/notes.scm", "(display 1)\n");
    build.assertBuilds();

    assertThat(build.check().exitCode()).isZero();
    assertNothingToDo();
  }

  @Test
  void librariesOfR6rsAndR7rsAreFollowed() throws Exception {
    RealGuile libraries =
        RealGuile.of(
            directory.resolve("libraries"),
            """
            === t/base.scm ===
            (define-module (t base) #:export (base))
            (define base 1)
            === t/other.scm ===
            (define-module (t other) #:export (base))
            (define base 2)
            === t/six.scm ===
            (library (t six (6)) (export six)
              (import (rnrs base (6)) (only (srfi :1 lists) first) (rename (t base) (base b)))
              (define (six) (first (list b))))
            === t/seven.scm ===
            (define-library (t seven) (export seven)
              (import (scheme base) (prefix (only (t six) six) t:))
              (cond-expand (guile (import (t base))) (else (import (t none))))
              (begin (define (seven) (+ base (t:six)))))
            """,
            2);
    assertGood(libraries.make("modplan-all"));
    assertThat(libraries.guile("(write ((@ (t seven) seven)))").text()).isEqualTo("2");
    libraries.touch("t/six.scm");
    libraries.touch("t/seven.scm");
    assertThat(libraries.make("modplan-check").text())
        .isEqualTo("modplan: the plan fits the tree\n");

    libraries.edit(
        "t/six.scm",
        "(library (t six) (export six) (import (rnrs base) (t other)) (define (six) base))\n");

    RealGuile.Result result = libraries.make("modplan-all");
    assertGood(result);
    assertThat(result.text()).contains("t/six.scm imports other modules than the plan knows");
    assertThat(libraries.guile("(write ((@ (t seven) seven)))").text()).isEqualTo("3");
  }
}
