package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class UnresolvedImportRuleTest extends RuleTest {
  UnresolvedImportRuleTest() {
    super("unresolved-import");
  }

  private static final String TREE =
      """
      === a.scm ===
      (define-module (a) #:use-module (json) #:use-module (ice-9 match))
      === b.scm ===
      (define-module (b) #:autoload (json) (f) #:autoload (zip) (g))
      (define (h) (@ (json) x))
      """;

  @Test
  void findsEachMissingModuleOnce() {
    List<Finding> findings = findings(TREE);

    assertThat(findings).hasSize(2);
    Finding json = findings.get(0);
    assertThat(json.severity()).isEqualTo(Severity.ERROR);
    assertThat(json.message()).isEqualTo("cannot find module (json), which 2 files need");
    assertThat(places(json))
        .containsExactly(
            "b.scm:1:31 also named here by autoload", "b.scm:2:13 also named here by @");
    assertThat(findings.get(1).severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(1).message()).isEqualTo("cannot find module (zip), which 1 file needs");
  }

  @Test
  void saysWhatGuileWarnsOfAnAutoload() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:autoload (zip) (f g))
            (define (h) (@ (json) x))
            """);

    assertThat(findings).hasSize(2);
    assertThat(findings.get(1).notes())
        .containsExactly("Guile says nothing while compiling; the code fails when it gets there");
    assertThat(findings.get(0).notes())
        .containsExactly(
            "Guile only warns: Failed to autoload f in (zip); code that needs the name fails");
  }

  /** Each of them fails, and whoever loads it. */
  @Test
  void namesAllThatAskForAMissingModule() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module (json))
            === b.scm ===
            (define-module (b) #:use-module (json))
            === c.scm ===
            (define-module (c) #:use-module (b))
            === d.scm ===
            (define-module (d) #:autoload (json) (f))
            """);

    assertThat(findings).hasSize(1);
    Failure failure = findings.get(0).failure();
    assertThat(failure).isNotNull();
    assertThat(failure.entries()).containsExactly("(a)", "(b)", "(c)");
  }

  @Test
  void believesTheUser() {
    assertThat(findings(TREE, guile("3.0", 2, "(json **)", "(zip)"))).isEmpty();
  }

  @Test
  void knowsGuileModulesThatHaveNoFileAndThoseOfEachSeries() {
    String tree =
        """
        === a.scm ===
        (define-module (a)
          #:use-module (ice-9 ports internal)
          #:use-module (system foreign)
          #:use-module (scheme base))
        """;
    assertThat(findings(tree)).isEmpty();
    assertThat(lines(tree, guile("2.2", 2)))
        .containsExactly("a.scm:4:16 error cannot find module (scheme base), which 1 file needs");
  }

  @Test
  void leavesGeneratedModulesAndNamesInDataMacrosAndCondExpandAlone() {
    isSilent(
        """
        === guix/config.scm.in ===
        (define-module (guix config))
        === a.scm ===
        (define-module (a) #:use-module (guix config))
        (define build #~(begin (use-modules (build side)) 1))
        (define-syntax-rule (require name) (use-modules (some name)))
        (cond-expand (kawa (import (kawa base))) (guile (use-modules (old syncase))))
        (define (f) (resolve-interface '(perhaps there)))
        """);
  }

  @Test
  void leavesModulesAloneThatAnotherFileDefinesInside() {
    isSilent(
        """
        === a.scm ===
        (define-module (a))
        (define-module (a deep inside))
        === b.scm ===
        (define-module (b) #:use-module (a deep inside))
        """);
  }

  @Test
  void leavesTestsAloneThatMakeTheirModules() {
    isSilent(
        """
        === test.scm ===
        (define (make) (eval '(define-module (my packages)) (current-module)))
        (define (f) (@ (my packages) x))
        """);
  }
}
