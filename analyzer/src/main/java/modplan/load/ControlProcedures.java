package modplan.load;

import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Primitives.Primitive;

/** Guile's procedures that call procedures, and what leaves them early. */
final class ControlProcedures {
  private ControlProcedures() {}

  static void register(Map<String, Primitive> known) {
    Errors.register(known);
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
    known.put("dynamic-wind", ControlProcedures::dynamicWind);
    known.put(
        "make-parameter",
        (world, args) -> {
          Object value = args[0];
          if (args.length > 1) {
            value = Calls.apply(world, args[1], value);
          }
          return new Value.Parameter(value);
        });
    known.put("force", (world, args) -> Calls.force(world, args[0]));
    for (String loading : List.of("load-from-path", "primitive-load-path", "primitive-load")) {
      known.put(
          loading,
          (world, args) -> {
            if (args.length > 0 && args[0] instanceof Data.Text path && world.maybe == 0) {
              TopLevel.loadFromPath(world, path.value(), loading);
            } else {
              world.current.hideNames();
            }
            return Atom.UNSPECIFIED;
          });
    }
    known.put("make-promise", (world, args) -> args[0]);
    known.put("display", (world, args) -> Atom.UNSPECIFIED);
    known.put("write", (world, args) -> Atom.UNSPECIFIED);
    known.put("newline", (world, args) -> Atom.UNSPECIFIED);
    known.put("identity", (world, args) -> args[0]);
    known.put("compose", (world, args) -> composed(args, false));
    known.put("negate", (world, args) -> composed(args, true));
    known.put("eval", (world, args) -> evaluate(world, args[0], args.length > 1 ? args[1] : ""));
    known.put(
        "primitive-eval",
        (world, args) ->
            evaluate(world, args[0], new ModuleProcedures.ModuleValue(world.current.name)));
    for (String name :
        List.of(
            "call/cc",
            "call-with-current-continuation",
            "call/ec",
            "call-with-escape-continuation",
            "call-with-escape-procedure")) {
      known.put(name, ControlProcedures::withContinuation);
    }
  }

  private static Object composed(Object[] procedures, boolean negates) {
    if (procedures.length == 0 || (negates && procedures.length > 1)) {
      throw new SchemeError("wrong-number-of-args", "");
    }
    return new Value.Composed(List.of(procedures), negates);
  }

  private static Object withContinuation(World world, Object[] args) {
    Value.Continuation continuation = new Value.Continuation();
    int maybe = world.maybe;
    try {
      return args[0] instanceof Value.Procedure
              || args[0] instanceof Value.Cases
              || args[0] instanceof Value.Composed
          ? Calls.apply(world, args[0], continuation)
          : Atom.UNKNOWN;
    } catch (Escape escape) {
      if (escape.target != continuation) {
        throw escape;
      }
      world.maybe = maybe;
      return escape.value;
    } finally {
      continuation.isOver = true;
    }
  }

  /** Code as data, expanded and run in a module. */
  private static Object evaluate(World world, Object datum, Object module) {
    Mod target =
        module instanceof ModuleProcedures.ModuleValue value ? world.known(value.module()) : null;
    if (target == null || !MacroUses.isSyntax(datum)) {
      return Atom.UNKNOWN;
    }
    if (world.maybe > 0 || isDefinition(datum)) {
      target.hideNames();
      return Atom.UNKNOWN;
    }
    Mod before = world.current;
    world.current = target;
    try {
      return world.expander.expand(datum, null).eval(world, null);
    } finally {
      world.current = before;
    }
  }

  private static boolean isDefinition(Object datum) {
    return datum instanceof Data.Seq seq
        && seq.size() > 0
        && seq.get(0) instanceof String head
        && (head.startsWith("def") || head.equals("begin")); // they need a top level
  }

  private static Object dynamicWind(World world, Object[] args) {
    Calls.apply(world, args[0]);
    Object value;
    try {
      value = Calls.apply(world, args[1]);
    } catch (SchemeError | Escape e) {
      Calls.apply(world, args[2]);
      throw e;
    }
    Calls.apply(world, args[2]);
    return value;
  }
}
