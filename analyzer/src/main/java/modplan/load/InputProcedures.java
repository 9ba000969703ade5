package modplan.load;

import java.util.List;
import java.util.Map;
import modplan.binding.ReadStrings;
import modplan.load.Data.Atom;
import modplan.load.Data.Text;
import modplan.load.Primitives.Primitive;
import modplan.module.Body;
import modplan.module.FileFacts;

/**
 * Guile's procedures that read data, for transformers that splice what they read from a file of the
 * load path, as {@code include-from-path} does. Elsewhere what a file holds is not known.
 */
final class InputProcedures {
  /** Those that take a path and a procedure of the port, or of nothing. */
  private static final List<String> CALLING =
      List.of("with-input-from-file", "call-with-input-file");

  /** The place of a file of the load path: a string, of which only the file is known. */
  record FilePath(FileFacts file) {}

  /** A port on a file, and how many of its data were read. */
  static final class Port {
    private final Body body;
    private final ReadStrings notes;
    private int read;

    Port(Body body, ReadStrings notes) {
      this.body = body;
      this.notes = notes;
    }

    private Object next() {
      if (read < body.forms()) {
        return BodyData.datum(body, body.form(read++), notes);
      }
      if (body.isCut()) {
        throw new SchemeError("read-error", "");
      }
      return END;
    }
  }

  private enum End {
    OF_FILE
  }

  /** What {@code read} returns when there is nothing left. */
  static final Object END = End.OF_FILE;

  private InputProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put(
        "%search-load-path",
        (world, args) -> {
          FileFacts file =
              args[0] instanceof Text path ? world.program.onLoadPath(path.value()) : null;
          return file == null ? Atom.UNKNOWN : new FilePath(file);
        });
    for (String name : CALLING) {
      Primitive asking = known.getOrDefault(name, (world, args) -> Primitives.NONE);
      boolean passesPort = name.startsWith("call");
      known.put(
          name,
          (world, args) ->
              isRead(world, args) && args.length == 2
                  ? call(world, open(world, args), args[1], passesPort)
                  : asking.call(world, args));
    }
    Primitive asking = known.getOrDefault("open-input-file", (world, args) -> Primitives.NONE);
    known.put(
        "open-input-file",
        (world, args) -> isRead(world, args) ? open(world, args) : asking.call(world, args));
    known.put(
        "read",
        (world, args) -> {
          Object port = args.length == 0 ? world.input : args[0];
          return port instanceof Port open && world.maybe == 0 ? open.next() : Primitives.NONE;
        });
    known.put("eof-object?", (world, args) -> Primitives.truth(args[0], x -> x == END));
    known.put("eof-object", (world, args) -> END);
  }

  private static boolean isRead(World world, Object[] args) {
    return world.transforming > 0
        && world.maybe == 0
        && args.length > 0
        && args[0] instanceof FilePath;
  }

  private static Port open(World world, Object[] args) {
    Body body = ((FilePath) args[0]).file().body();
    world.lookedInto.noteAll(body);
    return new Port(body, world.strings());
  }

  private static Object call(World world, Port port, Object procedure, boolean passesPort) {
    if (passesPort) {
      return Calls.apply(world, procedure, port);
    }
    Object before = world.input;
    world.input = port;
    try {
      return Calls.apply(world, procedure);
    } finally {
      world.input = before;
    }
  }
}
