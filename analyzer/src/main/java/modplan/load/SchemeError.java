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

  /** What it was thrown with, behind the key; null if nobody knows. */
  final transient Object @Nullable [] payload;

  /** The files being loaded when it was raised, outermost first. */
  transient @Nullable List<String> stack;

  /** Where in the innermost of these files, or 0. */
  int spot;

  SchemeError(String kind, String name) {
    this(kind, name, false);
  }

  SchemeError(String kind, String name, boolean deliberate) {
    this(kind, name, deliberate, null);
  }

  SchemeError(String kind, String name, boolean deliberate, Object @Nullable [] payload) {
    super(kind + ": " + name, null, false, false);
    this.kind = kind;
    this.name = name;
    this.deliberate = deliberate;
    this.payload = payload;
  }

  /** The object that was raised, or an unknown one. */
  Object object() {
    boolean isRaised =
        kind.equals("%exception") || kind.equals("srfi-34") || kind.equals("r6rs:exception");
    return isRaised && payload != null && payload.length == 1 ? payload[0] : Data.Atom.UNKNOWN;
  }

  /** The key that it is thrown with, which {@code catch} compares. */
  String key() {
    return switch (kind) {
      case "missing-export",
          "missing-hide",
          "no-code-for-module",
          "reexport-undefined",
          "reexport-local" ->
          "misc-error";
      case "apply-macro", "wrong-type-to-apply" -> "wrong-type-arg";
      default -> kind;
    };
  }

  /**
   * Whether it is about what names are bound to. Other errors on a path that may not be taken are
   * mostly due to values that we know too little of.
   */
  boolean isAboutBindings() {
    return switch (kind) {
      case "wrong-type-arg",
          "wrong-type-to-apply",
          "wrong-number-of-args",
          "system-error",
          "out-of-range",
          "numerical-overflow",
          "keyword-argument-error" ->
          false;
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
