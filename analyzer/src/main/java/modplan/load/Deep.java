package modplan.load;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs simulations on a thread with a large stack. What is nested in a program (forms, calls,
 * modules that load modules) is followed by nested calls here, each kind up to a fixed depth beyond
 * which the outcome is unknown; the stack has room for all of them.
 */
final class Deep {
  private static final long STACK_BYTES = 1L << 30;

  private Deep() {}

  static <T> T call(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.set(work.get());
              } catch (Throwable e) { // handed on to the thread that waits
                failure.set(e);
              }
            },
            "simulation",
            STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    } else if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    T value = result.get();
    if (value == null) {
      throw new IllegalStateException("a simulation without a result");
    }
    return value;
  }
}
