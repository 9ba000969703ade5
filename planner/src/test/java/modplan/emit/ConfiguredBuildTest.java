package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modplan.PlanTree;
import modplan.cli.InProcess;
import org.junit.jupiter.api.Test;

/** Levels, optimisations and warnings of modplan.toml in a real build; what Guix has, say. */
class ConfiguredBuildTest extends BuildTestCase {
  private static final String TREE =
      """
      === guix/record.scm ===
      (define-module (guix record) #:export (record))
      (define (record) 1)
      === gnu/services/base.scm ===
      (define-module (gnu services base) #:export (base))
      (define (helper x) (list x (helper x)))
      (define (base) (helper 1))
      === gnu/packages/bad.scm ===
      (define-module (gnu packages bad) #:export (use say))
      (define (one x) x)
      (define (one x) (list x))
      (define (two x) x)
      (define (use) (two 1 2))
      (define (say) (format #f "~a"))
      """;

  private static final String CONFIGURATION =
      """
      warnings = ["unbound-variable", "arity-mismatch", "macro-use-before-definition", "shadowed-toplevel"]
      [[optimisation]]
      paths = ["**"]
      level = 3
      [[optimisation]]
      paths = ["gnu/packages/**", "gnu/tests/**"]
      level = 1
      [[optimisation]]
      paths = ["gnu/services/**"]
      level = 2
      options = ["no-letrectify"]
      """;

  /** Plans the tree as a user does and builds it; what the build said. */
  private String build(Path where, String configuration) throws Exception {
    Path source = where.resolve("src");
    PlanTree.write(source, TREE);
    Files.writeString(source.resolve("modplan.toml"), configuration);
    Path out = Files.createDirectories(where.resolve("out"));
    InProcess.Outcome plan =
        InProcess.run(source, "plan", "--emit", "make", "-o", out.resolve("x.mk").toString());
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    RealGuile.Result result = RealGuile.build(BuildTool.MAKE, out);
    assertGood(result);
    return result.text();
  }

  private static List<String> levels(Path where) throws Exception {
    return Files.readAllLines(where.resolve("out/.modplan/log.jsonl")).stream()
        .filter(line -> line.contains("\"event\": \"compile\""))
        .map(
            line -> line.replaceAll(".*\"file\": \"([^\"]*)\".*\"optLevel\": ([0-9]).*", "$1 -O$2"))
        .sorted()
        .toList();
  }

  private static byte[] services(Path where) throws Exception {
    return Files.readAllBytes(where.resolve("out/gnu/services/base.go"));
  }

  @Test
  void levelsAndWarningsAreThoseOfTheConfiguration() throws Exception {
    Path guix = directory.resolve("guix");
    Path plain = directory.resolve("plain");

    String warned = build(guix, CONFIGURATION);
    String usual = build(plain, "");

    assertThat(levels(guix))
        .containsExactly(
            "gnu/packages/bad.scm -O1", "gnu/services/base.scm -O2", "guix/record.scm -O3");
    assertThat(levels(plain))
        .containsExactly(
            "gnu/packages/bad.scm -O2", "gnu/services/base.scm -O2", "guix/record.scm -O2");
    assertThat(services(guix)).as("without letrectify").isNotEqualTo(services(plain));

    String arity = "gnu/packages/bad.scm:5:14: warning: wrong number of arguments to `two'";
    String shadow = "gnu/packages/bad.scm:3:0: warning: shadows previous definition of `one'";
    String format = "warning: \"~a\": wrong number of `format' arguments";
    assertThat(warned).contains(arity, shadow).doesNotContain(format);
    // Guile's own choice.
    assertThat(usual).contains(arity, format).doesNotContain("shadows previous definition");
  }
}
