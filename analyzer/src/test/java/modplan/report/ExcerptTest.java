package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modplan.source.Location;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void marksTheSymbolThatBeginsThere() {
    assertThat(Excerpt.of("(define x (f-1 y))", new Location(12, 12)))
        .isEqualTo("    12 | (define x (f-1 y))\n       |            ^^^");
  }

  @Test
  void marksOneCharacterOfAListAndBehindTheEnd() {
    assertThat(Excerpt.of("(a)", new Location(1, 1))).endsWith("\n      | ^");
    assertThat(Excerpt.of("(a)", new Location(1, 9))).endsWith("\n      |    ^");
  }

  @Test
  void countsCodePointsAndShowsControlCharactersAsSpaces() {
    assertThat(Excerpt.of("\t(\uD83D\uDE00 \u00E9t\u00E9 x)", new Location(1, 5)))
        .isEqualTo("    1 |  (\uD83D\uDE00 \u00E9t\u00E9 x)\n      |     ^^^");
  }

  @Test
  void cutsLongLinesAroundThePlace() {
    String excerpt =
        Excerpt.of("a ".repeat(500) + "here " + "b ".repeat(500), new Location(3, 1001));

    assertThat(excerpt.lines()).allMatch(line -> line.length() < 120);
    List<String> lines = excerpt.lines().toList();
    assertThat(lines.get(0)).contains("| ...").endsWith("...");
    assertThat(lines.get(1).indexOf('^')).isEqualTo(lines.get(0).indexOf("here"));
    assertThat(lines.get(1)).endsWith(" ^^^^");
  }
}
