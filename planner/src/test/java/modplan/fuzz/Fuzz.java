package modplan.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Runs a target on mutated texts for a time: {@code Fuzz TARGET|all SECONDS SEED DIRECTORY}. Writes
 * each text that makes a fault to DIRECTORY/faults and goes on; ends with 1 if there was one.
 */
final class Fuzz {
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int LARGEST_POOL = 400;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private Fuzz() {}

  /** How it went. */
  record Result(FuzzTarget target, long executions, long slowestMillis, List<String> faults) {}

  public static void main(String[] args) throws IOException {
    boolean failed = false;
    for (FuzzTarget target : FuzzTarget.values()) {
      if (args[0].equals("all") || target.name().equals(args[0].toUpperCase(Locale.ROOT))) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
        Path directory = Files.createDirectories(Path.of(args[3], target.name()));
        Result result = run(target, Long.parseLong(args[2]), Long.MAX_VALUE, end, directory);
        System.out.printf(
            Locale.ROOT,
            "%s: %d executions in %s s, slowest %d ms, %d faults%n",
            target,
            result.executions(),
            args[1],
            result.slowestMillis(),
            result.faults().size());
        result.faults().stream().limit(5).forEach(System.out::println);
        failed |= !result.faults().isEmpty();
      }
    }
    System.exit(failed ? 1 : 0);
  }

  /** Runs until a number of executions or a time is reached. */
  static Result run(FuzzTarget target, long seed, long executions, long end, Path directory)
      throws IOException {
    Random random = new Random(seed);
    Mutator mutator = new Mutator(random, target.words());
    List<byte[]> pool = new ArrayList<>(target.seeds(directory));
    List<String> faults = new ArrayList<>();
    long slowest = 0;
    long done = 0;
    for (; done < executions && System.nanoTime() < end; done++) {
      byte[] text = mutator.mutate(pool.get(random.nextInt(pool.size())));
      long start = CPU.getCurrentThreadCpuTime();
      try {
        target.run(directory, text);
      } catch (RuntimeException | Error fault) {
        faults.add(keep(directory, text, done, fault));
        continue;
      }
      long time = CPU.getCurrentThreadCpuTime() - start;
      slowest = Math.max(slowest, time);
      if (time > SLOW_NANOS) {
        faults.add(
            keep(directory, text, done, new AssertionError("it took " + time / 1e9 + " s of CPU")));
      } else if (pool.size() < LARGEST_POOL && random.nextInt(20) == 0) {
        pool.add(text); // mutations of mutations
      }
    }
    return new Result(target, done, TimeUnit.NANOSECONDS.toMillis(slowest), faults);
  }

  private static String keep(Path directory, byte[] text, long number, Throwable fault)
      throws IOException {
    Path file = Files.createDirectories(directory.resolve("faults")).resolve("fault-" + number);
    Files.write(file, text);
    StringBuilder said = new StringBuilder(file + ": " + fault);
    for (StackTraceElement element : fault.getStackTrace()) {
      if (said.length() < 2000) {
        said.append("\n    ").append(element);
      }
    }
    return said.toString();
  }
}
