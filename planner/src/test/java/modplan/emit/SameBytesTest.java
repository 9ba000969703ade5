package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import modplan.PlanTree;
import modplan.schedule.PlanSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compiled file depends on sources and options, not on the plan or on how others were loaded. */
class SameBytesTest extends BuildTestCase {
  @Test
  void nothingIsCopiedFromOtherModulesWhereAModuleIsCompiledWithoutBeingLoaded() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === small.scm ===
            (define-module (small) #:export (answer))
            (define (answer) 41414141)
            === unloadable.scm ===
            (define-module (unloadable) #:use-module (small))
            (error "not on this machine" (answer))
            """,
            1);
    assertGood(tree.make("modplan-all"));

    assertThat(Files.readString(tree.output().resolve(".modplan/log.jsonl")))
        .contains("\"event\": \"retry\"");
    assertThat(Files.readAllBytes(tree.output().resolve("unloadable.go")))
        .isEqualTo(compiledWithAnswer(42424242));
  }

  private byte[] compiledWithAnswer(int answer) throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory.resolve("other"),
            """
            === small.scm ===
            (define-module (small) #:export (answer))
            (define (answer) %d)
            === unloadable.scm ===
            (define-module (unloadable) #:use-module (small))
            (error "not on this machine" (answer))
            """
                .formatted(answer),
            1);
    assertGood(tree.make("modplan-all"));
    return Files.readAllBytes(tree.output().resolve("unloadable.go"));
  }

  /** The code that others may inline brings the positions of macros along. */
  @Test
  void inlinableCodeDoesNotShowHowTheMacrosInItWereLoaded() throws Exception {
    RealGuile tree =
        RealGuile.of(
            directory,
            """
            === page.scm ===
            (define-module (page) #:use-module (srfi srfi-9) #:export (make-page page-tags))
            (define-record-type <page> (make-page tags) page? (tags page-tags))
            === tags.scm ===
            (define-module (tags) #:use-module (page) #:export (each-tag))
            (define (each-tag pages)
              (for-each (lambda (page) (display (page-tags page))) pages))
            """,
            1);
    assertGood(tree.make("modplan-all"));
    Path user = tree.output().resolve("tags.go");
    byte[] macrosFromSource = Files.readAllBytes(user);

    Files.delete(user);
    assertGood(tree.make("modplan-all"));

    assertThat(Files.readAllBytes(user)).isEqualTo(macrosFromSource);
  }

  @ParameterizedTest(name = "-O{0}")
  @ValueSource(ints = {1, 2, 3})
  void theSameFilesWhateverTheNumberOfJobs(int level) throws Exception {
    RealGuile one = RealGuile.of(directory.resolve("one"), SmallTree.FILES, 1);
    RealGuile three = RealGuile.of(directory.resolve("three"), SmallTree.FILES, 3);
    one.emit(PlanSettings.of(1).withOptLevel(file -> level));
    three.emit(PlanTree.cheapStarts(3).withOptLevel(file -> level));
    assertGood(one.make("modplan-all"));
    assertGood(three.make("-j3", "modplan-all"));

    for (String file : one.compiledFiles().keySet()) {
      assertThat(Files.readAllBytes(one.output().resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(three.output().resolve(file)));
    }
  }
}
