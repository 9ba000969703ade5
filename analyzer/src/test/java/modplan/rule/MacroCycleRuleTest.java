package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MacroCycleRuleTest extends RuleTest {
  MacroCycleRuleTest() {
    super("macro-cycle");
  }

  @Test
  void findsMacrosThatOtherMembersCanSee() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:use-module (b))
            === b.scm ===
            (define-module (b) #:use-module (c) #:re-export (m))
            === c.scm ===
            (define-module (c) #:use-module (a) #:export (m f))
            (define-syntax-rule (m) 1)
            (define (f) 1)
            """);

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "1 module of this import cycle can see macros of (b)",
            "1 module of this import cycle can see macros of (c)");
    assertThat(findings).allMatch(f -> f.confidence() == Confidence.POSSIBLE);
    assertThat(places(findings.get(1)))
        .containsExactly(
            "b.scm:1:33 (b) imports (c)",
            "c.scm:1:33 (c) imports (a)",
            "a.scm:1:33 (a) imports (b)");
  }

  @Test
  void leavesMacrosAloneThatNobodyInTheCycleImports() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module ((b) #:select (f)) #:use-module (leaf))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (f m))
        (define (f) 1)
        (define-syntax-rule (m) 1)
        === leaf.scm ===
        (define-module (leaf) #:export (n))
        (define-syntax-rule (n) 1)
        === user.scm ===
        (define-module (user) #:use-module (b))
        """);
  }
}
