package modplan.partition;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The bridge to graph partitioners, for comparisons: {@code GraphExpansion graph FILE.hgr
 * OUT.graph} writes the star expansion in METIS format (a node of weight 0 per net of more than two
 * pins), and {@code GraphExpansion evaluate FILE.hgr PARTITION K} prints the metrics of a partition
 * file, whose lines after the last vertex are ignored.
 */
final class GraphExpansion {
  private GraphExpansion() {}

  public static void main(String[] args) throws Exception {
    Hypergraph h = HmetisReader.parse(args[1], Files.readAllBytes(Path.of(args[1])));
    if (args[0].equals("graph")) {
      try (BufferedWriter out =
          Files.newBufferedWriter(Path.of(args[2]), StandardCharsets.US_ASCII)) {
        writeStars(h, out);
      }
      return;
    }
    List<String> lines = Files.readAllLines(Path.of(args[2]));
    int k = Integer.parseInt(args[3]);
    int[] blocks = new int[h.vertexCount()];
    for (int v = 0; v < blocks.length; v++) {
      blocks[v] = Integer.parseInt(lines.get(v).trim());
    }
    System.out.printf(
        Locale.ROOT,
        "km1 %d cut %d imbalance %.4f%n",
        Metrics.km1(h, blocks),
        Metrics.cut(h, blocks),
        Metrics.imbalance(h, blocks, k));
  }

  private static void writeStars(Hypergraph h, Appendable out) throws IOException {
    int n = h.vertexCount();
    int[] center = new int[h.netCount()];
    int nodes = n;
    long edges = 0;
    for (int e = 0; e < h.netCount(); e++) {
      int size = h.netSize(e);
      center[e] = size > 2 ? ++nodes : 0;
      edges += size > 2 ? size : size == 2 ? 1 : 0;
    }
    out.append(nodes + " " + edges + " 011\n");
    StringBuilder line = new StringBuilder();
    for (int v = 0; v < n; v++) {
      line.setLength(0);
      line.append(h.vertexWeight[v]);
      for (int i = h.vertexStart[v]; i < h.vertexStart[v + 1]; i++) {
        int e = h.nets[i];
        int size = h.netSize(e);
        if (size > 2) {
          line.append(' ').append(center[e]).append(' ').append(h.netWeight[e]);
        } else if (size == 2) {
          int other = h.pins[h.netStart[e]] + h.pins[h.netStart[e] + 1] - v;
          line.append(' ').append(other + 1).append(' ').append(h.netWeight[e]);
        }
      }
      out.append(line.append('\n'));
    }
    for (int e = 0; e < h.netCount(); e++) {
      if (center[e] > 0) {
        line.setLength(0);
        line.append('0');
        for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
          line.append(' ').append(h.pins[i] + 1).append(' ').append(h.netWeight[e]);
        }
        out.append(line.append('\n'));
      }
    }
  }
}
