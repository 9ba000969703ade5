package modplan.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a target on mutated texts for a time: {@code Fuzz TARGET|all SECONDS SEED DIRECTORY}. Writes
 * each text that makes a fault to DIRECTORY/faults and goes on; ends with 1 if there was one, and
 * with 3 at a text that does not end.
 */
final class Fuzz {
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** By the clock, and therefore longer: others may be using the processors. */
  private static final Duration HANGS = Duration.ofSeconds(90);

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
        Result result =
            run(target, Long.parseLong(args[2]), Long.MAX_VALUE, end, directory, Fuzz::halt);
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

  /** No other end would come: the thread that hangs listens to nobody. */
  private static void halt(Path text) {
    System.out.println(text + ": it does not end");
    System.out.flush();
    Runtime.getRuntime().halt(3);
  }

  /**
   * Runs until a number of executions or a time is reached.
   *
   * @param onHang gets the file with a text that does not end, in another thread
   */
  static Result run(
      FuzzTarget target,
      long seed,
      long executions,
      long end,
      Path directory,
      Consumer<Path> onHang)
      throws IOException {
    try (Watchdog watchdog =
        new Watchdog(HANGS, text -> onHang.accept(keep(directory, text, "hang")))) {
      return run(target, seed, executions, end, directory, watchdog);
    }
  }

  private static Result run(
      FuzzTarget target, long seed, long executions, long end, Path directory, Watchdog watchdog)
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
        watchdog.watch(text, () -> target.run(directory, text));
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

  /** Writes a text to DIRECTORY/faults. */
  static Path keep(Path directory, byte[] text, String name) {
    try {
      return Files.write(Files.createDirectories(directory.resolve("faults")).resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String keep(Path directory, byte[] text, long number, Throwable fault) {
    StringBuilder said = new StringBuilder(keep(directory, text, "fault-" + number) + ": " + fault);
    for (StackTraceElement element : fault.getStackTrace()) {
      if (said.length() < 2000) {
        said.append("\n    ").append(element);
      }
    }
    return said.toString();
  }
}
