package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import modplan.PlanTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated build under real Make and real Guile: what it makes, where, and what it takes away.
 */
class MakeBuildTest extends BuildTestCase {
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

  /** What a macro of another module brings along has no place of its own. */
  @Test
  void aWarningNamesTheFileThatWasCompiled() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === w/m.scm ===
            (define-module (w m) #:export (m))
            (define-syntax-rule (m) (nowhere 1))
            === w/u.scm ===
            (define-module (w u) #:use-module (w m) #:export (u))
            (define (u) (m))
            """,
            1);

    RealGuile.Result result = tree.make("modplan-all");

    assertGood(result);
    assertThat(result.text())
        .containsPattern("w/u\\.scm(:\\d+:\\d+)?: warning: possibly unbound variable .nowhere.")
        .doesNotContain("unknown-location");
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

    RealGuile.Result first = RealGuile.run(project, List.of("make"));
    RealGuile.Result all = RealGuile.run(project, List.of("make", "-j2", "modplan-all"));

    assertThat(first.text()).isEqualTo("mine\n");
    assertGood(all);
    assertThat(project.resolve("made here/t/main.go")).exists();
    assertThat(RealGuile.run(project, List.of("make", "modplan-all")).text())
        .contains("Nothing to be done");
    assertThat(tree.compiledFiles()).isEmpty();
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
