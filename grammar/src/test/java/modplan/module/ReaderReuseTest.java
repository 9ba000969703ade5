package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import modplan.source.SourceDecoder;
import modplan.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that has read other files finds what a new one finds. */
class ReaderReuseTest {
  private static final List<String> PARTS =
      List.of(
          "(define-module (a b) #:use-module (c) #:export (x y))",
          "(define (x) \"short\" \"short\" 'y)",
          "(define λ \"grün\") (define-syntax m (syntax-rules () ((_ a) (list a \"é\"))))",
          "#:key",
          "#{odd name}#",
          "`(1 ,x #(2 \"3\"))",
          "#~(a #$b)",
          "(unclosed",
          ")",
          "\"never closed",
          "(use-modules (d) ((e) #:prefix e:))",
          "; a comment\n#| another |#",
          "(quote (" + "long data ".repeat(40) + "))");

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsTheSameAsANewReader(long seed) {
    Random random = new Random(seed);
    FactsReader reader = new FactsReader();
    for (int i = 0; i < 20; i++) {
      byte[] bytes = text(random).getBytes(StandardCharsets.UTF_8);
      assertThat(reader.readNext(decoded(bytes))).isEqualTo(FactsReader.read(decoded(bytes)));
    }
  }

  private static SourceFile decoded(byte[] bytes) {
    return SourceDecoder.decode("a.scm", bytes);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(5) == 0) {
      text.append(";; coding: iso-8859-1\n");
    }
    int parts = random.nextInt(8);
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size()))).append('\n');
      if (random.nextInt(3) == 0) {
        text.append("(define n").append(random.nextInt(2000)).append(" 1)\n");
      }
    }
    return text.toString();
  }

  /** One whose room is used again, and one whose room is not. */
  @ParameterizedTest
  @ValueSource(ints = {20_000, 400_000})
  void aLargeFileLeavesNothingBehind(int names) {
    StringBuilder large = new StringBuilder("(define-module (large))\n(define all (list");
    for (int i = 0; i < names; i++) {
      large.append(" name-").append(i);
    }
    List<String> texts =
        List.of(
            "(define-module (small)) (define a \"b\")",
            large.append("))").toString(),
            "(define-module (small)) (define a \"b\")",
            "(define-module (other)) (define name-5 \"name-6\")");
    FactsReader reader = new FactsReader();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(reader.readNext(decoded(bytes))).isEqualTo(FactsReader.read(decoded(bytes)));
    }
  }
}
