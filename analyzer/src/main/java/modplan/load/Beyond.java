package modplan.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome cannot be known without running the program. */
final class Beyond extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What might happen, if an error was met on a path that may not be taken; else the reason. */
  final String reason;

  /** The name that the doubt is about, or the empty text. */
  final String name;

  /** The files being loaded when it was met, outermost first; null until that is known. */
  transient @Nullable List<String> stack;

  /** Where in the innermost of these files, or 0. */
  int spot;

  Beyond(String reason, String name) {
    super(reason + ": " + name, null, false, false);
    this.reason = reason;
    this.name = name;
  }
}
