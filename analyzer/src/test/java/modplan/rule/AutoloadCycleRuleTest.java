package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutoloadCycleRuleTest extends RuleTest {
  AutoloadCycleRuleTest() {
    super("autoload-cycle");
  }

  @Test
  void findsTheWayBack() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:autoload (b) (x))
            === b.scm ===
            (define-module (b) #:use-module (c))
            === c.scm ===
            (define-module (c) #:use-module (a))
            """);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message()).isEqualTo("(a) autoloads (b), which imports it");
    assertThat(places(findings.get(0)))
        .containsExactly(
            "a.scm:1:31 (a) autoloads (b)",
            "b.scm:1:33 (b) imports (c)",
            "c.scm:1:33 (c) imports (a)");
  }

  @Test
  void leavesAutoloadsWithoutAWayBackAlone() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (x))
        === b.scm ===
        (define-module (b) #:autoload (a) (y))
        """);
  }

  @Test
  void warnsWhereTheAutoloadFails() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:autoload (b) (fb) #:export (xa))
            (define (f) (fb))
            (define xa 1)
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (fb))
            (define (fb) 1)
            (define xb (+ xa 1))
            """);

    assertThat(findings)
        .extracting(f -> f.location() + " " + f.severity() + " " + f.message())
        .containsExactly(
            "2:14 WARNING the mention of fb here loads (b), which fails: it leads back to half-loaded modules");
    assertThat(findings.get(0).notes())
        .contains("when (a) is loaded first, Guile warns: Failed to autoload fb in (b)");
    assertThat(places(findings.get(0))).contains("b.scm:3:15 it fails here: Unbound variable: xa");
  }

  @Test
  void oneThatIsMentionedBelowTheDefinitionsWorks() {
    assertThat(
            lines(
                """
                === a.scm ===
                (define-module (a) #:autoload (b) (fb) #:export (xa))
                (define xa 1)
                (define (f) (fb))
                === b.scm ===
                (define-module (b) #:use-module (a) #:export (fb))
                (define (fb) 1)
                (define xb (+ xa 1))
                """,
                guile("3.0", 1)))
        .noneMatch(line -> line.contains("load-source"));
  }

  /** Guile 3.0.8 compiles (a) without a warning: the optimiser comes when all is expanded. */
  @Test
  void whatIsDefinedAtExpansionIsThereWhenTheOptimiserLoadsAutoloads() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (vb) #:export (ea))
        (define va 1)
        (eval-when (expand load eval) (define ea 1))
        === b.scm ===
        (define-module (b) #:use-module ((a) #:prefix a:) #:export (vb))
        (define vb (+ 1 a:ea))
        """,
        "a.scm:1:31 info (a) autoloads (b), which imports it");
  }
}
