package modplan.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static final Set<String> PRIMITIVES_2 = read("primitives-2.2.txt");
  private static final Set<String> PRIMITIVES_3 = read("primitives-3.0.txt");

  private Externals() {}

  /**
   * Whether compiled code has the procedure in itself. The lists are made by {@code
   * primitives.scm}.
   */
  static boolean isPrimitive(String name, boolean isVersion3) {
    return (isVersion3 ? PRIMITIVES_3 : PRIMITIVES_2).contains(name);
  }

  private static Set<String> read(String resource) {
    try (InputStream in = Externals.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
