package modplan.load;

import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Primitives.Primitive;

/** Guile's procedures that call procedures or raise errors. */
final class ControlProcedures {
  private ControlProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put(
        "error",
        (world, args) -> {
          throw new SchemeError("misc-error", "", true);
        });
    known.put(
        "throw",
        (world, args) -> {
          Object first = args.length > 0 ? args[0] : "error";
          String key = first instanceof String symbol ? symbol : "error";
          throw new SchemeError(key, "", true);
        });
    known.put(
        "raise",
        (world, args) -> {
          throw new SchemeError('%' + "exception", "", true);
        });
    known.put(
        "values", (world, args) -> args.length == 1 ? args[0] : new Value.Multiple(args.clone()));
    known.put(
        "call-with-values",
        (world, args) -> {
          Object values = Calls.apply(world, args[0]);
          if (values == Atom.UNKNOWN) {
            return Calls.callback(world, args[1]);
          }
          Object[] all =
              values instanceof Value.Multiple multiple ? multiple.values() : new Object[] {values};
          return Calls.apply(world, args[1], all);
        });
    known.put(
        "and=>",
        (world, args) ->
            args[0] == Atom.UNKNOWN
                ? Primitives.NONE
                : Boolean.FALSE.equals(args[0]) ? args[0] : Calls.apply(world, args[1], args[0]));
    known.put(
        "dynamic-wind",
        (world, args) -> {
          Calls.apply(world, args[0]);
          Object value = Calls.apply(world, args[1]);
          Calls.apply(world, args[2]);
          return value;
        });
    known.put(
        "make-parameter",
        (world, args) -> {
          Object value = args[0];
          if (args.length > 1) {
            value = Calls.apply(world, args[1], value);
          }
          return new Value.Parameter(value);
        });
    known.put(
        "force",
        (world, args) -> {
          if (!(args[0] instanceof Value.Promise promise)) {
            return args[0];
          }
          if (promise.value == null) {
            promise.value = Calls.apply(world, promise.thunk);
          }
          return promise.value;
        });
    known.put("make-promise", (world, args) -> args[0]);
    known.put("display", (world, args) -> Atom.UNSPECIFIED);
    known.put("write", (world, args) -> Atom.UNSPECIFIED);
    known.put("newline", (world, args) -> Atom.UNSPECIFIED);
    known.put("identity", (world, args) -> args[0]);
    known.put("false-if-exception", (world, args) -> args[0]);
    known.put("eval", (world, args) -> Atom.UNKNOWN);
    known.put(
        "catch",
        (world, args) -> {
          try {
            return args.length > 1 ? Calls.apply(world, args[1]) : Atom.UNKNOWN;
          } catch (SchemeError e) {
            return Atom.UNKNOWN;
          }
        });
    known.put(
        "with-exception-handler",
        (world, args) -> {
          try {
            return args.length > 1 ? Calls.apply(world, args[1]) : Atom.UNKNOWN;
          } catch (SchemeError e) {
            return Atom.UNKNOWN;
          }
        });
  }
}
