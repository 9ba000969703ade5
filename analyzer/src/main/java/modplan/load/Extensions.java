package modplan.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Text;
import modplan.load.Primitives.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * What {@code load-extension} defines: Guile's own libraries by name, from lists that {@code
 * extensions.scm} makes; of all others nobody knows.
 */
final class Extensions {
  private static final String OWN = "libguile-";
  private static final String LINKER = "(system foreign-library)";

  private static final Map<String, List<String>> DEFINED_2 = read("extensions-2.2.txt");
  private static final Map<String, List<String>> DEFINED_3 = read("extensions-3.0.txt");

  private Extensions() {}

  static void register(Map<String, Primitive> known) {
    for (String loading : List.of("load-extension", "dynamic-call")) {
      known.put(
          loading,
          (world, args) -> {
            List<String> names = defined(world, args);
            if (names == null || world.maybe > 0) {
              world.current.hasUnknownNames = true; // what is written in C defines names
              SystemProcedures.library(world, loading, args);
              if (names == null) {
                link(world);
              }
            } else {
              names.forEach(name -> define(world, name));
            }
            return Atom.UNSPECIFIED;
          });
    }
    known.put("effective-version", (world, args) -> new Text(world.isVersion3() ? "3.0" : "2.2"));
  }

  /** Guile 3.0 looks for other libraries with a module of its own, which a tree may hold. */
  private static void link(World world) {
    if (world.isVersion3() && world.program.forModule(LINKER) != null) {
      world.find(LINKER);
    }
  }

  /** Names that a function of Guile's own library defines, or null if it is none of these. */
  private static @Nullable List<String> defined(World world, Object[] args) {
    boolean isOwn =
        args.length == 2
            && args[0] instanceof Text library
            && library.value().startsWith(OWN)
            && args[1] instanceof Text;
    return isOwn
        ? (world.isVersion3() ? DEFINED_3 : DEFINED_2).get(((Text) args[1]).value())
        : null;
  }

  private static void define(World world, String name) {
    Mod module = world.current;
    module.local(name).value = new Value.External(Externals.name(module.name, name));
  }

  /** Lines of a function, a colon, and the names that it defines. */
  private static Map<String, List<String>> read(String resource) {
    Map<String, List<String>> functions = new HashMap<>();
    try (InputStream in = Extensions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          functions.put(
              line.substring(0, colon), List.of(line.substring(colon + 2).split(" ", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return functions;
  }
}
