package modplan.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error that Guile would raise; part of what is simulated, hence without a stack trace. */
final class SchemeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As in the results: {@code unbound-variable}, {@code missing-export} ... */
  final String kind;

  /** The offending name, or the empty text. */
  final String name;

  /** The program raises it by itself, with {@code error} or {@code throw}. */
  final boolean deliberate;

  /** The files being loaded when it was raised, outermost first. */
  transient @Nullable List<String> stack;

  /** Where in the innermost of these files, or 0. */
  int spot;

  SchemeError(String kind, String name) {
    this(kind, name, false);
  }

  SchemeError(String kind, String name, boolean deliberate) {
    super(kind + ": " + name, null, false, false);
    this.kind = kind;
    this.name = name;
    this.deliberate = deliberate;
  }

  /**
   * Whether it is about what names are bound to. Other errors on a path that may not be taken are
   * mostly due to values that we know too little of.
   */
  boolean isAboutBindings() {
    return switch (kind) {
      case "wrong-type-arg", "wrong-type-to-apply", "wrong-number-of-args", "system-error" -> false;
      default -> !deliberate;
    };
  }

  static SchemeError unbound(String name) {
    return new SchemeError("unbound-variable", name);
  }

  static SchemeError syntax(String message) {
    return new SchemeError("syntax-error", message);
  }
}
