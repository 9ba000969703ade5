package modplan.rule;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import modplan.TestTree;
import modplan.load.Mode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Findings of plain rules name their proof: an entry, and what Guile then prints, unless they say
 * that another error comes first.
 */
@NullUnmarked
class FailuresTest {
  @TempDir Path directory;

  private List<Failure> failures(String rule, String tree) throws Exception {
    List<Finding> findings = RuleTest.findings(TestTree.in(directory, tree).analysis(), rule);
    List<Failure> failures = new ArrayList<>();
    for (Finding finding : findings) {
      Failure failure = finding.notes().contains(HazardRule.BEHIND) ? null : finding.failure();
      failures.add(failure);
      if (failure != null) {
        assertThat(failure.mode()).isEqualTo(Mode.LOAD_SOURCE);
        for (String entry : failure.entries()) {
          assertThat(guile(loading(entry))).contains(failure.says());
        }
      }
    }
    return failures;
  }

  private String loading(String entry) {
    return entry.startsWith("(")
        ? "(use-modules " + entry + ")"
        : "(primitive-load \"" + directory.resolve(entry) + "\")";
  }

  private String guile(String code) throws Exception {
    require(GuileAgreesTest.isInstalled(), "guile is not installed");
    ProcessBuilder builder =
        new ProcessBuilder("guile", "--no-auto-compile", "-L", directory.toString(), "-c", code)
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GUILE_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }

  private static final String BROKEN =
      """
      === a.scm ===
      (define-module (a) #:use-module (p) #:use-module ((p) #:select (gone shown lost)))
      === b.scm ===
      (define-module (b) #:use-module (a) #:use-module ((p) #:hide (none)))
      === c.scm ===
      (define-module (c) #:use-module (d) #:use-module (no such))
      === d.scm ===
      (define-module (d) #:use-module (c) #:use-module (p))
      === p.scm ===
      (define-module (p) #:export (shown))
      (define shown 1)
      """;

  @Test
  void aMissingExportFailsWithAllThatImportTheModule() throws Exception {
    List<Failure> failures = failures("missing-export", BROKEN);

    assertThat(failures).hasSize(3);
    assertThat(failures.get(0).entries()).containsExactly("(a)", "(b)");
    assertThat(failures.get(0).errorClass()).isEqualTo("missing-export");
    assertThat(failures.get(0).name()).isEqualTo("gone");
    assertThat(failures.get(1)).as("lost: gone is asked for first").isNull();
    assertThat(failures.get(2)).as("(b) fails with (a), which it imports first").isNull();
  }

  @Test
  void aModuleThatLiesElsewhereIsAnEntryByItsFile() throws Exception {
    List<Failure> failures =
        failures(
            "unresolved-import",
            """
            === tests/a.scm ===
            (define-module (test-a) #:use-module (nowhere))
            === b.scm ===
            (define-module (b) #:use-module (nowhere))
            """);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactlyInAnyOrder("(b)", "tests/a.scm");
  }

  @Test
  void anUnresolvedImportInACycleFailsWithAllMembers() throws Exception {
    List<Failure> failures = failures("unresolved-import", BROKEN);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactly("(c)", "(d)");
    assertThat(failures.get(0).says()).isEqualTo("no code for module (no such)");
    assertThat(failures.get(0).stack()).containsExactly("c.scm");
  }

  @Test
  void whatOnlyACallNeedsHasNoFailure() throws Exception {
    assertThat(
            failures(
                "unresolved-import",
                """
                === a.scm ===
                (define-module (a) #:autoload (gone) (x))
                (define (f) ((@ (gone too) y)))
                """))
        .containsOnlyNulls();
  }

