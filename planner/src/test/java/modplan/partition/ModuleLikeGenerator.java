package modplan.partition;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Generates hypergraphs like those of large module trees: one net per module, its pins the module
 * and its importers. Modules live in a tree of directories of 32, 1024, ... siblings; most imports
 * stay in the directory, some go one or more levels up, and one in fifty to any older module, older
 * ones more often, so that a few nets are very large. Weights are like file sizes: most small, a
 * few large. The same arguments give the same file. Usage: {@code ModuleLikeGenerator VERTICES PINS
 * SEED OUT.hgr}.
 */
final class ModuleLikeGenerator {
  /** No net has more pins than this. */
  private static final int LARGEST_NET = 20_000;

  private ModuleLikeGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: ModuleLikeGenerator VERTICES PINS SEED OUT.hgr");
      System.exit(2);
    }
    Hypergraph h =
        generate(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]));
    try (BufferedWriter out =
        Files.newBufferedWriter(Path.of(args[3]), StandardCharsets.US_ASCII)) {
      HmetisWriter.write(h, out);
    }
  }

  static Hypergraph generate(int vertices, int pinCount, long seed) {
    Rng rng = new Rng(seed);
    int imports = Math.max(0, pinCount - vertices);
    long[] pairs = new long[imports]; // imported module in the upper half, importer in the lower
    int[] size = new int[vertices];
    int[] lastImporter = new int[vertices];
    int count = 0;
    for (int i = 0; i < imports; i++) {
      int importer = 1 + (int) ((long) i * (vertices - 1) / Math.max(1, imports));
      int imported = Math.min(importer - 1, imported(importer, rng));
      for (int retry = 0; retry < 50 && isTaken(imported, importer, size, lastImporter); retry++) {
        imported = retry < 10 ? imported(importer, rng) : rng.nextInt(importer);
      }
      if (!isTaken(imported, importer, size, lastImporter)) {
        lastImporter[imported] = importer;
        size[imported]++;
        pairs[count++] = ((long) imported << 32) | importer;
      }
    }
    pairs = Arrays.copyOf(pairs, count);
    Arrays.sort(pairs);
    return hypergraph(vertices, pairs, rng);
  }

  private static boolean isTaken(int imported, int importer, int[] size, int[] lastImporter) {
    return lastImporter[imported] == importer || size[imported] >= LARGEST_NET;
  }

  private static int imported(int importer, Rng rng) {
    if (rng.nextInt(50) == 0) {
      double r = rng.nextDouble();
      return (int) (importer * r * r * r);
    }
    int span = 32;
    while (span < importer && rng.nextInt(5) == 0) {
      span *= 32;
    }
    int directory = importer / span * span;
    int length = Math.min(span, importer - directory);
    if (length == 0) {
      return importer - 1;
    }
    double r = rng.nextDouble();
    return directory + (int) (length * r * r);
  }

  private static Hypergraph hypergraph(int vertices, long[] pairs, Rng rng) {
    int[] netStart = new int[vertices + 1];
    int[] pins = new int[vertices + pairs.length];
    long[] netWeight = new long[vertices];
    int count = 0;
    int next = 0;
    for (int e = 0; e < vertices; e++) {
      pins[count++] = e;
      while (next < pairs.length && (pairs[next] >>> 32) == e) {
        pins[count++] = (int) pairs[next++];
      }
      netStart[e + 1] = count;
      netWeight[e] = (long) Math.min(4000, rng.nextScale(1, 16) / (1.002 - rng.nextDouble()));
    }
    return new Hypergraph(netWeight.clone(), netWeight, netStart, Arrays.copyOf(pins, count));
  }
}
