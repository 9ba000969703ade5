package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import modplan.PlanTree;
import modplan.cli.InProcess.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes a baseline's judgement, and what does not. */
class BaselineStabilityTest {
  private final Map<String, String> tree = new TreeMap<>();

  @TempDir Path directory;

  @BeforeEach
  void tree() {
    tree.put(
        "a.scm",
        """
        (define-module (a)
          #:use-module (b)
          #:use-module (gone)
          #:use-module (b)
          #:use-module ((m) #:select (x hidden))
          #:export (f))
        (define (f) (mac 1))
        """);
    tree.put(
        "b.scm",
        """
        (define-module (b)
          #:use-module (a)
          #:autoload (m) (y late)
          #:export (mac))
        (define-syntax-rule (mac x) x)
        """);
    tree.put("m.scm", "(define-module (m) #:export (x y))\n(define x 1)\n(define y 2)\n");
    tree.put("other.scm", "(define-module (other))\n");
    tree.put("odd.scm", "(define-module (a different name))\n");
  }

  private Outcome lint(String... more) throws Exception {
    try (var files = Files.newDirectoryStream(directory, "*.scm")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    StringBuilder text = new StringBuilder();
    tree.forEach((file, code) -> text.append("=== %s ===\n%s".formatted(file, code)));
    PlanTree.write(directory, text.toString());
    String[] arguments = new String[more.length + 4];
    arguments[0] = "lint";
    arguments[1] = "--show-info";
    arguments[2] = "--fail-on";
    arguments[3] = "info";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return InProcess.run(directory, arguments);
  }

  private void edit(String file, UnaryOperator<String> change) {
    String before = tree.get(file);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    tree.put(file, after);
  }

  private void assertNothingNew() throws Exception {
    Outcome outcome = lint("--baseline", "known");
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void editsThatHaveNothingToDoWithFindingsChangeNothing() throws Exception {
    assertThat(lint("--write-baseline", "known").exitCode()).isZero();
    assertThat(Files.readString(directory.resolve("known")).lines().count()).isGreaterThan(7);
    assertNothingNew();

    edit("a.scm", text -> ";; one\n;; two\n\n" + text);
    assertNothingNew();
    edit(
        "a.scm",
        text ->
            text.replace("  #:use-module (gone)\n", "")
                .replace("  #:export (f)", "  #:use-module (gone)\n  #:export (f)"));
    assertNothingNew();
    edit("b.scm", text -> text.replace("(y late)", "(late\n   y)"));
    assertNothingNew();
    tree.put("renamed.scm", "(define-module (renamed))\n");
    tree.remove("other.scm");
    assertNothingNew();
    edit("m.scm", text -> text + "(define (unrelated) 3)\n");
    assertNothingNew();
  }

  @Test
  void whatIsNewIsReportedAndNothingElse() throws Exception {
    lint("--write-baseline", "known");

    edit(
        "m.scm", text -> text.replace("(define-module (m)", "(define-module (m) #:use-module (b)"));
    edit("b.scm", text -> text.replace("#:use-module (a)", "#:use-module (a) #:use-module (m)"));
    edit("other.scm", text -> "(define-module (other) #:use-module (new one))\n");
    Outcome outcome = lint("--baseline", "known", "--format", "json");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(
            outcome
                .out()
                .lines()
                .filter(line -> line.contains("\"baseline\": \"new\""))
                .map(line -> line.replaceFirst("\"related\".*", ""))
                .map(
                    line ->
                        line.replaceFirst(
                            ".*\"rule\": \"([^\"]*)\".*\"message\": \"([^\"]*)\".*", "$1 $2")))
        .contains(
            "cycle-growth (m) has joined an import cycle, which has 3 modules now",
            "unresolved-import cannot find module (new one), which 1 file needs")
        .allMatch(line -> line.contains("(m)") || line.contains("(new one)"));
  }
}
