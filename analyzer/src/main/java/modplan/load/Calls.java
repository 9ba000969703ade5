package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import modplan.load.Data.Atom;
import modplan.load.Data.Keyword;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;
import modplan.load.Env.Cell;

/** Applies procedures to arguments. */
final class Calls {
  /** Calls nested deeper than this are not followed. */
  private static final int DEEPEST = 150;

  /** Guile's procedures that call the procedures they are given before they return. */
  private static final Set<String> CALLING =
      Set.of(
          "map", "for-each", "apply", "map-in-order", "append-map", "append-map!", "filter-map",
          "filter", "filter!", "remove", "remove!", "partition", "fold", "fold-right", "reduce",
          "reduce-right", "find", "find-tail", "any", "every", "list-index", "count", "unfold",
          "unfold-right", "pair-fold", "pair-for-each", "delete-duplicates", "delete", "sort",
          "sort!", "stable-sort", "sort-list", "list-tabulate", "make-initialized-vector",
          "vector-map", "vector-for-each", "vector-fold", "string-for-each", "string-map",
          "string-any", "string-every", "string-index", "string-filter", "string-delete",
          "hash-for-each", "hash-map->list", "hash-fold", "call-with-values", "call-with-output-string",
          "call-with-input-string", "with-output-to-string", "with-input-from-string",
          "call-with-input-file", "call-with-output-file", "call-with-port", "dynamic-wind",
          "call/cc", "call-with-current-continuation", "call-with-escape-continuation", "call/ec",
          "with-fluids*", "with-fluid*", "vhash-fold", "vlist-fold", "vlist-map", "list->stream",
          "and=>", "and-map", "or-map", "array-for-each", "array-map!", "take-while", "drop-while",
          "span", "break", "assert", "iota-map", "string-fold", "eval", "call-with-prompt",
          "with-continuation-barrier", "save-module-excursion", "with-mutex", "force");

  /** Guile's procedures that keep the procedures they are given for later. */
  private static final Set<String> KEEPING =
      Set.of(
          "%keep", "list", "cons", "cons*", "vector", "values", "make-promise", "hash-set!", "hashq-set!",
          "hashv-set!", "hash-table-set!", "acons", "alist-cons", "vhash-cons", "vhash-consq",
          "set-record-type-printer!", "add-hook!", "make-procedure-with-setter", "compose",
          "negate", "const", "make-record-type", "make-struct/no-tail", "make-exception-type",
          "set-object-property!", "set-procedure-property!", "make-fluid", "at-exit",
          "record-accessor", "record-modifier", "procedure->pointer", "make-syntax-transformer",
          "make-variable", "make-object-property", "make-thread-local-fluid", "append", "eq?",
          "procedure?", "not", "assq-set!", "assoc-set!", "make-option", "option",
          "set-port-revealed!", "make-soft-port", "read-hash-extend", "make", "list->vector",
          "make-variable-transformer", "identity", "define!", "module-define!", "set-cdr!",
          "set-car!", "vector-set!", "error", "throw", "make-arbitrary", "make-guardian",
          "make-weak-value-hash-table", "sigaction", "set-exception-printer!", "make-condition-variable");

  private Calls() {}

  /** Whether the operator is one of Guile's that calls its arguments. */
  static boolean runsItsArguments(Ir operator) {
    String name =
        operator instanceof Ir.TopRef ref
            ? ref.name
            : operator instanceof Ir.ModuleRef ref ? ref.name : "";
    return CALLING.contains(name);
  }

  static Object apply(World world, Object procedure, Object... arguments) {
    if (procedure instanceof Value.Procedure closure) {
      return call(world, closure, arguments);
    } else if (procedure instanceof Value.External external) {
      Object result = Primitives.call(world, external.name(), arguments);
      return result == Primitives.NONE ? unknown(world, external.name(), arguments) : result;
    } else if (procedure == Atom.UNKNOWN || procedure == Atom.TRUTHY) {
      return unknown(world, "", arguments);
    } else if (procedure instanceof Value.Cases cases) {
      for (Value.Procedure each : cases.procedures()) {
        if (each.code.accepts(arguments.length)) {
          return call(world, each, arguments);
        }
      }
      throw new SchemeError("wrong-number-of-args", "");
    } else if (procedure instanceof Value.Parameter parameter) {
      return parameter.value;
    } else if (procedure instanceof Macro) {
      throw new SchemeError("apply-macro", "");
    } else if (procedure instanceof Value.Either either) {
      for (Object each : either.procedures()) {
        speculate(world, () -> apply(world, each, arguments));
      }
      return Atom.UNKNOWN;
    } else if (procedure instanceof Value.Instance) {
      return unknown(world, "", arguments);
    }
    throw new SchemeError("wrong-type-to-apply", "");
  }

  private static Object call(World world, Value.Procedure closure, Object[] arguments) {
    if (!closure.code.accepts(arguments.length)) {
      throw new SchemeError("wrong-number-of-args", "");
    }
    if (world.calls >= DEEPEST
        || world.fuel-- <= 0
        || (world.maybe > 0 && closure.active > 0)) {
      return Atom.UNKNOWN;
    }
    world.calls++;
    closure.active++;
    try {
      Cell cells = closure.code.bind(world, arguments, closure.cells);
      return closure.code.body.eval(world, cells);
    } finally {
      closure.active--;
      world.calls--;
    }
  }

  /** A procedure that is not known may call those that it is given. */
  private static Object unknown(World world, String name, Object[] arguments) {
    if (KEEPING.contains(name)) {
      return Atom.UNKNOWN;
    }
    for (Object argument : arguments) {
      if (CALLING.contains(name)) {
        callback(world, argument);
      } else {
        perhaps(world, argument);
      }
    }
    return Atom.UNKNOWN;
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
      }
      return Atom.UNKNOWN;
    }
    Object[] arguments = new Object[closure.code.required.size()];
    Arrays.fill(arguments, Atom.UNKNOWN);
    return call(world, closure, arguments);
  }

  static void perhaps(World world, Object procedure) {
    boolean isProcedure =
        procedure instanceof Value.Procedure || procedure instanceof Value.Cases;
    if (!isProcedure || world.maybe > 0) {
      return; // what may be called where it may not even be passed is too far from the program
    }
    speculate(world, () -> callback(world, procedure));
  }

  private static void speculate(World world, Runnable call) {
    world.maybe++;
    try {
      call.run();
    } catch (SchemeError e) {
      if (e.isAboutBindings()) {
        Beyond doubt = new Beyond("in a procedure that may be called, " + e.kind, e.name);
        doubt.spot = e.spot;
        throw doubt;
      }
    } finally {
      world.maybe--;
    }
  }

  /** What a test of unknown outcome leaves: one of two procedures, or a value nobody knows. */
  static Object either(Object one, Object other) {
    boolean procedures =
        one instanceof Value.Procedure
            && (other instanceof Value.Procedure || other instanceof Value.Either);
    if (!procedures) {
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
        || x instanceof Value.Parameter
        || x instanceof Value.RecordType
        || x instanceof Value.Instance
        || x == Atom.STRING
        || x == Atom.CHARACTER
        || x == Atom.UNSPECIFIED;
  }
}
