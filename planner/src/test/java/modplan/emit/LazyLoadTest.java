package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import modplan.PlanTree;
import org.junit.jupiter.api.Test;

/** What modules load while they are loaded or compiled. */
class LazyLoadTest extends BuildTestCase {
  /** Of Guile 3.0 dynamic-link, say, loads what it needs when it is called. */
  @Test
  void whatModulesLoadWhileTheyAreLoadedIsFoundCompiled() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === links.scm ===
            (define-module (links) #:export (self))
            (define self (dynamic-link))
            (unless (search-path %load-compiled-path "ice-9/session.go")
              (error "what is loaded now will be interpreted"))
            """,
            1);

    assertGood(tree.make("modplan-all"));

    assertThat(Files.readString(tree.output().resolve(".modplan/log.jsonl")))
        .doesNotContain("\"event\": \"retry\"");
  }

  @Test
  void whatIsLoadedWhileAModuleIsCompiledFindsWhatItIncludes() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === late/text.scm ===
            (define-module (late text) #:export (text))
            (include "words.inc")
            === late/words.inc ===
            (define (text) "words")
            === user.scm ===
            (define-module (user))
            (eval-when (compile)
              ((module-ref (resolve-interface (list 'late (string->symbol "text"))) 'text)))
            """,
            1);
    tree.emit(PlanTree.cheapStarts(2));

    assertGood(tree.make("modplan-all"));

    assertThat(Files.readString(tree.output().resolve(".modplan/log.jsonl")))
        .doesNotContain("\"event\": \"retry\"");
  }
}
