package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import modplan.guile.GuileInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmTest extends CommandTest {
  private static final String TREE =
      """
      === src/gone.scm ===
      (define-module (gone) #:use-module (no such module))
      === src/select.scm ===
      (define-module (select) #:use-module ((provider) #:select (shown secret)))
      === src/provider.scm ===
      (define-module (provider) #:export (shown))
      (define shown 1)
      === src/auto.scm ===
      (define-module (auto) #:autoload (provider) (secret shown))
      (define (f) (secret) shown)
      === src/behind.scm ===
      (define-module (behind) #:use-module (gone) #:use-module ((provider) #:select (secret)))
      === src/etc/manifest.scm ===
      (use-modules (ice-9 match) ((provider) #:select (shown hidden)))
      === src/makes.scm ===
      (define-module (makes))
      (save-module-excursion
       (lambda () (eval '(define-module (made late)) (current-module))))
      === src/uses.scm ===
      (define-module (uses) #:use-module (makes) #:use-module (made late))
      """;

  @BeforeEach
  void guile() throws Exception {
    boolean there;
    try {
      there = GuileInstallation.of("guile").series().equals("3.0");
    } catch (java.io.IOException e) {
      there = false;
    }
    assumeTrue(there || "true".equals(System.getenv("CI")), "Guile 3.0 is not installed");
    PlanTree.write(directory, TREE);
  }

  @Test
  void saysWhatGuileSays() throws Exception {
    Outcome outcome = modplan("lint", "src", "--confirm", "--fail-on", "never");

    assertThat(outcome.out())
        .contains("note: confirmed with (gone): ", "no code for module (no such module)")
        .contains("note: confirmed with (select): ", "no binding `secret' in module (provider)")
        .contains("note: confirmed with etc/manifest.scm: ", "no binding `hidden' in module (prov")
        .contains("note: confirmed with (auto): ", "Failed to autoload secret in (provider)")
        .contains("note: not reproduced with (uses): Guile did not complain");
    assertThat(outcome.err()).contains("4 confirmed, 1 not reproduced, ");
  }

  @Test
  void compilesToSeeWhatIsLoadedOnlyIfAsked() {
    assertThat(modplan("lint", "src", "--confirm", "--fail-on", "never", "--format", "json").out())
        .contains("\"verdict\": \"not-tried\", \"entry\": \"\", \"says\": \"--confirm-loads ");
    assertThat(modplan("lint", "src", "--confirm-loads", "--fail-on", "never").out())
        .contains("note: confirmed with (auto): Guile has loaded (provider)");
  }

  @Test
  void theTreeStaysAsItIs() throws Exception {
    List<String> before = files();

    modplan("lint", "src", "--confirm", "--fail-on", "never");

    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void jsonAndSarifHoldTheVerdicts() {
    assertThat(modplan("lint", "src", "--confirm", "--fail-on", "never", "--format", "json").out())
        .contains(
            "\"confirmation\": {\"verdict\": \"confirmed\", \"entry\": \"(gone)\", \"says\": ")
        // (behind) imports (gone), which fails before (provider) is looked at
        .contains("\"verdict\": \"not-tried\", \"entry\": \"(behind)\"")
        .contains("\"says\": \"another error comes first: ");
    assertThat(modplan("lint", "src", "--confirm", "--fail-on", "never", "--format", "sarif").out())
        .contains("\"confirmation\": \"confirmed\"");
  }

  @Test
  void nothingRunsUnlessAsked() {
    Outcome outcome = modplan("lint", "src", "--fail-on", "never", "--guile", "/no/such/guile");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).doesNotContain("confirmed");
  }

  @Test
  void aGuileThatIsNotThereIsOneLine() {
    Outcome outcome = modplan("lint", "src", "--confirm", "--guile", "/no/such/guile");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("/no/such/guile", "--guile PROGRAM");
  }
}
