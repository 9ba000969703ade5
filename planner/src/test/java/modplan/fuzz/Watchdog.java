package modplan.fuzz;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells which text a target hangs on: an endless loop cannot be told by who waits for its end. */
final class Watchdog implements AutoCloseable {
  private static final int TICKS = 30;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private final Consumer<byte[]> onHang;

  /** Null while there is none, and once it has been told of. */
  private byte @Nullable [] watched;

  /** Since it began. */
  private int ticks;

  /**
   * A watchdog.
   *
   * @param limit how long a text may take. It is counted in ticks of this program: while that is
   *     stopped, or the machine sleeps, none pass
   * @param onHang gets the text, in another thread
   */
  Watchdog(Duration limit, Consumer<byte[]> onHang) {
    this.onHang = onHang;
    long tick = Math.max(1, limit.toNanos() / TICKS);
    var unused = timer.scheduleWithFixedDelay(this::tick, tick, tick, TimeUnit.NANOSECONDS);
  }

  private void tick() {
    byte[] text;
    synchronized (this) {
      text = watched;
      if (text == null || ++ticks < TICKS) {
        return;
      }
      watched = null;
    }
    onHang.accept(text);
  }

  private synchronized void begin(byte @Nullable [] text) {
    watched = text;
    ticks = 0;
  }

  /** What is done with a text. */
  interface Task {
    void run() throws java.io.IOException;
  }

  /** Runs a task, and tells of its text if that takes too long. */
  void watch(byte[] text, Task task) throws java.io.IOException {
    begin(text);
    try {
      task.run();
    } finally {
      begin(null);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
