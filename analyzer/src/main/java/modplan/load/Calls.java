package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.load.Data.Atom;
import modplan.load.Data.Char;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;
import modplan.load.Env.Cell;

/** Applies procedures to arguments. */
final class Calls {
  /** Lists of more elements are not made. */
  private static final int LONGEST_LIST = 1_000_000;

  /** To copy as many elements of a list counts as a call. */
  private static final int ELEMENTS_OF_A_CALL = 64;

  static final String TOO_LONG = "a computation that takes too long to be followed";

  private Calls() {}

  /** Whether the operator is one of Guile's that calls its arguments. */
  static boolean runsItsArguments(Ir operator) {
    String name =
        operator instanceof Ir.TopRef ref
            ? ref.name
            : operator instanceof Ir.ModuleRef ref ? ref.name : "";
    return Callers.alwaysCalls(name) || Callers.callsForElements(name);
  }

  static Object apply(World world, Object procedure, Object... arguments) {
    if (procedure instanceof Value.Procedure closure) {
      return call(world, closure, arguments);
    } else if (procedure instanceof Value.External external) {
      return external(world, external.name(), arguments);
    } else if (procedure == Atom.UNKNOWN || procedure == Atom.TRUTHY) {
      perhapsLost(world);
      return unknown(world, "", arguments);
    } else if (procedure instanceof Value.Cases cases) {
      for (Value.Procedure each : cases.procedures()) {
        if (each.code.accepts(arguments.length)) {
          return call(world, each, arguments);
        }
      }
      throw new SchemeError("wrong-number-of-args", "");
    } else if (procedure instanceof Value.Composed composed) {
      return Deep.call(() -> composed(world, composed, arguments));
    } else if (procedure instanceof Value.Parameter parameter) {
      return parameter.value;
    } else if (procedure instanceof Macro) {
      throw new SchemeError("apply-macro", "");
    } else if (procedure instanceof Value.Either either) {
      for (Object each : either.procedures()) {
        Deep.run(() -> speculate(world, () -> apply(world, each, arguments)));
      }
      return Atom.UNKNOWN;
    } else if (procedure instanceof Value.Instance) {
      return unknown(world, "", arguments);
    } else if (procedure instanceof Value.Continuation continuation) {
      if (continuation.isOver) {
        throw new Beyond("a continuation that is entered again", "");
      }
      throw new Escape(
          continuation, arguments.length == 1 ? arguments[0] : new Value.Multiple(arguments));
    }
    throw new SchemeError("wrong-type-to-apply", "");
  }

  private static Object composed(World world, Value.Composed composed, Object[] arguments) {
    Object[] values = arguments;
    Object result = Atom.UNKNOWN;
    for (int i = composed.procedures().size() - 1; i >= 0; i--) {
      result = apply(world, composed.procedures().get(i), values);
      values = result instanceof Value.Multiple several ? several.values() : new Object[] {result};
    }
    return composed.opposite() ? Primitives.truth(result, x -> x.equals(false)) : result;
  }

  private static Object external(World world, String name, Object[] arguments) {
    if (!Deep.enter()) {
      return Deep.call(() -> external(world, name, arguments));
    }
    try {
      Object result = Primitives.call(world, name, arguments);
      if (result == Primitives.NONE) {
        return unknown(world, name, arguments);
      }
      charge(world, result);
      return result;
    } finally {
      Deep.leave();
    }
  }

  /** A list is made anew whenever something is put before it or taken off, which costs as much. */
  private static void charge(World world, Object result) {
    int size =
        result instanceof Seq seq ? seq.size() : result instanceof Vec vec ? vec.items().length : 0;
    if (size > LONGEST_LIST) {
      throw new Beyond(TOO_LONG, "");
    }
    world.fuel -= size / ELEMENTS_OF_A_CALL;
  }

  private static Object call(World world, Value.Procedure closure, Object[] arguments) {
    if (!closure.code.accepts(arguments.length)) {
      throw new SchemeError("wrong-number-of-args", "");
    }
    if (world.maybe > 0 && closure.active > 0) {
      return Atom.UNKNOWN;
    }
    if (Deep.isFull() || world.fuel-- <= 0) {
      world.doubt(new Beyond(TOO_LONG, ""));
      return Atom.UNKNOWN;
    }
    closure.active++;
    try {
      Cell cells = closure.code.bind(world, arguments, closure.cells);
      return closure.code.body.eval(world, cells);
    } finally {
      closure.active--;
    }
  }

  /** What a procedure that is not followed does with those that it is given. */
  private static Object unknown(World world, String name, Object[] arguments) {
    if (name.endsWith("!")) {
      for (Object argument : arguments) {
        if (argument instanceof Vec vec) {
          Arrays.fill(vec.items(), Atom.UNKNOWN); // it may change it
        }
      }
    }
    boolean isNamed = !name.isEmpty();
    boolean always = Callers.alwaysCalls(name);
    if (isNamed && !always && !Callers.callsForElements(name)) {
      return Atom.UNKNOWN; // it keeps them
    }
    Elements elements = always ? Elements.SOME : isNamed ? elements(arguments) : Elements.UNKNOWN;
    for (Object argument : arguments) {
      if (elements == Elements.SOME) {
        callback(world, argument);
      } else if (elements == Elements.UNKNOWN) {
        perhaps(world, argument);
      }
    }
    return Atom.UNKNOWN;
  }

  private enum Elements {
    NONE,
    SOME,
    UNKNOWN
  }

