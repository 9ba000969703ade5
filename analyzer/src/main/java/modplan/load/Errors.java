package modplan.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Keyword;
import modplan.load.Primitives.Primitive;

/** Guile's procedures that raise errors or handle them. */
final class Errors {
  private Errors() {}

  static void register(Map<String, Primitive> known) {
    known.put(
        "error",
        (world, args) -> {
          throw new SchemeError("misc-error", "", true);
        });
    known.put(
        "throw",
        (world, args) -> {
          if (args.length == 0) {
            throw new SchemeError("wrong-number-of-args", "throw");
          } else if (Calls.isNoNumber(args[0]) && !(args[0] instanceof String)) {
            throw new SchemeError("wrong-type-arg", "throw");
          }
          throw raised(args[0], Arrays.copyOfRange(args, 1, args.length));
        });
    known.put(
        "scm-error",
        (world, args) -> {
          throw raised(args.length > 0 ? args[0] : "error", null);
        });
    for (String name : List.of("exit", "quit")) {
      known.put(
          name,
          (world, args) -> {
            throw raised("quit", args);
          });
    }
    known.put("raise", Errors::signal);
    for (String name : Externals.RAISING) {
      known.put(
          name,
          (world, args) -> {
            Object object = args.length > 0 ? args[0] : Atom.UNKNOWN;
            throw new SchemeError(
                Externals.key(name, world.isVersion3()), "", true, new Object[] {object});
          });
    }
    known.put("catch", Errors::catching);
    known.put(
        "with-throw-handler",
        (world, args) -> {
          try {
            return Calls.apply(world, args[1]);
          } catch (SchemeError e) {
            if (isOf(args[0], e)) {
              handle(world, args[2], e);
            }
            throw e;
          }
        });
    known.put("with-exception-handler", Errors::withHandler);
  }

  private static SchemeError raised(Object key, Object @org.jspecify.annotations.Nullable [] args) {
    return new SchemeError(key instanceof String symbol ? symbol : "error", "", true, args);
  }

  /** The procedure of POSIX, which takes the number of a signal. */
  private static Object signal(World world, Object[] args) {
    if (args.length > 0 && Calls.isNoNumber(args[0])) {
      throw new SchemeError("wrong-type-arg", "");
    }
    return Atom.UNSPECIFIED;
  }

  private static boolean isOf(Object key, SchemeError e) {
    return Boolean.TRUE.equals(key) || e.key().equals(key);
  }

  private static Object catching(World world, Object[] args) {
    if (args.length < 3) {
      throw new SchemeError("wrong-number-of-args", "catch");
    }
    int maybe = world.maybe;
    try {
      return Calls.apply(world, args[1]);
    } catch (SchemeError e) {
      world.maybe = maybe;
      boolean isKnown = args[0] instanceof String || args[0] instanceof Boolean;
      if (!isKnown || e.key().equals("error")) {
        Calls.perhaps(world, args[2]);
        return Atom.UNKNOWN;
      }
      if (!isOf(args[0], e)) {
        throw e;
      }
      if (args.length > 3) {
        handle(world, args[3], e);
      }
      return handle(world, args[2], e);
    }
  }

  /** What a handler makes of the key and what it was thrown with. */
  private static Object handle(World world, Object handler, SchemeError e) {
    Object[] arguments;
    if (e.payload != null) {
      arguments = new Object[e.payload.length + 1];
      System.arraycopy(e.payload, 0, arguments, 1, e.payload.length);
    } else {
      arguments = new Object[e.key().equals("syntax-error") ? 6 : 5];
      Arrays.fill(arguments, Atom.UNKNOWN);
    }
    arguments[0] = e.key();
    return Calls.apply(world, handler, arguments);
  }

  private static Object withHandler(World world, Object[] args) {
    if (args.length < 2) {
      throw new SchemeError("wrong-number-of-args", "with-exception-handler");
    }
    boolean unwinds = false;
    for (int i = 2; i + 1 < args.length; i += 2) {
      unwinds |= args[i].equals(new Keyword("unwind?")) && !Boolean.FALSE.equals(args[i + 1]);
    }
    int maybe = world.maybe;
    try {
      return Calls.apply(world, args[1]);
    } catch (SchemeError e) {
      world.maybe = maybe;
      Object result = Calls.apply(world, args[0], e.object());
      if (unwinds) {
        return result;
      }
      throw e;
    }
  }
}
