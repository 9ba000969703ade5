package modplan.partition;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Partitions one file again and again and prints km1, the seconds of the first run (the cold one)
 * and the median of the later ones, without reading. Usage: {@code PartitionBenchmark FILE.hgr K
 * EPSILON [EFFORT [RUNS [SEED [THREADS [PARTITION-FILE]]]]]}.
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
    Hypergraph h = HmetisReader.parse(args[0], Files.readAllBytes(Path.of(args[0])));
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
    double[] cpu = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      double cpuStart = processCpuSeconds();
      Partition partition = Partitioner.partition(h, config);
      times[i] = seconds(start);
      cpu[i] = processCpuSeconds() - cpuStart;
      if (i == 0) {
        System.out.printf(
            Locale.ROOT,
            "km1 %d cut %d imbalance %.4f balanced %b read %.3f s first %.3f s (%.3f CPU s)%n",
            partition.km1(),
            partition.cut(),
            Metrics.imbalance(h, partition.blocks(), partition.k()),
            partition.isBalanced(),
            read,
            times[0],
            cpu[0]);
        if (args.length > 7) {
          try (BufferedWriter out =
              Files.newBufferedWriter(Path.of(args[7]), StandardCharsets.US_ASCII)) {
            PartitionWriter.write(partition, out);
          }
        }
      }
    }
    if (runs > 1) {
      System.out.printf(
          Locale.ROOT,
          "median of the last %d runs %.3f s (%.3f CPU s)%n",
          runs - runs / 2,
          medianOfLastHalf(times),
          medianOfLastHalf(cpu));
    }
  }

  private static String argument(String[] args, int index, String otherwise) {
    return args.length > index ? args[index] : otherwise;
  }

  private static double medianOfLastHalf(double[] values) {
    double[] last = Arrays.copyOfRange(values, values.length / 2, values.length);
    Arrays.sort(last);
    return last[last.length / 2];
  }

  /** CPU time of all threads, compiler included: what a busy machine does not blur. */
  private static double processCpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(duration -> duration.toNanos() / 1e9)
        .orElse(0.0);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
