package modplan.cli;

/**
 * Shows how far a build has come: one line that is rewritten on a terminal, else lines now and
 * then.
 */
final class ProgressDisplay {
  private static final long PLAIN_INTERVAL_MILLIS = 10_000;

  private final Session session;
  private final boolean quiet;
  private final boolean terminal;
  private String shown = "";
  private long shownAtMillis;

  ProgressDisplay(Session session, boolean quiet) {
    this.session = session;
    this.quiet = quiet;
    this.terminal = Terminal.isThere();
    this.shownAtMillis = System.currentTimeMillis();
  }

  void show(String line) {
    if (quiet || line.equals(shown)) {
      return;
    }
    if (terminal) {
      session.err().print("\r\033[K" + line);
      session.err().flush();
    } else {
      long now = System.currentTimeMillis();
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
