package modplan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import modplan.PlanTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderHashTest {
  @TempDir Path directory;

  private String header(String form) {
    return PlanTree.plan(directory, "=== a/b.scm ===\n" + form + "\n", PlanSettings.of(1))
        .modules()
        .get(0)
        .header();
  }

  @Test
  void theHashThatTheDriverComputes() {
    assertThat(HeaderHash.of("(a b)\nuse-module (c)\nautoload (d)\n")).isEqualTo("939fb845");
    assertThat(header("(define-module (a b) #:use-module (c) #:autoload (d) (x))"))
        .isEqualTo("939fb845");
  }

  @Test
  void exportsAndBodiesDoNotMatter() {
    assertThat(
            header(
                "(define-module (a b) #:export (x) #:use-module ((c) #:select (y)) #:autoload (d) (z))\n(use-modules (e))"))
        .isEqualTo("939fb845");
  }

  @Test
  void formsThatOnlyOthersUnderstandHaveNone() {
    assertThat(header("(define-module* (a b) #:use-module (c))")).isEmpty();
  }

  @Test
  void librariesHaveOneOfTheirImports() {
    assertThat(header("(define-library (a b) (export x) (import (c)))"))
        .isEqualTo(HeaderHash.of("(a b)\nimport (c)\n"));
  }
}
