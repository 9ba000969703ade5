package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an included file imports, the module does that includes it. */
class IncludedImportsTest extends RuleTest {
  IncludedImportsTest() {
    super("strict-cycle");
  }

  private static final String TREE =
      """
      === a.scm ===
      (define-module (a) #:export (x))
      (%s "a-part.inc")
      (define x 1)
      === a-part.inc ===
      (use-modules (b))
      === b.scm ===
      (define-module (b) #:use-module (a) #:export (y))
      (define y %s)
      """;

  @Test
  void makesACycle() {
    String tree = TREE.formatted("include-from-path", "(+ x 1)");
    Finding finding = findings(tree).get(0);

    finds(tree, "b.scm:2:14 error " + finding.message());
    assertThat(Objects.requireNonNull(finding.failure()).entries()).containsExactly("(a)");
    assertThat(places(finding)).contains("a-part.inc:1:14 (a) imports (b)");
  }

  @Test
  void isNoneForWhatIsUsedLaterOrOnlyLoaded() {
    isSilent(TREE.formatted("include-from-path", "(lambda () x)"));
    isSilent(TREE.formatted("load-from-path", "(+ x 1)"));
  }
}
