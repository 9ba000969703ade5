package modplan.partition;

import java.util.Arrays;

/**
 * Reads the hMetis format (hMETIS manual, section 4.2): a line {@code nets vertices [fmt]}, a line
 * per net, a line per vertex if vertices have weights. fmt 1 gives nets a weight, before the pins;
 * fmt 10 gives vertices one; 11 both. Vertices count from 1 in the file. Lines that start with
 * {@code %} are comments.
 */
public final class HmetisReader {
  /**
   * A vertex that no net holds and that has no weight takes no byte; more of them are a mistake.
   */
  private static final long VERTICES_PER_BYTE = 1000;

  private final TokenLines lines;

  private HmetisReader(TokenLines lines) {
    this.lines = lines;
  }

  /** The hypergraph of this text; the name is for messages. */
  public static Hypergraph parse(String name, byte[] text) throws InvalidHypergraphException {
    return new HmetisReader(new TokenLines(name, text)).hypergraph();
  }

  private Hypergraph hypergraph() throws InvalidHypergraphException {
    lines.requireLine("the header 'nets vertices [fmt]'");
    int netCount = count("the number of nets");
    int vertexCount = count("the number of vertices");
    int format = lines.hasNumber() ? format() : 0;
    lines.requireLineEnd("the number of nets, the number of vertices and fmt");
    requireFits("nets", netCount, 1);
    requireFits("vertices", vertexCount, format >= 10 ? 1 : VERTICES_PER_BYTE);
    long[] netWeight = new long[netCount];
    Arrays.fill(netWeight, 1);
    long[] vertexWeight = new long[vertexCount];
    Arrays.fill(vertexWeight, 1);
    int[] netStart = new int[netCount + 1];
    int[] pins = readNets(format % 10 == 1, netWeight, netStart, vertexCount);
    if (format >= 10) {
      readVertexWeights(vertexWeight);
    }
    requireEnd();
    return new Hypergraph(vertexWeight, netWeight, netStart, pins);
  }

  private int count(String what) throws InvalidHypergraphException {
    long value = lines.number(what);
    if (value > Integer.MAX_VALUE - 8) {
      throw lines.error(what + " is " + value + ", above " + (Integer.MAX_VALUE - 8));
    }
    return (int) value;
  }

  /** A header must not make a small file take much memory. */
  private void requireFits(String what, int count, long perByte) throws InvalidHypergraphException {
    if (count > perByte * lines.size()) {
      throw lines.error(
          "the number of %s is %d, too large for a file of %d bytes"
              .formatted(what, count, lines.size()));
    }
  }

  private int format() throws InvalidHypergraphException {
    long format = lines.number("fmt");
    if (format != 0 && format != 1 && format != 10 && format != 11) {
      throw lines.error("fmt is " + format + ", but must be 0, 1, 10 or 11");
    }
    return (int) format;
  }

  private int[] readNets(boolean weighted, long[] netWeight, int[] netStart, int vertexCount)
      throws InvalidHypergraphException {
    int[] pins = new int[Math.max(16, netWeight.length)];
    int[] lastNet = new int[vertexCount];
    int pinCount = 0;
    long weightLeft = Hypergraph.MAX_TOTAL_WEIGHT;
    for (int e = 0; e < netWeight.length; e++) {
      String net = "net " + (e + 1) + " of " + netWeight.length;
      lines.requireLine(net);
      if (weighted) {
        netWeight[e] = lines.number("the weight of " + net);
        weightLeft = takeWeight(weightLeft, netWeight[e], "net");
      }
      while (lines.hasNumber()) {
        if (pinCount == pins.length) {
          pins = grow(pins);
        }
        pins[pinCount++] = pin(e, lastNet);
      }
      if (pinCount == netStart[e]) {
        throw lines.error(net + " has no pins");
      }
      netStart[e + 1] = pinCount;
    }
    return Arrays.copyOf(pins, pinCount);
  }

  private int pin(int e, int[] lastNet) throws InvalidHypergraphException {
    long vertex = lines.number("a vertex");
    if (vertex < 1 || vertex > lastNet.length) {
      throw lines.error("vertex " + vertex + ", but vertices are 1 to " + lastNet.length);
    }
    int pin = (int) vertex - 1;
    if (lastNet[pin] == e + 1) {
      throw lines.error("vertex " + vertex + " twice in one net");
    }
    lastNet[pin] = e + 1;
    return pin;
  }

  private int[] grow(int[] pins) throws InvalidHypergraphException {
    if (pins.length > Integer.MAX_VALUE / 2) {
      throw lines.error("more than " + pins.length + " pins");
    }
    return Arrays.copyOf(pins, pins.length * 2);
  }

  private void readVertexWeights(long[] vertexWeight) throws InvalidHypergraphException {
    long weightLeft = Hypergraph.MAX_TOTAL_WEIGHT;
    for (int v = 0; v < vertexWeight.length; v++) {
      String what = "the weight of vertex " + (v + 1) + " of " + vertexWeight.length;
      lines.requireLine(what);
      vertexWeight[v] = lines.number(what);
      lines.requireLineEnd(what);
      weightLeft = takeWeight(weightLeft, vertexWeight[v], "vertex");
    }
  }

  private long takeWeight(long weightLeft, long weight, String what)
      throws InvalidHypergraphException {
    if (weight > weightLeft) {
      throw lines.error("the " + what + " weights sum to more than " + Hypergraph.MAX_TOTAL_WEIGHT);
    }
    return weightLeft - weight;
  }

  /** Blank lines may follow; anything else means that the header counts wrongly. */
  private void requireEnd() throws InvalidHypergraphException {
    while (lines.nextLine()) {
      if (lines.hasNumber()) {
        throw lines.error("a line too many: the header announces fewer lines");
      }
    }
  }
}
