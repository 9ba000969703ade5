package modplan.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final List<String> WORDS =
      List.of("define", "a", "", "ab", "grün", "λ", "ünique", "a b", "set!", "ba");

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
  void areTheTextsOfTheSymbols(String name) {
    Charset charset = Charset.forName(name);
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Symbols symbols = new Symbols();
      symbols.begin(charset);
      int[] numbers = new int[random.nextInt(8)];
      String[] expected = new String[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        byte[] bytes = WORDS.get(random.nextInt(WORDS.size())).getBytes(charset);
        expected[i] = new String(bytes, charset); // λ is none of Latin-1
        numbers[i] = symbols.number(bytes, 0, bytes.length);
        if (random.nextBoolean()) {
          assertThat(symbols.name(numbers[i])).isEqualTo(expected[i]);
        }
      }
      Texts texts = symbols.texts(numbers, numbers.length);
      symbols.begin(StandardCharsets.UTF_8); // what was taken is not touched
      String wanted = WORDS.get(random.nextInt(WORDS.size()));

      assertThat(texts.contains(wanted)).isEqualTo(List.of(expected).contains(wanted));
      assertThat(texts.indexOf(wanted)).isEqualTo(List.of(expected).indexOf(wanted));
      assertThat(texts).containsExactly(expected).isEqualTo(Texts.of(expected));
      for (int i = 0; i < expected.length; i++) {
        assertThat(texts.get(i)).isSameAs(texts.get(i)).isSameAs(texts.once(i));
      }
    }
  }
}
