package modplan.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.project.Excludes;
import modplan.project.OptimisationLevels;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import modplan.rebuild.Affected;
import modplan.rebuild.RebuildGraphBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whose compiled files change, as the rebuild graph predicts it, against two whole builds by Guile:
 * one before an edit, one after it.
 */
class AffectedOracleTest {
  private static final String TREE =
      """
      === stand/macro.scm ===
      (define-module (stand macro) #:export (twice double))
      (define-syntax-rule (twice x) (begin x x))
      (define-syntax double
        (lambda (form)
          (syntax-case form () ((_ n) (datum->syntax form (* 2 (syntax->datum #'n)))))))
      === stand/words.scm ===
      (define-module (stand words) #:export (limit next label pick))
      (define limit 7)
      (define (next x) (+ x 1))
      (define label "label")
      (define (pick x)
        (let loop ((i 0) (found '()))
          (cond ((> i 30) (reverse found))
                ((assv i '((1 . a) (2 . b) (3 . c) (4 . d))) => (lambda (p) (loop (+ i 1) p)))
                (else (loop (+ i 2) (cons (string-append "x" (number->string (* i x))) found))))))
      === stand/record.scm ===
      (define-module (stand record)
        #:use-module (srfi srfi-9)
        #:export (make-pot pot? pot-size))
      (define-record-type <pot> (make-pot size) pot? (size pot-size))
      === stand/outer.scm ===
      (define-module (stand outer) #:use-module (stand macro) #:export (four))
      (define-syntax-rule (four x) (twice (twice x)))
      === stand/a.scm ===
      (define-module (stand a) #:use-module (stand macro) #:export (a))
      (define (a) (twice (display (double 4))))
      === stand/b.scm ===
      (define-module (stand b) #:use-module (stand outer) #:export (b))
      (define (b) (four (display 1)))
      === stand/c.scm ===
      (define-module (stand c) #:use-module (stand words) #:export (c))
      (define (c x) (list limit (next x) label))
      === stand/d.scm ===
      (define-module (stand d) #:use-module (stand words) #:export (d))
      (define (d x) (pick x))
      === stand/e.scm ===
      (define-module (stand e) #:use-module (stand record) #:export (e))
      (define (e) (pot-size (make-pot 3)))
      === stand/f.scm ===
      (define-module (stand f) #:use-module (stand c) #:export (f))
      (define (f) (c 1))
      === stand/g.scm ===
      (define-module (stand g))
      (include-from-path "stand/part.inc")
      (define (g) part)
      """;

  @TempDir Path directory;

  @BeforeEach
  void programs() throws Exception {
    RealGuile.assumePresent();
  }

  /**
   * An edit, and the modules besides the edited one whose compiled files it changes for certain.
   */
  private record Edit(String file, String from, String to, Set<String> certain) {}

  private static final List<Edit> EDITS =
      List.of(
          new Edit("macro.scm", "(begin x x)", "(begin x 1 x x)", Set.of("a", "b")),
          new Edit("macro.scm", "(* 2 ", "(* 3 ", Set.of("a")),
          new Edit("words.scm", "limit 7", "limit 8", Set.of("c", "f")),
          new Edit("words.scm", "(+ x 1)", "(+ x 2)", Set.of("c", "f")),
          new Edit("words.scm", "(> i 30)", "(> i 31)", Set.of()),
          new Edit("words.scm", "(define limit", ";; a comment\n(define limit", Set.of()),
          new Edit("record.scm", "(size pot-size)", "(kind pot-kind) (size pot-size)", Set.of("e")),
          new Edit("part.inc", "part 1", "part 2", Set.of("g")));

  @Test
  void whatChangesWasPredicted() throws Exception {
    RealGuile tree = RealGuile.of(directory, TREE, 2);
    Files.writeString(tree.source().resolve("stand/part.inc"), "(define part 1)\n");
    tree.emit(modplan.PlanTree.slowLoads(2));
    Map<String, byte[]> before = build(tree, "before");
    int surplus = 0;
    for (int i = 0; i < EDITS.size(); i++) {
      Edit edit = EDITS.get(i);
      String path = "stand/" + edit.file();
      String text = Files.readString(tree.source().resolve(path));
      Set<String> predicted = predicted(tree, path);
      tree.edit(path, text.replace(edit.from(), edit.to()));
      Set<String> changed = changed(before, build(tree, "after" + i));
      tree.edit(path, text);

      assertThat(predicted).as("edit %s", edit).containsAll(changed);
      assertThat(changed).as("edit %s", edit).containsAll(edit.certain());
      surplus += predicted.size() - changed.size();
    }
    assertThat(surplus).as("modules compiled in vain, over all edits").isLessThan(12);
  }

  private Set<String> predicted(RealGuile tree, String changed) {
    ProjectOptions options =
        new ProjectOptions(tree.source(), List.of("."), List.of(), Excludes.of(List.of()), 1);
    return RebuildGraphBuilder.build(
            ProjectReader.read(options.withEverySource()),
            GuileVersion.V3_0,
            OptimisationLevels.DEFAULT)
        .affected(Set.of(changed), false)
        .stream()
        .map(Affected::file)
        .map(file -> file.substring("stand/".length(), file.length() - ".scm".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, byte[]> build(RealGuile tree, String name) throws Exception {
    Path output = Files.createDirectories(directory.resolve(name));
    RealGuile.Result result = tree.make(output, "MODPLAN_INLINING=on", "modplan-all");
    assertThat(result.exitCode()).as(result.text()).isZero();
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(output.resolve("stand"))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".go")).toList()) {
        files.put(file.getFileName().toString().replace(".go", ""), bytes(file));
      }
    }
    assertThat(files).hasSize(11);
    return files;
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static Set<String> changed(Map<String, byte[]> before, Map<String, byte[]> after) {
    return before.keySet().stream()
        .filter(name -> !Arrays.equals(before.get(name), after.get(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
