package modplan.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import modplan.TestTree;
import modplan.binding.GuileVersion;
import modplan.project.Excludes;
import modplan.project.OptimisationLevels;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class RebuildGraphTest {
  private static final String LIBRARY =
      """
      === lib.scm ===
      (define-module (lib)
        #:use-module (help)
        #:export (swap big small five table alias rec))
      (define-syntax-rule (swap a b) (list b (quiet a)))
      (define-syntax quiet (lambda (x) (syntax-case x () ((_ a) (begin (note) #'a)))))
      (define (big x)
        (let loop ((i 0) (found '()))
          (cond ((= i 10) (reverse found))
                ((odd? i) (loop (+ i 1) (cons (* i x) found)))
                ((= i 4) (loop (+ i 1) (cons (- i x) found)))
                ((= i 6) (loop (+ i 1) (cons (quotient i x) found)))
                ((= i 8) (loop (+ i 1) (cons (remainder i x) (cons (modulo i x) found))))
                ((= i 2) (loop (+ i 1) (append (list 1 2 3 4 5 6 7 8 9 10 11 12 13) found)))
                ((zero? i) (loop (+ i 1) (append (list x x x x x x x x x x x x x x x) found)))
                (else (loop (+ i 1) (append (list x x x x x x x x x x x x x x) found))))))
      (define (small x) (+ x 1))
      (define five 5)
      (define table '((a . 1) (b . 2)))
      (define rec (make-parameter 1))
      === help.scm ===
      (define-module (help) #:export (note))
      (define (note) (deep) #t)
      (define (deep) (display "" (current-error-port)))
      === uses-swap.scm ===
      (define-module (uses-swap) #:use-module (lib))
      (define (f) (swap 1 2))
      === through.scm ===
      (define-module (through) #:use-module (lib) #:export (twice))
      (define-syntax-rule (twice a b) (swap (swap a b) a))
      === uses-twice.scm ===
      (define-module (uses-twice) #:use-module (through))
      (define (f) (twice 1 2))
      === uses-big.scm ===
      (define-module (uses-big) #:use-module (lib) #:export (f))
      (define (f) (list (big 1) table (rec)))
      === uses-small.scm ===
      (define-module (uses-small) #:use-module ((lib) #:prefix l:))
      (define (f) (l:small 1))
      === shadows.scm ===
      (define-module (shadows) #:use-module (lib))
      (define (f small five) (lambda (swap) (swap five)))
      === quotes.scm ===
      (define-module (quotes) #:use-module (lib))
      (define words '(swap small))
      === again.scm ===
      (define-module (again) #:use-module (lib) #:re-export (five))
      === uses-again.scm ===
      (define-module (uses-again) #:use-module (again))
      (define (f) five)
      === includes.scm ===
      (define-module (includes))
      (include "part.inc")
      === part.inc ===
      (define x 1)
      """;

  @TempDir Path directory;

  private RebuildGraph graph(String files, GuileVersion version, int level) {
    TestTree.in(directory, files);
    return RebuildGraphBuilder.build(
        ProjectReader.read(
            new ProjectOptions(directory, List.of("."), List.of(), Excludes.of(List.of()), 1)
                .withEverySource()),
        version,
        OptimisationLevels.of(level));
  }

  private List<String> affected(int level, String... changed) {
    return graph(LIBRARY, GuileVersion.V3_0, level).affected(Set.of(changed), false).stream()
        .map(Affected::module)
        .toList();
  }

  @Test
  void withoutInliningMacrosCount() {
    assertThat(affected(1, "lib.scm"))
        .containsExactly("(lib)", "(through)", "(uses-swap)", "(uses-twice)");
  }

  @Test
  void withInliningSmallExportsCount() {
    assertThat(affected(2, "lib.scm"))
        .containsExactly(
            "(lib)", "(through)", "(uses-again)", "(uses-small)", "(uses-swap)", "(uses-twice)")
        .doesNotContain("(again)", "(uses-big)", "(shadows)", "(quotes)");
  }

  @Test
  void guile22DoesNotInline() {
    assertThat(graph(LIBRARY, GuileVersion.V2_2, 2).affected(Set.of("lib.scm"), false))
        .extracting(Affected::module)
        .containsExactly("(lib)", "(through)", "(uses-swap)", "(uses-twice)");
  }

  @Test
  void aProcedureThatAMacroCallsCountsAsTheMacroDoes() {
    assertThat(affected(1, "help.scm"))
        .containsExactly("(help)", "(lib)", "(through)", "(uses-swap)", "(uses-twice)");
  }

  @Test
  void anIncludedFileCounts() {
    assertThat(affected(2, "part.inc")).containsExactly("(includes)");
  }

  @Test
  void codeThatIsNotUnderstoodMayUseAllThatIsImported() {
    String files =
        """
        === low.scm ===
        (define-module (low) #:export (mac plain))
        (define-syntax-rule (mac x) (list x x))
        (define (plain x) (string-append x "s"))
        === other.scm ===
        (define-module (other) #:export (unused))
        (define-syntax-rule (unused x) (list x x))
        === extended.scm ===
        (define-module (extended) #:use-module (low) #:export (own))
        (define-syntax-rule (own) #? (mac (plain 1)))
        === understood.scm ===
        (define-module (understood) #:use-module (low))
        (define x (list 'mac))
        === includes.scm ===
        (define-module (includes) #:use-module (low))
        (include "part.inc")
        === part.inc ===
        (define y #? (mac 1))
        === user.scm ===
        (define-module (user) #:use-module (extended))
        (define z (own))
        """;
    RebuildGraph graph = graph(files, GuileVersion.V3_0, 1);

    assertThat(graph.affected(Set.of("low.scm"), false))
        .extracting(Affected::module)
        .containsExactly("(extended)", "(includes)", "(low)", "(user)");
    assertThat(graph.affected(Set.of("other.scm"), false))
        .extracting(Affected::module)
        .containsExactly("(other)");
  }

  @Test
  void theReasonIsAShortestChain() {
    List<Affected> all = graph(LIBRARY, GuileVersion.V3_0, 1).affected(Set.of("lib.scm"), false);

    assertThat(all)
        .contains(
            new Affected("(lib)", "lib.scm", List.of()),
            new Affected(
                "(uses-swap)",
                "uses-swap.scm",
                List.of(new Need(Need.Kind.MACRO, "(lib)", "swap"))),
            new Affected(
                "(uses-twice)",
                "uses-twice.scm",
                List.of(
                    new Need(Need.Kind.MACRO, "(through)", "twice"),
                    new Need(Need.Kind.MACRO, "(lib)", "swap"))));
  }

  @Test
  void whenExportsChangeImportersCount() {
    assertThat(graph(LIBRARY, GuileVersion.V3_0, 1).affected(Set.of("lib.scm"), true))
        .extracting(Affected::module)
        .containsExactly(
            "(again)",
            "(lib)",
            "(quotes)",
            "(shadows)",
            "(through)",
            "(uses-again)",
            "(uses-big)",
            "(uses-small)",
            "(uses-swap)",
            "(uses-twice)");
  }

  @Test
  void aMacroThatMakesNumberedNamesTiesItsUsersToAllOfItsModule() {
    String files =
        """
        === definer.scm ===
        (define-module (definer) #:export (define-counter))
        (define-syntax define-counter
          (lambda (x)
            (syntax-case x ()
              ((_ name)
               (with-syntax (((t) (generate-temporaries '(t))))
                 #'(begin (define t 0) (define-syntax-rule (name) t)))))))
        === words.scm ===
        (define-module (words) #:export (word))
        (define-syntax-rule (word a) a)
        === middle.scm ===
        (define-module (middle) #:use-module (definer) #:use-module (words) #:export (c))
        (define x (word 1))
        (define-counter c)
        === user.scm ===
        (define-module (user) #:use-module (middle))
        (define (f) (c))
        """;

    assertThat(graph(files, GuileVersion.V3_0, 1).affected(Set.of("words.scm"), false))
        .extracting(Affected::module)
        .containsExactly("(middle)", "(user)", "(words)");
  }

  private List<String> affectedIn(String files, String changed) {
    return graph(files, GuileVersion.V3_0, 1).affected(Set.of(changed), false).stream()
        .map(Affected::module)
        .toList();
  }

  @Test
  void anIncludedFileIsBesideItsIncluder() {
    RebuildGraph graph =
        graph(
            """
            === q/user.scm ===
            (define-module (q user))
            (include "parts/uses.inc")
            === q/parts/uses.inc ===
            (include "../more.inc")
            === q/more.inc ===
            (use-modules (q lib))
            (define (f) (swap 1 2))
            === q/lib.scm ===
            (define-module (q lib) #:export (swap))
            (define-syntax-rule (swap a b) (list b a))
            === q/other.scm ===
            (define-module (q other) #:use-module (q lib))
            (include "uses.inc")
            === q/uses.inc ===
            (define (g) 1)
            === uses.inc ===
            (define (g) (swap 1 2))
            === third.scm ===
            (define-module (third))
            (include "uses.inc")
            """,
            GuileVersion.V3_0,
            1);

    assertThat(graph.affected(Set.of("q/lib.scm"), false))
        .extracting(Affected::module)
        .containsExactly("(q lib)", "(q user)");
    assertThat(graph.affected(Set.of("q/more.inc"), false))
        .extracting(Affected::module)
        .containsExactly("(q user)");
  }

  @Test
  void whatAnIncludedFileUsesAndDefinesCountsAsItsModulesOwn() {
    String files =
        """
        === words.scm ===
        (define-module (words) #:export (word))
        (define-syntax-rule (word a) a)
        === outer.scm ===
        (define-module (outer) #:use-module (words) #:export (outer))
        (include "outer.inc")
        === outer.inc ===
        (include "inner.inc")
        === inner.inc ===
        (define x (word 1))
        (define-syntax-rule (outer) 1)
        === user.scm ===
        (define-module (user) #:use-module (outer))
        (define (f) (outer))
        """;

    assertThat(affectedIn(files, "words.scm")).containsExactly("(outer)", "(words)");
    assertThat(affectedIn(files, "inner.inc")).containsExactly("(outer)", "(user)");
    assertThat(affectedIn(files, "user.scm")).containsExactly("(user)");
  }

  @Test
  void whoLoadsAChangeOfTheReaderIsReadInAnotherWay() {
    String files =
        """
        === plain.scm ===
        (define-module (plain))
        === procedure.scm ===
        (define-module (procedure) #:export (read-it))
        (define (read-it char port) 1)
        === reader.scm ===
        (define-module (reader) #:use-module (procedure))
        (read-hash-extend #\\? read-it)
        === middle.scm ===
        (define-module (middle) #:use-module (reader))
        === user.scm ===
        (define-module (user) #:use-module (middle) #:use-module (plain))
        (define x #?)
        """;

    assertThat(affectedIn(files, "procedure.scm"))
        .containsExactly("(middle)", "(procedure)", "(user)");
    assertThat(affectedIn(files, "reader.scm")).containsExactly("(middle)", "(reader)", "(user)");
    assertThat(affectedIn(files, "plain.scm")).containsExactly("(plain)");
  }
}
