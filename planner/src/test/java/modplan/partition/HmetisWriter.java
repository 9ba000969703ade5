package modplan.partition;

import java.io.IOException;

/** Writes hypergraphs in the hMetis format that {@link HmetisReader} reads, always with fmt 11. */
final class HmetisWriter {
  private HmetisWriter() {}

  static void write(Hypergraph hypergraph, Appendable out) throws IOException {
    out.append(hypergraph.netCount() + " " + hypergraph.vertexCount() + " 11\n");
    StringBuilder line = new StringBuilder();
    for (int e = 0; e < hypergraph.netCount(); e++) {
      line.setLength(0);
      line.append(hypergraph.netWeight[e]);
      for (int i = hypergraph.netStart[e]; i < hypergraph.netStart[e + 1]; i++) {
        line.append(' ').append(hypergraph.pins[i] + 1);
      }
      out.append(line.append('\n'));
    }
    for (long weight : hypergraph.vertexWeight) {
      out.append(Long.toString(weight)).append('\n');
    }
  }
}
