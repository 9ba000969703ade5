package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import modplan.TestTree;
import modplan.load.RandomTrees;
import modplan.project.Excludes;
import modplan.project.FactsCache;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After any edit, what is found with all that earlier runs have kept is what is found without.
 * {@code -Dtrees=500 -Dseed=7} tries more trees.
 */
@NullUnmarked
class KeptStepsTest {
  private static final int EDITS = 6;

  @TempDir Path directory;

  @Test
  void afterAnyEditTheFindingsAreThoseOfAFullRun() throws IOException {
    int count = Integer.getInteger("trees", 25);
    long seed = Long.getLong("seed", 7_351L);
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < count; i++) {
      Path tree = Files.createDirectory(directory.resolve("tree" + i));
      TreeMap<String, String> files = new TreeMap<>(RandomTrees.files(random));
      Path caches = directory.resolve("cache" + i);
      for (int edit = 0; edit <= EDITS; edit++) {
        for (String file : files.keySet()) {
          Files.writeString(tree.resolve(file), files.get(file));
        }
        List<Finding> full = lint(tree, null);
        found += full.size();
        assertThat(lint(tree, new FactsCache(caches, "1")))
            .as("seed %d, tree %d, edit %d: %s", seed, i, edit, files)
            .isEqualTo(full);
        List<String> names = new ArrayList<>(files.keySet());
        String edited = names.get(random.nextInt(names.size()));
        files.put(edited, RandomEdits.edit(files.get(edited), files.get(names.get(0)), random));
      }
    }
    assertThat(found).isGreaterThan(count);
  }

  @Test
  void onlyWhatHasChangedIsReadAgain() throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Path caches = directory.resolve("cache");
    Files.writeString(
        tree.resolve("a.scm"),
        "(define-module (a) #:use-module (b) #:export (x))\n(define x (list 1 2))\n");
    Files.writeString(
        tree.resolve("b.scm"),
        "(define-module (b) #:use-module (a) #:export (y))\n(define y (car x))\n");
    lint(tree, new FactsCache(caches, "1"));
    byte[] first = kept(caches);

    Files.writeString(
        tree.resolve("a.scm"),
        "(define-module (a) #:use-module (b) #:export (x))\n(define x (list 1 y))\n");

    assertThat(lint(tree, new FactsCache(caches, "1")))
        .isEqualTo(lint(tree, null))
        .extracting(Finding::file)
        .contains("a.scm", "b.scm");
    assertThat(kept(caches)).isNotEqualTo(first);
  }

  /** What a macro calls was found out when its own module was read; others were told. */
  @Test
  void whatMacrosCallCountsForAllWhoUseThem() throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Path caches = directory.resolve("cache");
    String macro =
        """
        (define-module (a) #:export (q))
        (define-syntax q (lambda (s) (syntax-case s () ((_ x) (helper #'x)))))
        (define (helper x) (list #'list x))
        (use-modules (b))
        (define zz 1)
        (define u (q 1))
        """;
    Files.writeString(tree.resolve("a.scm"), macro);
    Files.writeString(
        tree.resolve("b.scm"),
        "(define-module (b) #:use-module (a) #:export (y))\n(define y (q 2))\n");
    assertThat(lint(tree, new FactsCache(caches, "1"))).isEqualTo(lint(tree, null));

    Files.writeString(tree.resolve("a.scm"), macro.replace("(list #'list x)", "(list zz x)"));

    assertThat(lint(tree, new FactsCache(caches, "1")))
        .isEqualTo(lint(tree, null))
        .anyMatch(each -> each.rule().equals("macro-phase") && each.file().equals("b.scm"));
  }

  /**
   * A form that mentions nothing may come to mention all, for the sake of a procedure elsewhere.
   */
  @Test
  void whichMacrosMakeNamesCountsForAllWhoUseThem() throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Path caches = directory.resolve("cache");
    String macro =
        """
        (define-module (m) #:export (value-of))
        (define (join s t) 1)
        (define-syntax value-of
          (lambda (s) (syntax-case s () ((k t) (join #'k (syntax->datum #'t))))))
        """;
    Files.writeString(tree.resolve("m.scm"), macro);
    Files.writeString(
        tree.resolve("a.scm"), "(define-module (a) #:use-module (b) #:export (x))\n(define x 1)\n");
    Files.writeString(
        tree.resolve("b.scm"),
        "(define-module (b) #:use-module (a) #:use-module (m))\n(define y (value-of \"x\"))\n");
    assertThat(lint(tree, new FactsCache(caches, "1")))
        .isEqualTo(lint(tree, null))
        .noneMatch(each -> each.rule().equals("strict-cycle"));

    Files.writeString(
        tree.resolve("m.scm"), macro.replace("t) 1)", "t) (datum->syntax s (string->symbol t)))"));

    assertThat(lint(tree, new FactsCache(caches, "1")))
        .isEqualTo(lint(tree, null))
        .anyMatch(each -> each.rule().equals("strict-cycle") && each.file().equals("b.scm"));
  }

  /** Which names a macro exports is kept, too, until the code of any file changes. */
  @Test
  void whatMacrosExportIsFoundAgainAfterAnEditOfTheMacro() throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Path caches = directory.resolve("cache");
    String macros =
        """
        (define-module (m) #:export (define-shown))
        (define-syntax-rule (define-shown a b) (begin (define a 1) (define b 2) (export a)))
        """;
    Files.writeString(tree.resolve("m.scm"), macros);
    Files.writeString(
        tree.resolve("a.scm"), "(define-module (a) #:use-module (m))\n(define-shown x y)\n");
    Files.writeString(
        tree.resolve("b.scm"), "(define-module (b) #:use-module ((a) #:select (x y)))\n(list x y)");
    for (int run = 0; run < 2; run++) {
      assertThat(lint(tree, new FactsCache(caches, "1")))
          .isEqualTo(lint(tree, null))
          .anyMatch(each -> each.rule().equals("missing-export") && each.message().contains("y"));
    }
    byte[] whole = Files.readAllBytes(file(caches, ".answers"));
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file(caches, ".answers"), java.util.Arrays.copyOf(whole, length));
      assertThat(lint(tree, new FactsCache(caches, "1"))).isEqualTo(lint(tree, null));
    }

    Files.writeString(tree.resolve("m.scm"), macros.replace("(export a)", "(export a b)"));

    assertThat(lint(tree, new FactsCache(caches, "1")))
        .isEqualTo(lint(tree, null))
        .noneMatch(each -> each.rule().equals("missing-export"));
  }

  @Test
  void whatIsDamagedIsReadAgain() throws IOException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Path caches = directory.resolve("cache");
    RandomTrees.files(new Random(4)).forEach((file, text) -> write(tree.resolve(file), text));
    lint(tree, new FactsCache(caches, "1"));
    byte[] whole = kept(caches);
    List<Finding> full = lint(tree, null);
    for (int length = 0; length < whole.length; length += 41) {
      Files.write(file(caches, ".steps"), java.util.Arrays.copyOf(whole, length));
      Files.delete(file(caches, ".hazards"));
      assertThat(lint(tree, new FactsCache(caches, "1"))).isEqualTo(full);
      assertThat(kept(caches)).isEqualTo(whole);
    }
    assertThat(full).isNotEmpty();
  }

  private List<Finding> lint(Path tree, FactsCache cache) {
    ProjectOptions options =
        new ProjectOptions(
            directory,
            List.of(tree.getFileName().toString()),
            List.of(),
            Excludes.of(List.of()),
            2);
    Project project = ProjectReader.read(options, cache);
    return Linter.lint(TestTree.analysis(project, AnalysisOptions.DEFAULT.withCache(cache)))
        .findings();
  }

  private static Path file(Path caches, String end) throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.filter(f -> f.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  private static byte[] kept(Path caches) throws IOException {
    return Files.readAllBytes(file(caches, ".steps"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
