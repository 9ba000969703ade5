package modplan.partition;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Partitions one file again and again and prints, per run, km1 and the seconds without reading: the
 * first run is the cold one. Usage: {@code PartitionBenchmark FILE.hgr K EPSILON [EFFORT [RUNS
 * [SEED [THREADS [PARTITION-FILE]]]]]}.
 */
public final class PartitionBenchmark {
  private PartitionBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      System.err.println(
          "usage: PartitionBenchmark FILE.hgr K EPSILON [EFFORT [RUNS [SEED [THREADS [OUT]]]]]");
      System.exit(2);
    }
    long begin = System.nanoTime();
    Hypergraph h = HmetisReader.read(Path.of(args[0]));
    double read = seconds(begin);
    Effort effort = Effort.valueOf(argument(args, 3, "default").toUpperCase(Locale.ROOT));
    int runs = Integer.parseInt(argument(args, 4, "1"));
    PartitionConfig config =
        PartitionConfig.of(Integer.parseInt(args[1]), Double.parseDouble(args[2]))
            .withEffort(effort)
            .withSeed(Long.parseLong(argument(args, 5, "1")));
    if (args.length > 6) {
      config = config.withThreads(Integer.parseInt(args[6]));
    }
    double[] times = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      Partition partition = Partitioner.partition(h, config);
      times[i] = seconds(start);
      if (i == 0) {
        System.out.printf(
            Locale.ROOT,
            "km1 %d cut %d imbalance %.4f balanced %b read %.3f s first %.3f s%n",
            partition.km1(),
            partition.cut(),
            Metrics.imbalance(h, partition.blocks(), partition.k()),
            partition.isBalanced(),
            read,
            times[0]);
        if (args.length > 7) {
          try (BufferedWriter out =
              Files.newBufferedWriter(Path.of(args[7]), StandardCharsets.US_ASCII)) {
            PartitionWriter.write(partition, out);
          }
        }
      }
    }
    if (runs > 1) {
      double[] warm = Arrays.copyOfRange(times, runs / 2, runs);
      Arrays.sort(warm);
      System.out.printf(
          Locale.ROOT, "median of the last %d runs %.3f s%n", warm.length, warm[warm.length / 2]);
    }
  }

  private static String argument(String[] args, int index, String otherwise) {
    return args.length > index ? args[index] : otherwise;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
