package modplan.project;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Numbered pieces of work for several threads. A thread that is free takes the next number, so that
 * work begins in the order of the numbers: with the largest pieces first no thread is left alone
 * with one of them in the end (Graham, Bounds on Multiprocessing Timing Anomalies, 1969). A
 * parallel stream would give each thread a range of neighbours, and one of them all the large ones.
 */
final class InTurn {
  private InTurn() {}

  /**
   * Does the work of the numbers 0 to {@code count} - 1, each once, and returns when all is done.
   *
   * @param workers the work as a thread does it, made for each of them
   * @throws IllegalStateException if a piece fails, with what it threw as the cause
   */
  static void run(int count, int threads, Supplier<IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    Callable<Boolean> worker =
        () -> {
          IntConsumer work = workers.get();
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            work.accept(i);
          }
          return true;
        };
    int busy = Math.max(1, Math.min(threads, count));
    ExecutorService pool = Executors.newFixedThreadPool(busy);
    try {
      for (Future<Boolean> each : pool.invokeAll(Collections.nCopies(busy, worker))) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at work", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a piece of work failed", e.getCause());
    } finally {
      pool.shutdown();
    }
  }
}
