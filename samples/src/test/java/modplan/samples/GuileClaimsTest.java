package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real Guile does what each row of the table in {@code trees/README.md} says. */
class GuileClaimsTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\S+)` \\| `(\\(.*)` \\| (\\d+) \\| `(.*)` \\|");

  /**
   * A row of the table.
   *
   * @param lastLine of what Guile prints: to standard output if it exits with 0, else to standard
   *     error
   */
  record Claim(String tree, String expression, int exitCode, String lastLine) {
    @Override
    public String toString() {
      return tree + " " + expression;
    }
  }

  static List<Claim> claims() throws IOException {
    try (Stream<String> lines = Files.lines(Samples.TREES.resolve("README.md"))) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .map(
              row ->
                  new Claim(
                      row.group(1), row.group(2), Integer.parseInt(row.group(3)), row.group(4)))
          .toList();
    }
  }

  @Test
  void everyTreeHasClaims() throws IOException {
    assertThat(claims().stream().map(Claim::tree).distinct().sorted())
        .isEqualTo(Samples.directoriesIn(Samples.TREES));
  }

  @RequiresProgram("guile")
  @ParameterizedTest
  @MethodSource("claims")
  void guileAgrees(Claim claim) {
    check("guile", claim);
  }

  @RequiresProgram("guile-2.2")
  @ParameterizedTest
  @MethodSource("claims")
  void guileTwoTwoAgrees(Claim claim) {
    check("guile-2.2", claim);
  }

  private static void check(String guile, Claim claim) {
    ExternalProgram.Outcome outcome =
        ExternalProgram.of(guile, "--no-auto-compile", "-L", ".", "-c", claim.expression())
            .in(Samples.TREES.resolve(claim.tree()))
            .run();

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(claim.exitCode());
    String printed = claim.exitCode() == 0 ? outcome.out() : outcome.err();
    assertThat(printed.stripTrailing().lines()).last().isEqualTo(claim.lastLine());
  }
}
