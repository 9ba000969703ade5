package modplan.load;

/** The outcome cannot be known without running the program. */
final class Beyond extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What might happen, if an error was met on a path that may not be taken; else the reason. */
  final String reason;

  /** The name that the doubt is about, or the empty text. */
  final String name;

  /** Where in the innermost of these files, or 0. */
  int spot;

  Beyond(String reason, String name) {
    this(reason, name, 0);
  }

  Beyond(String reason, String name, int spot) {
    super(reason + ": " + name, null, false, false);
    this.reason = reason;
    this.name = name;
    this.spot = spot;
  }
}
