package modplan.rule;

import org.junit.jupiter.api.Test;

class RelativeIncludeRuleTest extends RuleTest {
  RelativeIncludeRuleTest() {
    super("relative-include");
  }

  @Test
  void findsRelativeNames() {
    finds(
        """
        === a/main.scm ===
        (define-module (a main))
        (include "part.scm")
        """,
        "a/main.scm:2:1 warning (include \"part.scm\") works only where the working directory is a"
            + " root");
  }

  @Test
  void leavesNamesAloneThatAreFoundFromAnywhere() {
    isSilent(
        """
        === a/main.scm ===
        (define-module (a main))
        (include-from-path "a/part.scm")
        (include "/usr/share/part.scm")
        (define x '(include "part.scm"))
        === script.scm ===
        (include "part.scm")
        """);
  }
}
