package modplan.load;

import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Text;
import modplan.load.Primitives.Primitive;

/**
 * Guile's procedures that fail if the system has not what they ask for: what they do is not known
 * before the program runs.
 */
final class SystemProcedures {
  private static final Set<String> ASKING =
      Set.of(
          "open",
          "open-fdes",
          "open-file",
          "open-input-file",
          "open-output-file",
          "open-io-file",
          "open-file-input-port",
          "open-file-output-port",
          "call-with-input-file",
          "call-with-output-file",
          "with-input-from-file",
          "with-output-to-file",
          "with-error-to-file",
          "opendir",
          "stat",
          "lstat",
          "readlink",
          "canonicalize-path",
          "chdir",
          "delete-file",
          "rmdir",
          "mkdir",
          "rename-file",
          "copy-file",
          "symlink",
          "link",
          "utime",
          "chmod",
          "chown",
          "truncate-file",
          "getpwnam",
          "getgrnam",
          "gethostbyname",
          "getaddrinfo",
          "connect",
          "bind",
          "execl",
          "execlp",
          "load-compiled");

  /** Those that take files that are open, or numbers. */
  private static final Set<String> TAKING_OTHERS =
      Set.of(
          "stat",
          "utime",
          "chmod",
          "chown",
          "truncate-file",
          "getpwnam",
          "getgrnam",
          "connect",
          "bind",
          "gethostbyname",
          "getaddrinfo");

  /** Those that look for a library or for something in it. */
  private static final List<String> LINKING =
      List.of(
          "dynamic-link",
          "dynamic-func",
          "dynamic-pointer",
          "load-foreign-library",
          "foreign-library-pointer",
          "foreign-library-function");

  /** Of all systems that Guile runs on. */
  private static final Set<String> ALWAYS_THERE = Set.of("/", "/dev/null", "/tmp");

  private SystemProcedures() {}

  static void register(Map<String, Primitive> known) {
    for (String name : ASKING) {
      known.put(name, (world, args) -> ask(world, name, args));
    }
    for (String name : LINKING) {
      known.put(
          name,
          (world, args) -> {
            library(world, name, args);
            return Primitives.NONE;
          });
    }
  }

  /** What is looked for in libraries written in C is taken to be there. */
  static void library(World world, String procedure, Object[] args) {
    if (args.length > 0 && world.maybe == 0) {
      String wanted = args[0] instanceof Text text ? " " + text.value() : "";
      world.assume(new Beyond("what libraries in C the system has", procedure + wanted));
    }
  }

  private static Object ask(World world, String name, Object[] args) {
    boolean takesText = !TAKING_OTHERS.contains(name) && args.length > 0;
    if (takesText && Calls.isNoText(args[0])) {
      throw new SchemeError("wrong-type-arg", "");
    }
    boolean isThere =
        args.length > 0 && args[0] instanceof Text text && ALWAYS_THERE.contains(text.value());
    if (!isThere && world.maybe == 0) {
      world.doubt(new Beyond("what the system has", name));
    }
    return Primitives.NONE;
  }
}
