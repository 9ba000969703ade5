package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modplan.LinkCheck;
import modplan.PlanTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same plan through every engine, with the real programs. */
class EngineTest {

  private static final String ODD =
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
      === odd/say "hi".scm ===
      (define-module (odd #{say "hi"}#) #:use-module (odd #{`date`}#))
      === odd/`date`.scm ===
      (define-module (odd #{`date`}#))
      === -odd/-x.scm ===
      (define-module (-odd -x))
      """;

  @TempDir Path directory;

  @BeforeEach
  void realPrograms() throws Exception {
    RealGuile.assumePresent();
  }

  /** Builds in a directory of its own and returns the hashes of what was compiled. */
  private Map<String, String> build(RealGuile tree, BuildTool tool, int jobs) throws Exception {
    Path where = directory.resolve(tool + "-" + jobs);
    tree.emit(tool, PlanTree.cheapStarts(jobs), where);
    RealGuile.Result result = RealGuile.build(tool, where);
    if (tool == BuildTool.SLURM) {
      RealGuile.requireSlurm(result);
    }
    assertThat(result.exitCode()).as(result.text()).isZero();
    return RealGuile.hashes(where);
  }

  @ParameterizedTest
  @EnumSource(names = {"NINJA", "SH", "PARALLEL", "SLURM"})
  void everyEngineMakesTheFilesThatMakeMakes(BuildTool tool) throws Exception {
    EngineBuild.assumeInstalled(tool);
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);

    Map<String, String> others = build(tree, tool, 2);

    assertThat(others).hasSize(6).isEqualTo(build(tree, BuildTool.MAKE, 2));
  }

  @Test
  void everyPlanMakesTheSameFiles() throws Exception {
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);

    assertThat(build(tree, BuildTool.SH, 1)).isEqualTo(build(tree, BuildTool.MAKE, 4));
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL", "SLURM"})
  void aSecondBuildStartsNoGuileAndAnEditIsSeen(BuildTool tool) throws Exception {
    EngineBuild.assumeInstalled(tool);
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);
    LoggingGuile guile = LoggingGuile.in(directory, "guile");
    EngineBuild build = EngineBuild.of(tool, tree, guile.program());
    build.plan(PlanTree.cheapStarts(2)).assertBuilds();
    assertThat(guile.takeLog()).isNotEmpty();

    guile.run("false");
    build.assertBuilds();
    assertThat(guile.takeLog()).isEmpty();

    guile.run("guile");
    tree.takeLog();
    tree.touch("t/odd.scm");
    build.assertBuilds();
    assertThat(tree.takeLog()).containsExactlyInAnyOrder("(t odd)", "(t even)", "(t main)");
    guile.run("false");
    build.assertBuilds();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAKE", "NINJA", "SH", "PARALLEL"})
  void oddNamesGoThroughTheRealTools(BuildTool tool) throws Exception {
    EngineBuild.assumeInstalled(tool);
    RealGuile tree = RealGuile.of(directory.resolve("a tree's $dir"), ODD, 2);
    List<String> expected =
        new ArrayList<>(
            List.of(
                "-odd/-x.go",
                "odd name's/a b.go",
                "odd/#hash.go",
                "odd/$x%.go",
                "odd/`date`.go",
                "odd/say \"hi\".go",
                "odd/~s[t]*r?!.go"));
    if (tool != BuildTool.MAKE) { // that refuses them
      tree.edit("odd/a=b; & (c).scm", "(define-module (odd #{a=b; & (c)}#))\n");
      tree.edit("odd/back\\slash.scm", "(define-module (odd #{back\\x5c;slash}#))\n");
      expected.addAll(List.of("odd/a=b; & (c).go", "odd/back\\slash.go"));
    }
    Path where = directory.resolve("out");
    tree.emit(tool, PlanTree.cheapStarts(2), where);

    RealGuile.Result result = RealGuile.build(tool, where);

    assertThat(result.exitCode()).as(result.text()).isZero();
    assertThat(result.text()).doesNotContain("is not in the plan");
    assertThat(RealGuile.compiledBelow(where)).hasSameElementsAs(expected);
    Path log = where.resolve(".modplan/log.jsonl");
    Files.delete(log);
    assertThat(RealGuile.build(tool, where).exitCode()).isZero();
    assertThat(log).doesNotExist();
    for (String file : List.of("odd/#hash.scm", "odd/say \"hi\".scm")) {
      tree.touch(file);
      assertThat(RealGuile.build(tool, where).exitCode()).isZero();
      assertThat(Files.readString(log)).contains(file.replace("\"", "\\\""));
      Files.delete(log);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NINJA", "SH", "PARALLEL"})
  void aFailureIsToldAndTheOthersAreKept(BuildTool tool) throws Exception {
    EngineBuild.assumeInstalled(tool);
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);
    tree.edit("t/main.scm", "(define-module (t main) #:use-module (t nowhere))\n");
    Path where = directory.resolve("out");
    tree.emit(tool, PlanTree.cheapStarts(2), where);

    RealGuile.Result result = RealGuile.build(tool, where);

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.text()).contains("(t main): ").contains("no code for module (t nowhere)");
    assertThat(RealGuile.compiledBelow(where)).contains("t/base.go").doesNotContain("t/main.go");
  }

  /** All files of a build in one process: what one module has of another must be there. */
  @Test
  void compiledFilesFitTogether() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory.resolve("tree"),
            """
            === t/temps.scm ===
            (define-module (t temps) #:export (define-hidden))
            (define-syntax define-hidden
              (lambda (x)
                (syntax-case x ()
                  ((_ name value)
                   (with-syntax (((hidden) (generate-temporaries '(hidden))))
                     #'(begin (define hidden value)
                              (export hidden)
                              (define-syntax-rule (name) hidden)
                              (export name)))))))
            === t/definer.scm ===
            (define-module (t definer) #:use-module (t temps))
            (define-hidden answer 42)
            === t/user.scm ===
            (define-module (t user) #:use-module (t definer) #:export (ask))
            (define (ask) (answer))
            """,
            2);
    build(tree, BuildTool.MAKE, 2);
    PlanTree.delete(tree.source().resolve("t"));

    RealGuile.Result asked =
        RealGuile.run(
            directory,
            List.of(
                "guile",
                "--no-auto-compile",
                "-C",
                directory.resolve("make-2").toString(),
                "-c",
                "(write ((@ (t user) ask)))"));

    assertThat(asked.text()).isEqualTo("42");
  }

  /**
   * Every name that one file has of another module is there; and the check finds one that is not.
   */
  @Test
  void everyReferenceAcrossModulesResolves() throws Exception {
    RealGuile tree = RealGuile.of(directory.resolve("tree"), SmallTree.FILES, 2);
    build(tree, BuildTool.MAKE, 2);
    Path where = directory.resolve("make-2");

    LinkCheck.Result good = LinkCheck.of(where);
    assertThat(good.exitCode()).as(good.text()).isZero();
    assertThat(good.text())
        .startsWith("6 files, ")
        .endsWith(" 0 unresolved\n")
        .doesNotContain(" 0 references");

    Path other = directory.resolve("base.scm");
    Files.writeString(other, "(define-module (t base) #:export (twice))\n(define (twice x) x)\n");
    String compile =
        "(use-modules (system base compile)) (compile-file \"%s\" #:output-file \"%s\")";
    RealGuile.run(
        directory,
        List.of(
            "guile",
            "--no-auto-compile",
            "-c",
            compile.formatted(other, where.resolve("t/base.go"))));
    LinkCheck.Result broken = LinkCheck.of(where);
    assertThat(broken.exitCode()).isNotZero();
    assertThat(broken.text()).contains("has base of (t base), which is not there");
  }
}
