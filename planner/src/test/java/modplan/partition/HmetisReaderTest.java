package modplan.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HmetisReaderTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static Hypergraph parse(String text) throws InvalidHypergraphException {
    return HmetisReader.parse("x.hgr", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryFormat() throws InvalidHypergraphException {
    Hypergraph plain = parse("% two nets\n2 3\n1 2\n% between\n2 3\n\n");
    Hypergraph nets = parse("2 3 1\n7 1 2\n0 2 3\n");
    Hypergraph vertices = parse("1 2 10\r\n1 2\r\n4\r\n5\r\n");
    Hypergraph both = parse("1 2 11\n3 2 1\n4\n5");

    assertThat(plain.pinsOf(1)).containsExactly(1, 2);
    assertThat(plain.totalVertexWeight()).isEqualTo(3);
    assertThat(nets.netWeight(0)).isEqualTo(7);
    assertThat(nets.netWeight(1)).isZero();
    assertThat(vertices.vertexWeight(1)).isEqualTo(5);
    assertThat(both.pinsOf(0)).containsExactly(1, 0);
    assertThat(both.vertexWeight(0)).isEqualTo(4);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "|x.hgr:1: the file ends where the header 'nets vertices [fmt]' was expected",
        "3|x.hgr:1: the line ends where the number of vertices was expected",
        "a 3|x.hgr:1: expected the number of nets, found 'a'",
        "-1 3|x.hgr:1: expected the number of nets, found '-1'",
        "1 3 2|x.hgr:1: fmt is 2, but must be 0, 1, 10 or 11",
        "1 3 1 9|x.hgr:1: expected only the number of nets, the number of vertices and fmt,"
            + " found also '9'",
        "99999999999 3|x.hgr:1: the number of nets is 99999999999, above 2147483639",
        "99 3;1 2|x.hgr:1: the number of nets is 99, too large for a file of 8 bytes",
        "1 99 10;1 2|x.hgr:1: the number of vertices is 99, too large for a file of 11 bytes",
        "1 99999;1 2|x.hgr:1: the number of vertices is 99999, too large for a file of 11 bytes",
        "2 3;1 2|x.hgr:3: the file ends where net 2 of 2 was expected",
        "1 3;1 4|x.hgr:2: vertex 4, but vertices are 1 to 3",
        "1 3;1 0|x.hgr:2: vertex 0, but vertices are 1 to 3",
        "% c;1 3;1 2.5|x.hgr:3: expected a vertex, found '2.5'",
        "1 3;1 1|x.hgr:2: vertex 1 twice in one net",
        "2 3;1 2;;|x.hgr:3: net 2 of 2 has no pins",
        "1 3 1;5|x.hgr:2: net 1 of 1 has no pins",
        "1 2 10;1 2;4|x.hgr:4: the file ends where the weight of vertex 2 of 2 was expected",
        "1 2 10;1 2;4 4;1|x.hgr:3: expected only the weight of vertex 1 of 2, found also '4'",
        "1 2;1 2;3|x.hgr:3: a line too many: the header announces fewer lines",
        "1 2 1;300000000000000 1 2|x.hgr:2: the weight of net 1 of 1 is 300000000000000,"
            + " above 281474976710656",
        "2 2 1;200000000000000 1 2;200000000000000 1 2|x.hgr:3: the net weights sum to more than"
            + " 281474976710656",
      })
  void saysWhatIsWrongAndWhere(String text, String message) {
    String lines = text == null ? "" : text.replace(';', '\n');

    assertThatThrownBy(() -> parse(lines))
        .isInstanceOf(InvalidHypergraphException.class)
        .hasMessage(message);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsWhatTheWriterWrites(long seed) throws IOException, InvalidHypergraphException {
    StringBuilder text = new StringBuilder();
    HmetisWriter.write(RandomHypergraphs.of(20, 30, 6, seed), text);
    StringBuilder again = new StringBuilder();
    HmetisWriter.write(parse(text.toString()), again);

    assertThat(again.toString()).isEqualTo(text.toString());
  }

  @Test
  void writesOneBlockPerLine() throws IOException, InvalidHypergraphException {
    StringBuilder out = new StringBuilder();
    PartitionWriter.write(
        Partitioner.partition(parse("1 4\n1 2\n"), PartitionConfig.of(1, 0)), out);

    assertThat(out.toString()).isEqualTo("0\n0\n0\n0\n");
  }
}