  /** Whether there are elements in those of the arguments that may have some. */
  private static Elements elements(Object[] arguments) {
    Elements found = Elements.UNKNOWN;
    for (Object argument : arguments) {
      if (argument instanceof Seq seq) {
        if (seq.size() == 0) {
          return Elements.NONE;
        }
        found = Elements.SOME;
      } else if (argument instanceof Vec vec) {
        found = vec.items().length == 0 ? Elements.NONE : Elements.SOME;
      }
    }
    return found;
  }

  /** Calls a procedure with arguments of which nothing is known. */
  static Object callback(World world, Object procedure) {
    Value.Procedure closure =
        procedure instanceof Value.Procedure one
            ? one
            : procedure instanceof Value.Cases cases && !cases.procedures().isEmpty()
                ? cases.procedures().get(0)
                : null;
    if (closure == null) {
      if (procedure instanceof Macro) {
        throw new SchemeError("apply-macro", "");
      } else if (procedure instanceof Value.Continuation) {
        return apply(world, procedure, Atom.UNKNOWN);
      } else if (procedure instanceof Value.Composed composed) {
        return Deep.call(() -> callback(world, composed));
      }
      return Atom.UNKNOWN;
    }
    Object[] arguments = new Object[closure.code.required.size()];
    Arrays.fill(arguments, Atom.UNKNOWN);
    return call(world, closure, arguments);
  }

  /** The same; how many arguments it takes is for the last of its procedures to say. */
  private static Object callback(World world, Value.Composed composed) {
    List<Object> others = composed.procedures().subList(0, composed.procedures().size() - 1);
    Object first = callback(world, composed.procedures().get(others.size()));
    return others.isEmpty()
        ? Atom.UNKNOWN
        : composed(world, new Value.Composed(others, false), new Object[] {first});
  }

  private static boolean isProcedure(Object x) {
    return x instanceof Value.Procedure
        || x instanceof Value.Cases
        || x instanceof Value.Composed
        || x instanceof Value.Either;
  }

  /** Notes a procedure that a value which nobody knows may be. */
  static void lose(World world, Object value) {
    if (isProcedure(value)) {
      world.lost.add(value);
    }
  }

  /** A value that nobody knows is called: it may be one of the procedures that were lost. */
  private static void perhapsLost(World world) {
    if (!world.lost.isEmpty() && world.maybe == 0) {
      List<Object> all = List.copyOf(world.lost);
      world.lost.clear(); // later calls find more defined
      all.forEach(each -> perhaps(world, each));
    }
  }

  static void perhaps(World world, Object procedure) {
    if (!isProcedure(procedure) || world.maybe > 0) {
      return; // what may be called where it may not even be passed is too far from the program
    }
    List<Object> all =
        procedure instanceof Value.Either either ? either.procedures() : List.of(procedure);
    all.forEach(each -> speculate(world, () -> callback(world, each)));
  }

  private static void speculate(World world, Runnable call) {
    world.maybe++;
    try {
      call.run();
    } catch (SchemeError e) {
      Beyond doubt = new Beyond("in a procedure that may be called, " + e.kind, e.name, e.spot);
      if (e.isAboutBindings()) {
        world.doubt(doubt);
      } else {
        world.assume(doubt);
      }
    } catch (Beyond e) {
      world.doubt(e);
    } catch (Escape e) {
      // what stands behind it may not run, which no walk goes into
    } finally {
      world.maybe--;
    }
  }

  /** The value of a promise, made when it is asked for first; anything else is its own value. */
  static Object force(World world, Object x) {
    if (!(x instanceof Value.Promise promise)) {
      return x;
    }
    if (promise.value == null) {
      promise.value = apply(world, promise.thunk);
    }
    return promise.value;
  }

  /** What a test of unknown outcome leaves: one of two procedures, or a value nobody knows. */
  static Object either(World world, Object one, Object other) {
    boolean procedures =
        one instanceof Value.Procedure
            && (other instanceof Value.Procedure || other instanceof Value.Either);
    if (!procedures) {
      lose(world, one);
      lose(world, other);
      return Atom.UNKNOWN;
    }
    List<Object> all = new ArrayList<>();
    all.add(one);
    if (other instanceof Value.Either either) {
      all.addAll(either.procedures());
    } else {
      all.add(other);
    }
    return new Value.Either(all);
  }

  /** A value that is neither a list nor unknown. */
  static boolean isNoList(Object x) {
    return x instanceof Long || x == Atom.NUMBER || (isNoNumber(x) && !(x instanceof Seq));
  }

  /** A value that is no string for certain. */
  static boolean isNoText(Object x) {
    return x instanceof Long || x == Atom.NUMBER || (isNoNumber(x) && !(x instanceof Text));
  }

  /** A value that is no number for certain. */
  static boolean isNoNumber(Object x) {
    return x instanceof Boolean
        || x instanceof String
        || x instanceof Seq
        || x instanceof Vec
        || x instanceof Text
        || x instanceof Keyword
        || x instanceof Macro
        || x instanceof Value.Procedure
        || x instanceof Value.Cases
        || x instanceof Value.Composed
        || x instanceof Value.Parameter
        || x instanceof Value.RecordType
        || x instanceof Value.Instance
        || x instanceof Value.Continuation
        || x == Atom.STRING
        || x == Atom.CHARACTER
        || x instanceof Char
        || x == Atom.UNSPECIFIED;
  }
}
