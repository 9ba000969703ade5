package modplan.cli;

import java.util.function.LongSupplier;

/**
 * Shows how far a build has come: one line that is rewritten on a terminal, else lines now and
 * then.
 */
final class ProgressDisplay {
  private static final long PLAIN_INTERVAL_MILLIS = 10_000;

  private final Session session;
  private final boolean quiet;
  private final boolean terminal;
  private final LongSupplier clockMillis;
  private String shown = "";
  private long shownAtMillis;

  ProgressDisplay(Session session, boolean quiet) {
    this(session, quiet, Terminal.isThere(), System::currentTimeMillis);
  }

  /** A display for a terminal or for something else, by this clock. */
  ProgressDisplay(Session session, boolean quiet, boolean terminal, LongSupplier clockMillis) {
    this.session = session;
    this.quiet = quiet;
    this.terminal = terminal;
    this.clockMillis = clockMillis;
    this.shownAtMillis = clockMillis.getAsLong();
  }

  void show(String line) {
    if (quiet || line.equals(shown)) {
      return;
    }
    if (terminal) {
      session.err().print("\r\033[K" + line);
      session.err().flush();
    } else {
      long now = clockMillis.getAsLong();
      if (now - shownAtMillis < PLAIN_INTERVAL_MILLIS) {
        return;
      }
      shownAtMillis = now;
      session.err().println("modplan: " + line);
      session.err().flush();
    }
    shown = line;
  }

  /** Takes the line away. */
  void end() {
    if (terminal && !shown.isEmpty()) {
      session.err().print("\r\033[K");
      session.err().flush();
    }
  }
}
