package modplan.load;

import static modplan.load.Primitives.text;
import static modplan.load.Primitives.truth;

import java.util.Arrays;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Primitives.Primitive;

/** Records, and the procedures that the rewritings of the expander call. */
final class RecordProcedures {
  private RecordProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put("%record-type", (world, args) -> new Value.RecordType(text(args, 0)));
    known.put(
        "%record",
        (world, args) -> new Value.Instance(args[0], Arrays.copyOfRange(args, 1, args.length)));
    known.put(
        "%record?",
        (world, args) -> truth(args[1], x -> x instanceof Value.Instance i && i.type() == args[0]));
    known.put(
        "%record-ref",
        (world, args) -> {
          if (args[1] instanceof Value.Instance instance && args[2] instanceof Long index) {
            return index < instance.fields().length
                ? instance.fields()[(int) (long) index]
                : Atom.UNKNOWN;
          }
          if (args[1] == Atom.UNKNOWN
              || args[1] == Atom.TRUTHY
              || args[1] instanceof Value.External) {
            return Atom.UNKNOWN;
          }
          throw new SchemeError("wrong-type-arg", "");
        });
    known.put(
        "%record-with",
        (world, args) -> {
          if (args[1] instanceof Value.Instance instance
              && args[2] instanceof Long index
              && index < instance.fields().length) {
            Object[] fields = instance.fields().clone();
            fields[(int) (long) index] = args[3];
            return new Value.Instance(instance.type(), fields);
          }
          return Atom.UNKNOWN;
        });
    known.put(
        "%stream", (world, args) -> new Value.Instance("stream", new Object[] {args[0], args[1]}));
    known.put("stream-car", (world, args) -> ofStream(world, args[0], 0));
    known.put("stream-cdr", (world, args) -> ofStream(world, args[0], 1));
    known.put("%unknown", (world, args) -> Atom.UNKNOWN);
    known.put("%truthy", (world, args) -> Atom.TRUTHY);
    known.put(
        "%call-with-parameters",
        (world, args) -> {
          int count = args.length / 2;
          Object[] old = new Object[count];
          for (int i = 0; i < count; i++) {
            if (args[2 * i] instanceof Value.Parameter parameter) {
              old[i] = parameter.value;
              parameter.value = args[2 * i + 1];
            } else if (args[2 * i] instanceof Macro || args[2 * i] instanceof Value.Procedure) {
              throw new SchemeError("wrong-type-arg", "");
            }
          }
          try {
            return Calls.apply(world, args[args.length - 1]);
          } finally {
            for (int i = 0; i < count; i++) {
              if (args[2 * i] instanceof Value.Parameter parameter) {
                parameter.value = old[i];
              }
            }
          }
        });
  }

  private static Object ofStream(World world, Object stream, int part) {
    Object at = stream instanceof Value.Promise ? Calls.force(world, stream) : stream;
    return at instanceof Value.Instance pair && pair.type().equals("stream")
        ? Calls.force(world, pair.fields()[part])
        : Atom.UNKNOWN;
  }
}
