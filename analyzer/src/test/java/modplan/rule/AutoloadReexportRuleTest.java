package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class AutoloadReexportRuleTest extends RuleTest {
  AutoloadReexportRuleTest() {
    super("autoload-reexport");
  }

  @Test
  void findsReExportsOfAutoloadedNames() {
    List<Finding> findings =
        findings(
            """
            === a.scm ===
            (define-module (a) #:autoload (b) (x y) #:re-export (x))
            === b.scm ===
            (define-module (b) #:export (x y))
            (define x 1)
            (define y 1)
            === user.scm ===
            (define-module (user) #:use-module (a))
            """);

    assertThat(findings)
        .extracting(f -> f.location() + " " + f.message())
        .containsExactly("1:54 (a) re-exports x, which it autoloads");
    assertThat(findings.get(0).failure().entries()).containsExactly("(a)", "(user)");
  }

  @Test
  void leavesReExportsAloneThatAnImportShowsOrTheBodyMakes() {
    isSilent(
        """
        === a.scm ===
        (define-module (a) #:autoload (b) (x) #:use-module (b) #:re-export (x))
        === c.scm ===
        (define-module (c) #:autoload (b) (x))
        (re-export x)
        === b.scm ===
        (define-module (b) #:export (x))
        (define x 1)
        """);
  }
}
