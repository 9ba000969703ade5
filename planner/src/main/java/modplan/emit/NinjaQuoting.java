package modplan.emit;

/** How names are written in a Ninja file. */
final class NinjaQuoting {
  private NinjaQuoting() {}

  /** A name in a list of inputs or outputs. */
  static String path(String name) {
    return Unprintable.refused("Ninja", name)
        .replace("$", "$$")
        .replace(" ", "$ ")
        .replace(":", "$:");
  }

  /** A name inside the value of a variable that becomes a Scheme string. */
  static String schemeString(String name) {
    return Unprintable.refused("Ninja", name)
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("$", "$$");
  }
}
