package modplan.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Guile as the oracle of {@link FormReader}: the same data, or both refuse the text. */
class GuileReaderTest {
  private static final String WORD_CHARACTERS = "0123/.+-e@i#infaxX1";

  /** Guile refuses 1e309; modplan need not know. */
  private static final Pattern OUT_OF_RANGE = Pattern.compile("e[+-]?[0-9]{3}");

  @TempDir Path directory;

  @ParameterizedTest(name = "{0} pieces of a thousand are broken")
  @ValueSource(ints = {0, 20, 200})
  void randomTextsAreTheSameData(int broken) throws IOException, InterruptedException {
    List<String> texts =
        LongStream.range(0, 4000)
            .mapToObj(seed -> RandomText.of(seed + broken * 1000L, broken))
            .toList();

    assertSameData(texts);
  }

  @Test
  void everyPieceAloneIsTheSameDatum() throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>(List.of(RandomText.ATOMS));
    texts.addAll(List.of(RandomText.BROKEN));
    for (String piece : RandomText.BROKEN) {
      texts.add("(a " + piece + " b)");
      texts.add("'" + piece);
    }

    assertSameData(texts);
  }

  /** Numbers, or symbols that look like them. */
  @ParameterizedTest(name = "{0}...")
  @ValueSource(strings = {"", "1", "+", "-", ".", "#x", "#b", "#d", "#e1", "#o", "1e", "1/"})
  void wordsAreNumbersOrSymbols(String prefix) throws IOException, InterruptedException {
    Random random = new Random(prefix.hashCode());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      StringBuilder word = new StringBuilder(prefix);
      int length = random.nextInt(5);
      for (int c = 0; c < length; c++) {
        word.append(WORD_CHARACTERS.charAt(random.nextInt(WORD_CHARACTERS.length())));
      }
      if (!OUT_OF_RANGE.matcher(word).find()) {
        words.add(word.toString());
      }
    }

    assertSameData(words);
  }

  private void assertSameData(List<String> texts) throws IOException, InterruptedException {
    List<String> guile = GuileReader.read(texts, directory);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String ours = CanonicalForm.ofText(texts.get(i));
      if (!ours.equals(guile.get(i))) {
        differences.add(
            "%s%n  read as:  %s%n  by Guile: %s".formatted(texts.get(i), ours, guile.get(i)));
      }
    }
    assertThat(differences).isEmpty();
  }
}
