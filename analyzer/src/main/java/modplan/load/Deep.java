package modplan.load;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Recursion as deep as memory allows, on small stacks. What is nested in a program (forms, calls,
 * modules that load modules) is followed by nested calls of Java methods. Each cycle of methods
 * that follows them goes through {@link #call}, which counts levels: when a stack has been used up,
 * the call goes on upon a fresh one, that of another thread, while this thread waits. Only one of
 * the threads runs at a time, and handing over orders memory, so that nothing is shared between
 * threads that run.
 *
 * <p>The technique is that of segmented stacks (Hieb, Dybvig and Bruggeman, Representing Control in
 * the Presence of First-Class Continuations, 1990). A segment that was left is kept for the next
 * call that needs it, lest a loop at the end of a segment starts a thread each time round.
 */
final class Deep {
  /** Levels on one stack. Between two of them lie some tens of frames at most. */
  private static final int LEVELS = 1_000;

  /**
   * Levels in use at which {@link #isFull} says so. A level takes some 650 bytes where calls nest,
   * twice as many where expansions do: with so many a process takes 0.8 to 1.4 GB.
   */
  private static final int MOST_LEVELS = 1_000_000;

  private static final long STACK_BYTES = 16L << 20;

  private Deep() {}

  /**
   * The result of {@code work}, one level deeper. What it throws is thrown here; an interruption of
   * the waiting thread stays pending.
   */
  static <T> T call(Supplier<T> work) {
    if (enter()) {
      try {
        return work.get();
      } finally {
        leave();
      }
    }
    if (Thread.currentThread() instanceof Segment here) {
      return here.further(work);
    }
    Segment first = Segment.after(0);
    try {
      return first.run(work);
    } finally {
      first.end();
    }
  }

  /**
   * Begins a level without a call: for methods that run so often that making an object each time
   * tells. Whoever gets true calls {@link #leave} in the end; else the work is for {@link #call}.
   */
  static boolean enter() {
    if (Thread.currentThread() instanceof Segment here && here.level < LEVELS) {
      here.level++;
      return true;
    }
    return false;
  }

  /** Ends the level that {@link #enter} began. */
  static void leave() {
    ((Segment) Thread.currentThread()).level--;
  }

  /** The same for work without a result. */
  static void run(Runnable work) {
    if (enter()) {
      try {
        work.run();
      } finally {
        leave();
      }
      return;
    }
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Whether so many levels are in use that nothing but an endless recursion is to be expected. */
  static boolean isFull() {
    return Thread.currentThread() instanceof Segment here && here.below + here.level > MOST_LEVELS;
  }

  /** One of the stacks. */
  private static final class Segment extends Thread {
    /** Levels on the stacks before it. */
    final int below;

    int level;

    private final Semaphore begin = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);

    /** Null for the thread to end. */
    private @Nullable Supplier<?> work;

    private @Nullable Object result;
    private @Nullable Throwable failure;
    private @Nullable Segment next;

    private Segment(int below) {
      super(null, null, "simulation", STACK_BYTES);
      this.below = below;
    }

    static Segment after(int below) {
      Segment segment = new Segment(below);
      segment.setDaemon(true);
      segment.start();
      return segment;
    }

    /** Runs the work on this stack; called by the thread that waits for it. */
    @SuppressWarnings("unchecked") // the result is that of this very work
    <T> T run(Supplier<T> task) {
      work = task;
      begin.release();
      done.acquireUninterruptibly();
      Throwable thrown = failure;
      T value = (T) result;
      work = null;
      result = null;
      failure = null;
      if (thrown instanceof Error error) {
        throw error;
      } else if (thrown instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      return Objects.requireNonNull(value, "work without a result");
    }

    /** Runs the work on the next stack; called by this thread. */
    <T> T further(Supplier<T> task) {
      Segment segment = next;
      if (segment == null) {
        try {
          segment = Segment.after(below + level);
        } catch (OutOfMemoryError e) {
          throw new Beyond("nested more deeply than the system has threads for", "");
        }
        next = segment;
      }
      try {
        return segment.run(task);
      } finally {
        segment.endNext();
      }
    }

    private void endNext() {
      if (next != null) {
        next.end();
        next = null;
      }
    }

    /** Lets this thread end, and with it those that it has kept. */
    void end() {
      endNext();
      begin.release();
    }

    @Override
    public void run() {
      while (true) {
        begin.acquireUninterruptibly();
        Supplier<?> task = work;
        if (task == null) {
          return;
        }
        try {
          result = task.get();
        } catch (Throwable e) { // handed on to the thread that waits
          failure = e;
        }
        done.release();
      }
    }
  }
}
