package modplan.rule;

import org.junit.jupiter.api.Test;

class BadSuppressionRuleTest extends RuleTest {
  BadSuppressionRuleTest() {
    super("bad-suppression");
  }

  @Test
  void commentsThatAllowNothingAreFound() {
    finds(
        """
        === a.scm ===
        ; modplan: allow duplicate-import
        ; modplan: allow duplicate-import --
        ; modplan: allow no-such-rule -- because
        ; modplan: allow duplicate-import, -- because
        ; modplan: ignore duplicate-import -- because
        ; modplan: allow -- because
        ; modplan:
        (define-module (a))
        """,
        "a.scm:1:1 warning this comment gives no reason, so it allows nothing",
        "a.scm:2:1 warning this comment gives no reason, so it allows nothing",
        "a.scm:3:1 warning there is no rule `no-such-rule` that could be allowed",
        "a.scm:4:1 warning there is no rule `` that could be allowed",
        "a.scm:5:1 warning modplan does not know `ignore`, only `allow` and `allow-file`",
        "a.scm:6:1 warning this comment names no rule that it allows",
        "a.scm:7:1 warning this comment says nothing behind `modplan:`");
  }

  @Test
  void rightCommentsAndOtherTextAreLeftAlone() {
    isSilent(
        """
        === a.scm ===
        ; modplan: allow duplicate-import -- because
        ; modplan: allow-file duplicate-import,layer -- two -- dashes
        ; This has modplan: in the middle.
        (define-module (a))
        (define text "
        ; modplan: allow")
        """);
  }
}
