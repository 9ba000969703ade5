package modplan.fuzz;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells which text a target hangs on: an endless loop cannot be told by who waits for its end. */
final class Watchdog implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration limit;
  private final Consumer<byte[]> onHang;

  /**
   * A watchdog.
   *
   * @param limit how long a text may take, by the clock on the wall
   * @param onHang gets the text, in another thread
   */
  Watchdog(Duration limit, Consumer<byte[]> onHang) {
    this.limit = limit;
    this.onHang = onHang;
  }

  /** What is done with a text. */
  interface Task {
    void run() throws java.io.IOException;
  }

  /** Runs a task, and tells of its text if that takes too long. */
  void watch(byte[] text, Task task) throws java.io.IOException {
    Future<?> bite =
        timer.schedule(() -> onHang.accept(text), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      task.run();
    } finally {
      bite.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
