package modplan.load;

import java.util.List;
import java.util.Set;

/** Names of Guile under which several of its modules offer different procedures. */
final class Externals {
  /** Procedures that raise an object, by the group of modules that they are of. */
  static final List<String> RAISING =
      List.of(
          "srfi-34 raise",
          "rnrs raise",
          "rnrs error",
          "rnrs assertion-violation",
          "rnrs syntax-violation",
          "ice-9 raise",
          "ice-9 raise-exception");

  private static final Set<String> RNRS =
      Set.of("raise", "error", "assertion-violation", "syntax-violation");

  private Externals() {}

  /** The name of the procedure; modules that share it have one name for it. */
  static String name(String module, String name) {
    if (module.startsWith("(rnrs") && RNRS.contains(name)) {
      return "rnrs " + name;
    } else if (name.equals("raise") && !module.equals("(guile)")) {
      return module.equals("(srfi srfi-34)") ? "srfi-34 raise" : "ice-9 raise";
    } else if (name.equals("raise-exception")) {
      return "ice-9 raise-exception";
    }
    return name;
  }

  /** The key under which {@code catch} sees what one of {@link #RAISING} raises. */
  static String key(String name, boolean isVersion3) {
    if (isVersion3) {
      return "%exception";
    }
    return name.startsWith("rnrs") ? "r6rs:exception" : "srfi-34";
  }
}