  @Test
  void aLibraryCycleFailsWithItsMembers() throws Exception {
    List<Failure> failures =
        failures(
            "library-cycle",
            """
            === a.scm ===
            (library (a) (export) (import (rnrs) (b)))
            === b.scm ===
            (define-module (b) #:use-module (a))
            === e.scm ===
            (define-module (e) #:use-module (a))
            """);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).says()).isEqualTo("no code for module (a)");
    assertThat(failures.get(0).entries()).contains("(a)", "(e)");
    assertThat(failures.get(0).stack()).isNotEmpty();
  }

  private static final String TWO_LEAD_BACK =
      """
      === a.scm ===
      (library (a) (export) (import (rnrs) (b) (c)))
      === b.scm ===
      (define-module (b))
      (use-modules (a))
      === c.scm ===
      (define-module (c) #:use-module (d))
      === d.scm ===
      (define-module (d) #:use-module (a))
      === e.scm ===
      (define-module (e) #:use-module (c))
      """;

  @Test
  void aLibraryCycleNamesTheEntriesOfAllImportsThatLeadBack() throws Exception {
    List<Failure> failures = failures("library-cycle", TWO_LEAD_BACK);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).contains("(a)", "(b)", "(c)", "(d)", "(e)");
  }

  @Test
  void anEntryThatFailsWithAnotherModuleBeforeIsNotNamed() throws Exception {
    List<Failure> failures =
        failures(
            "unresolved-import",
            """
            === a.scm ===
            (define-module (a) #:use-module (gone one) #:use-module (gone two))
            === b.scm ===
            (define-module (b) #:use-module (c) #:use-module (a))
            === c.scm ===
            (define-module (c) #:use-module (gone two))
            === d.scm ===
            (define-module (d) #:use-module (a) #:use-module (c))
            """);

    assertThat(failures).hasSize(2);
    assertThat(failures.get(0).entries()).containsExactly("(a)", "(d)");
    assertThat(failures.get(1).entries()).containsExactly("(c)", "(b)");
    assertThat(failures.get(1).stack()).containsExactly("c.scm");
  }

  @Test
  void anEntryThatMeetsAHalfLoadedModuleBeforeIsNotNamed() throws Exception {
    List<Failure> failures =
        failures(
            "unresolved-import",
            """
            === a.scm ===
            (define-module (a) #:use-module (b) #:use-module (gone) #:export (x))
            (define x 1)
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (y))
            (define y (+ 1 x))
            === c.scm ===
            (define-module (c) #:use-module (gone) #:use-module (a))
            """);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactly("(c)", "(b)");
  }

  private static final String BROKEN_CYCLE =
      """
      === a.scm ===
      (define-module (a) #:use-module (p) #:use-module (b) #:export (x))
      (define x 1)
      === b.scm ===
      (define-module (b) #:use-module (a) #:export (y))
      (define y (+ 1 x))
      === c.scm ===
      (define-module (c) #:use-module ((p) #:select (gone)) #:use-module (a))
      === p.scm ===
      (define-module (p))
      """;

  @Test
  void aHazardDoesNotNameEntriesThatFailBefore() throws Exception {
    List<Failure> failures = failures("strict-cycle", BROKEN_CYCLE);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactly("(a)");
    assertThat(failures("missing-export", BROKEN_CYCLE).get(0).entries()).containsExactly("(c)");
  }

  private static final String SPARED =
      """
      === auto.scm ===
      (define-module (auto) #:autoload (bad) (x) #:export (f))
      (define (f) (+ 1 x))
      === bad.scm ===
      (define-module (bad) #:use-module (gone) #:export (x))
      (define x 1)
      === both.scm ===
      (define-module (both) #:use-module (auto) #:use-module (bad))
      === last.scm ===
      (define-module (last) #:use-module (both) #:use-module (other))
      === needs.scm ===
      (define-module (needs) #:autoload (bad) (x) #:export (y))
      (define y (+ 1 x))
      === other.scm ===
      (define-module (other) #:use-module (bad) #:use-module (auto))
      === quotes.scm ===
      (define-module (quotes) #:autoload (bad) (x))
      (define y 'x)
      === uses.scm ===
      (define-module (uses) #:use-module (both) #:use-module (bad))
      (define y (+ 1 x))
      === whole.scm ===
      (define-module (whole) #:use-module (quotes) #:use-module (needs))
      """;

  /** Whoever imports it then works, but for what needs its bindings at once. */
  @Test
  void whatFailsInAnAutoloadIsThereAsFarAsItCame() throws Exception {
    List<Failure> failures = failures("unresolved-import", SPARED);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries())
        .containsExactlyInAnyOrder("(bad)", "(needs)", "(other)", "(uses)", "(whole)");
    for (String entry : List.of("(auto)", "(both)", "(last)", "(quotes)")) {
      assertThat(guile("(use-modules " + entry + ") (display 'loaded)")).contains("loaded");
    }
  }

  private static final String FIRST_BY_AUTOLOAD =
      """
      === a.scm ===
      (define-module (a) #:use-module (b) #:export (x))
      (define x 1)
      === b.scm ===
      (define-module (b) #:use-module (a) #:export (y))
      (define y (+ 1 x))
      === early.scm ===
      (define-module (early) #:autoload (b) (y))
      (define (f) y)
      (use-modules (a))
      === late.scm ===
      (define-module (late) #:autoload (b) (y))
      (define (f) 1)
      (use-modules (a))
      (define (g) y)
      === loads.scm ===
      (define-module (loads) #:use-module (other) #:use-module (a))
      === other.scm ===
      (define-module (other) #:autoload (b) (y))
      (define (f) y)
      === quotes.scm ===
      (define-module (quotes) #:autoload (b) (y))
      (define (f) 'y)
      (use-modules (a))
      """;

  @Test
  void anEntryFailsLikeTheMemberThatItLoadsFirstAutoloadsAmongThem() throws Exception {
    List<Failure> failures = failures("strict-cycle", FIRST_BY_AUTOLOAD);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactly("(a)", "(late)", "(quotes)");
    for (String entry : List.of("(early)", "(loads)", "(other)")) {
      assertThat(guile("(use-modules " + entry + ") (display 'loaded)")).contains("loaded");
    }
  }

  @Test
  void aHazardNamesEntriesThatLieElsewhereByTheirFiles() throws Exception {
    List<Failure> failures =
        failures(
            "strict-cycle",
            """
            === a.scm ===
            (define-module (a) #:use-module (b) #:export (x))
            (define x 1)
            === b.scm ===
            (define-module (b) #:use-module (a) #:export (y))
            (define y (+ 1 x))
            === tests/c.scm ===
            (define-module (test-c) #:use-module (a))
            """);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactly("(a)", "tests/c.scm");
  }

  /** The members are connected by an autoload alone, so that the first does not load the second. */
  @Test
  void anEntryFailsWithTheSecondMemberThatItLoads() throws Exception {
    List<Failure> failures =
        failures(
            "strict-cycle",
            """
            === a.scm ===
            (define-module (a) #:autoload (b) (y))
            (define (f) 1)
            === b.scm ===
            (define-module (b) #:use-module (c) #:use-module (a) #:export (y))
            (define y 1)
            === c.scm ===
            (define-module (c) #:use-module (b))
            (define z (+ 1 y))
            === e.scm ===
            (define-module (e) #:use-module (a) #:use-module (b))
            === w.scm ===
            (define-module (w) #:use-module (c) #:use-module (b))
            """);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).entries()).containsExactly("(b)", "(e)");
  }

  @Test
  void aMacroThatIsNotImportedYetIsUnbound() throws Exception {
    List<Failure> failures =
        failures(
            "late-use-modules",
            """
            === a.scm ===
            (define-module (a) #:use-module (b))
            (define (f) (mac 1))
            (define x (f))
            (use-modules (c))
            === b.scm ===
            (define-module (b) #:use-module (c))
            (use-modules (a))
            === c.scm ===
            (define-module (c) #:export (mac))
            (define-syntax-rule (mac x) x)
            """);

    assertThat(failures).isNotEmpty();
    assertThat(failures.get(0).says()).isEqualTo("Unbound variable: mac");
  }

  @Test
  void anAutoloadWarnsWithTheNameThatIsLookedUp() throws Exception {
    List<Failure> failures =
        failures(
            "autoload-missing-binding",
            """
            === a.scm ===
            (define-module (a) #:autoload (p) (gone shown))
            (define (f shown) (list 'gone shown))
            (define (g) (list shown))
            === b.scm ===
            (define-module (b) #:autoload (p) (gone shown))
            (define (f shown) (list 'gone shown))
            === p.scm ===
            (define-module (p) #:export (shown))
            (define shown 1)
            """);

    assertThat(failures).hasSize(2);
    assertThat(failures.get(0).says()).isEqualTo("Failed to autoload shown in (p)");
    assertThat(failures.get(0).effect()).isEqualTo(Failure.Effect.WARNS);
    assertThat(failures.get(1)).as("nothing looks a name up").isNull();
    require(GuileAgreesTest.isInstalled(), "guile is not installed");
    assertThat(guile("(use-modules (b))")).isEmpty();
  }
}
