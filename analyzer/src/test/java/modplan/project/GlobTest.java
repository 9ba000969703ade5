package modplan.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {
  private static final List<String> PATHS =
      List.of(
          "a.scm", "b/a.scm", "c/b/a.scm", "aa.scm", "axscm", "b", "b/a", "c/b", "b/c/a.scm", "");

  /** A name without wildcards is compared, all else is an expression: both must agree. */
  @Test
  void namesMatchAsExpressionsDo() {
    for (String name : List.of("a.scm", "/a.scm", "b/a.scm", "/b/a.scm", "b/", "/b/", "b", "c/b")) {
      Glob asName = Glob.of(name);
      // The same, with the first letter as a set.
      Glob asExpression = Glob.of(name.replaceFirst("[a-c]", "[$0]"));
      for (String path : PATHS) {
        assertThat(asName.matches(path))
            .as("%s on %s", name, path)
            .isEqualTo(asExpression.matches(path));
      }
    }
  }

  @Test
  void aPatternWithoutASlashMatchesInEveryDirectory() {
    assertThat(PATHS)
        .filteredOn(Glob.of("a.scm")::matches)
        .containsExactly("a.scm", "b/a.scm", "c/b/a.scm", "b/c/a.scm");
    assertThat(PATHS).filteredOn(Glob.of("b/a.scm")::matches).containsExactly("b/a.scm");
    assertThat(PATHS)
        .filteredOn(Glob.of("b/**")::matches)
        .containsExactly("b/a.scm", "b/a", "b/c/a.scm");
  }
}
