package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class MacroCycleRuleTest extends RuleTest {
  MacroCycleRuleTest() {
    super("macro-cycle");
  }

  @Test
  void findsMacrosThatAreUsedTooEarly() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b) #:export (ma))
        (define-syntax-rule (ma x) (list x))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (xb fb))
        (define (fb)
          (ma 1))
        === c.scm ===
        (define-module (c) #:use-module (d) #:export (mc))
        (define-syntax-rule (mc x) (list x))
        === d.scm ===
        (define-module (d) #:use-module (c) #:export (xd))
        (define xd (mc 1))
        """,
        "b.scm:3:4 warning macro ma of (a) may not exist yet here and would be taken for a"
            + " variable",
        "d.scm:2:13 error macro mc of (c) may not exist yet where the top level uses it");
  }

  /** As in (rnrs base): the reference is text for a macro, which makes a look-up of it. */
  @Test
  void aReferenceThatAMacroTakesAsTextLoadsNothing() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (ma later))
        (define-syntax define-proxy
          (syntax-rules (@)
            ((_ name (@ module other))
             (define-syntax name
               (identifier-syntax (module-ref (resolve-interface 'module) 'other))))))
        (define-proxy later (@ (b) fb))
        (define-syntax-rule (ma x) (list x))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (fb))
        (define (fb) (ma 1))
        """);
  }

  @Test
  void aReferenceThatAMacroPassesOnLoadsItsModule() {
    finds(
        """
        === a.scm ===
        (define-module (a) #:export (ma later))
        (define-syntax-rule (called x) (x))
        (define (later) (called (@ (b) fb)))
        (define-syntax-rule (ma x) (list x))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (fb))
        (define (fb) (ma 1))
        """,
        "b.scm:2:15 warning macro ma of (a) may not exist yet here and would be taken for a"
            + " variable");
  }

  @Test
  void saysWhatHappensAndForWhichEntry() {
    Finding finding =
        findings(
                """
                === a.scm ===
                (define-module (a) #:use-module (b) #:export (ma))
                (define-syntax-rule (ma x) (list x))
                === b.scm ===
                (define-module (b) #:use-module (a) #:export (fb))
                (define (fb) (ma 1))
                """)
            .get(0);

    assertThat(finding.failure().effect()).isEqualTo(Failure.Effect.LATER);
    assertThat(finding.failure().entries()).containsExactly("(a)");
    assertThat(finding.notes())
        .containsExactly(
            "when (a) is loaded first from source, what runs later finds the macro itself as a"
                + " value; a call of it fails: Wrong type to apply: #<syntax-transformer ma>");
    assertThat(places(finding))
        .containsExactly(
            "a.scm:2:22 (a) defines ma here",
            "a.scm:1:33 (a) imports (b)",
            "b.scm:1:33 (b) imports (a)");
  }

  /** The autoload comes behind the definition, and so is not why. */
  @Test
  void showsTheImportsThatLeadBackRatherThanAShorterWayByAnAutoload() {
    Finding finding =
        findings(
                """
                === a.scm ===
                (define-module (a) #:autoload (b) (fb) #:use-module (c) #:export (ma))
                (define-syntax-rule (ma x) (list x))
                (define (f) (fb))
                === b.scm ===
                (define-module (b) #:use-module (a) #:export (fb))
                (define (fb) (ma 1))
                === c.scm ===
                (define-module (c) #:use-module (b))
                """)
            .get(0);

    assertThat(places(finding))
        .containsExactly(
            "a.scm:2:22 (a) defines ma here",
            "a.scm:1:53 (a) imports (c)",
            "c.scm:1:33 (c) imports (b)",
            "b.scm:1:33 (b) imports (a)");
  }

  @Test
  void leavesMacrosAloneThatNobodyInTheCycleUses() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:use-module ((b) #:select (f)) #:use-module (leaf))
        (define (g) (n))
        === b.scm ===
        (define-module (b) #:use-module (a) #:export (f m))
        (define (f) (list 'm '(m 1)))
        (define-syntax-rule (m) 1)
        === leaf.scm ===
        (define-module (leaf) #:export (n))
        (define-syntax-rule (n) 1)
        === user.scm ===
        (define-module (user) #:use-module (b))
        (m)
        """);
  }

  /** Whichever module is the entry, the import of d fails first; the cure of that would show it. */
  @Test
  void findsWhatAnotherErrorHides() {
    String tree =
        """
        === a.scm ===
        (define-module (a)
          #:use-module (c) #:use-module (d) #:use-module (b) #:export (m))
        (define-syntax-rule (m x) (list x))
        (define-public d 1)
        === b.scm ===
        (define-module (b) #:use-module (a))
        (define (p)
          (m 1))
        === c.scm ===
        (define-module (c) #:use-module ((a) #:select (d)))
        === d.scm ===
        (define-module (d) #:use-module ((a) #:select (d)))
        """;

    assertThat(findings(tree))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.file() + ":" + finding.location()).isEqualTo("b.scm:3:4");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.notes()).contains(HazardRule.BEHIND);
            });
  }
}
