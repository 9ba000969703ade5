package modplan.rule;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import modplan.TestTree;
import modplan.project.GuileModules;
import modplan.project.GuileVersion;
import modplan.syntax.ModuleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors are what real Guile fails with, word for word; look-alikes are what it accepts. */
class GuileAgreesTest {
  @TempDir Path directory;

  private static final String TREE =
      """
      === gone.scm ===
      (define-module (gone) #:use-module (no such module))
      === select.scm ===
      (define-module (select) #:use-module ((provider) #:select (shown secret)))
      === hide.scm ===
      (define-module (hide) #:use-module ((provider) #:hide (secret)))
      === provider.scm ===
      (define-module (provider) #:export (shown))
      (define shown 1)
      (define secret 2)
      (define-syntax-rule (secret-macro) 3)
      === made.scm ===
      (define-module (made) #:use-module ((maker) #:select (shown secret)))
      === maker.scm ===
      (define-module (maker) #:use-module (definer))
      (define-thing shown)
      === definer.scm ===
      (define-module (definer) #:export (define-thing))
      (define-syntax-rule (define-thing name) (define-public name 1))
      === called.scm ===
      (define-module (called) #:use-module ((caller) #:select (shown secret)))
      === caller.scm ===
      (define-module (caller))
      (define shown 1)
      (for-each (lambda (name) (module-export! (current-module) (list name))) '(shown))
      === misnamed.scm ===
      (define-module (misnamed) #:use-module (wrong))
      === wrong.scm ===
      (define-module (right))
      === library-a.scm ===
      (library (library-a) (export) (import (rnrs) (library-b)))
      === library-b.scm ===
      (define-module (library-b) #:use-module (library-a))
      === healthy.scm ===
      (define-module (healthy)
        #:use-module ((provider) #:select (shown) #:prefix p:)
        #:use-module (srfi srfi-1)
        #:use-module ((srfi srfi-1) #:select (fold))
        #:use-module (cycle-a))
      (define three ((@ (provider) secret-macro)))
      === cycle-a.scm ===
      (define-module (cycle-a) #:use-module (cycle-b))
      === cycle-b.scm ===
      (define-module (cycle-b) #:use-module (cycle-a))
      """;

  @ParameterizedTest
  @CsvSource({
    "gone, gone.scm, no code for module (no such module)",
    "select, select.scm, no binding `secret' in module (provider)",
    "made, made.scm, no binding `secret' in module (maker)",
    "called, called.scm, no binding `secret' in module (caller)",
    "hide, hide.scm, no binding `secret' to hide in module (provider)",
    "misnamed, wrong.scm, no code for module (wrong)",
    "library-a, library-a.scm, no code for module (library-a)",
  })
  void anErrorIsWhatGuileSays(String entry, String file, String message) throws Exception {
    List<Finding> errors = errors().filter(f -> f.file().equals(file)).toList();

    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).notes()).anyMatch(note -> note.contains(message));
    assertThat(guile("(use-modules (" + entry + "))")).contains(message);
  }

  @Test
  void whatHasNoErrorLoads() throws Exception {
    assertThat(errors().map(Finding::file)).doesNotContain("healthy.scm", "cycle-a.scm");
    assertThat(guile("(use-modules (healthy) (library-b)) (display \"loaded\")"))
        .isEqualTo("loaded");
  }

  /** The lists in the jar are those of the Guile that made them. */
  @Test
  void theListOfGuilesModulesIsWhatGuileHas() throws Exception {
    GuileModules modules = GuileModules.of(GuileVersion.V3_0);
    require(guile("(display (version))").equals(modules.release()), "the list is of another Guile");
    for (List<String> name :
        List.of(List.of("srfi", "srfi-1"), List.of("ice-9", "match"), List.of("web", "uri"))) {
      ModuleName module = new ModuleName(name);
      String count =
          guile("(display (module-map (const #t) (resolve-interface '%s)))".formatted(module));
      assertThat(modules.exports(module)).hasSize(count.split(" ", -1).length);
    }
  }

  private Stream<Finding> errors() {
    return Linter.lint(TestTree.in(directory, TREE).analysis()).findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR);
  }

  /** What Guile prints when it evaluates the code in the tree. */
  private String guile(String code) throws IOException, InterruptedException {
    require(isInstalled(), "guile is not installed");
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

  static boolean isInstalled() {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator, -1))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "guile")));
  }
}
