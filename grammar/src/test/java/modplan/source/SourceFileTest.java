package modplan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
  private static final String TEXT = "(a)\n\tλ→𝄞b\r\n\r\nlast";

  @ParameterizedTest
  @CsvSource({
    "(a), 1:1",
    "a, 1:2",
    "λ, 2:2",
    "→, 2:3",
    "𝄞, 2:4",
    "b, 2:5",
    "last, 4:1",
    "st, 4:3",
  })
  void columnsCountCodePoints(String part, String place) {
    SourceFile file = SourceFile.of("a.scm", TEXT);
    int offset = TEXT.substring(0, TEXT.indexOf(part)).getBytes(StandardCharsets.UTF_8).length;

    assertThat(file.locate(offset)).hasToString(place);
    assertThat(file.lineOf(offset)).isEqualTo(file.locate(offset).line());
  }

  @Test
  void theEndIsAPlace() {
    assertThat(SourceFile.of("a.scm", "").locate(0)).hasToString("1:1");
    assertThat(SourceFile.of("a.scm", "a").locate(1)).hasToString("1:2");
    assertThat(SourceFile.of("a.scm", "a\n").locate(2)).hasToString("2:1");
    assertThat(SourceFile.of("a.scm", "a\n").locate(1)).hasToString("1:2");
  }

  @Test
  void linesComeWithoutTheirEnds() {
    SourceFile file = SourceFile.of("a.scm", TEXT);

    assertThat(file.line(1)).isEqualTo("(a)");
    assertThat(file.line(2)).isEqualTo("\tλ→𝄞b");
    assertThat(file.line(3)).isEmpty();
    assertThat(file.line(4)).isEqualTo("last");
    assertThat(file.line(0)).isEmpty();
    assertThat(file.line(5)).isEmpty();
  }

  @Test
  void aColumnOfALatin1FileIsOneByte() {
    byte[] bytes = ";coding: latin1\néé(".getBytes(StandardCharsets.ISO_8859_1);
    SourceFile file = SourceDecoder.decode("a.scm", bytes);

    assertThat(file.locate(bytes.length - 1)).hasToString("2:3");
    assertThat(file.line(2)).isEqualTo("éé(");
  }

  /** In any order of questions, a place is what counting from the start gives. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void placesAreThoseOfCountingFromTheStart(long seed) {
    Random random = new Random(seed);
    int[] alphabet = "ab\n\r(é→".codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    SourceFile file = SourceFile.of("a.scm", text.toString());
    for (int i = 0; i < 300; i++) {
      int end = random.nextInt(text.length() + 1);
      String before = text.substring(0, end);
      int offset = before.getBytes(StandardCharsets.UTF_8).length;
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');

      assertThat(file.locate(offset)).isEqualTo(new Location(line, column));
    }
  }
}
