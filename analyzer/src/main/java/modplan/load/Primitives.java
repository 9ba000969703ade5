package modplan.load;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Data.Vec;

/**
 * The few procedures of Guile whose results decide what is loaded, or what a macro writes. All
 * others return a value of which nothing is known.
 */
final class Primitives {
  /** The procedure is not one of these. */
  static final Object NONE = new Object();

  interface Primitive {
    Object call(World world, Object[] arguments);
  }

  private static final Map<String, Primitive> KNOWN = new HashMap<>();

  private Primitives() {}

  static Object call(World world, String name, Object[] arguments) {
    Signatures.check(name, arguments);
    Primitive known = KNOWN.get(name);
    if (known == null) {
      Object result = Signatures.result(name);
      return result == Atom.UNKNOWN ? NONE : result;
    }
    try {
      return known.call(world, arguments);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new SchemeError("wrong-number-of-args", name);
    }
  }

  static {
    arithmetic("+", Math::addExact);
    arithmetic("-", Math::subtractExact);
    arithmetic("*", Math::multiplyExact);
    KNOWN.put(
        "/",
        (world, args) -> {
          Object result = division(args);
          boolean isWhole =
              args.length == 2
                  && args[0] instanceof Long a
                  && args[1] instanceof Long b
                  && a % b == 0;
          return isWhole ? (Object) ((Long) args[0] / (Long) args[1]) : result;
        });
    division("quotient", (a, b) -> a / b);
    division("remainder", (a, b) -> a % b);
    division("modulo", Math::floorMod);
    KNOWN.put("max", extreme(Math::max));
    KNOWN.put("min", extreme(Math::min));
    KNOWN.put("abs", (world, args) -> args[0] instanceof Long n ? Math.abs(n) : Atom.NUMBER);
    KNOWN.put("positive?", (world, args) -> args[0] instanceof Long n ? n > 0 : Atom.UNKNOWN);
    KNOWN.put("negative?", (world, args) -> args[0] instanceof Long n ? n < 0 : Atom.UNKNOWN);
    KNOWN.put(
        "hash-table?", (world, args) -> args[0] instanceof Seq ? (Object) false : Atom.UNKNOWN);
    KNOWN.put("1+", (world, args) -> arithmetic(args, 1));
    KNOWN.put("1-", (world, args) -> arithmetic(args, -1));
    comparison("=", order -> order == 0);
    comparison("<", order -> order < 0);
    comparison(">", order -> order > 0);
    comparison("<=", order -> order <= 0);
    comparison(">=", order -> order >= 0);
    KNOWN.put(
        "zero?",
        (world, args) -> numbers(args) && args[0] instanceof Long n ? n == 0 : Atom.UNKNOWN);
    KNOWN.put("even?", (world, args) -> args[0] instanceof Long n ? n % 2 == 0 : Atom.UNKNOWN);
    KNOWN.put("odd?", (world, args) -> args[0] instanceof Long n ? n % 2 != 0 : Atom.UNKNOWN);

    KNOWN.put("not", (world, args) -> truth(args[0], x -> x.equals(false)));
    KNOWN.put("eq?", Primitives::identical);
    KNOWN.put("eqv?", Primitives::identical);
    KNOWN.put("equal?", Primitives::same);
    KNOWN.put("symbol?", (world, args) -> truth(args[0], x -> x instanceof String));
    KNOWN.put(
        "string?", (world, args) -> truth(args[0], x -> x instanceof Text || x == Atom.STRING));
    KNOWN.put(
        "number?", (world, args) -> truth(args[0], x -> x instanceof Long || x == Atom.NUMBER));
    KNOWN.put("integer?", (world, args) -> args[0] instanceof Long ? true : Atom.UNKNOWN);
    KNOWN.put("boolean?", (world, args) -> truth(args[0], x -> x instanceof Boolean));
    KNOWN.put("keyword?", (world, args) -> truth(args[0], x -> x instanceof Data.Keyword));
    KNOWN.put("vector?", (world, args) -> truth(args[0], x -> x instanceof Vec));
    KNOWN.put(
        "procedure?",
        (world, args) ->
            args[0] instanceof Value.External
                ? Atom.UNKNOWN
                : truth(args[0], x -> x instanceof Value && !(x instanceof Value.RecordType)));
    KNOWN.put("null?", (world, args) -> truth(args[0], Primitives::isNull));
    KNOWN.put("pair?", (world, args) -> truth(args[0], Primitives::isPair));
    KNOWN.put(
        "list?",
        (world, args) ->
            isOpen(args[0])
                ? Atom.UNKNOWN
                : truth(args[0], x -> x instanceof Seq seq && seq.isProper()));
    IntegerProcedures.register(KNOWN);
    ListProcedures.register(KNOWN);
    SublistProcedures.register(KNOWN);
    TextProcedures.register(KNOWN);
    CharacterSets.register(KNOWN);
    SyntaxProcedures.register(KNOWN);
    ControlProcedures.register(KNOWN);
    Prompts.register(KNOWN);
    SystemProcedures.register(KNOWN);
    InputProcedures.register(KNOWN);
    Extensions.register(KNOWN);
    ModuleProcedures.register(KNOWN);
    RecordProcedures.register(KNOWN);
  }

  static String text(Object[] args, int index) {
    if (index >= args.length) {
      return "";
    }
    Object arg = args[index];
    return arg instanceof Text text ? text.value() : arg instanceof String symbol ? symbol : "";
  }

  private static void arithmetic(String name, LongBinaryOperator operator) {
    KNOWN.put(
        name,
        (world, args) -> {
          if (!numbers(args) || args.length == 0) {
            return Atom.NUMBER;
          }
          long value = (Long) args[0];
          if (args.length == 1) {
            return name.equals("-") ? (Object) (-value) : (Object) value;
          }
          try {
            for (int i = 1; i < args.length; i++) {
              value = operator.applyAsLong(value, (Long) args[i]);
            }
          } catch (ArithmeticException e) {
            return Atom.NUMBER; // a large one
          }
          return value;
        });
  }

  private static void division(String name, LongBinaryOperator operator) {
    KNOWN.put(
        name,
        (world, args) -> {
          Object result = division(args);
          return args[0] instanceof Long a && args[1] instanceof Long b
              ? (Object) operator.applyAsLong(a, b)
              : result;
        });
  }

  private static Primitive extreme(LongBinaryOperator operator) {
    return (world, args) -> {
      if (!numbers(args)) {
        return Atom.NUMBER;
      }
      long value = (Long) args[0];
      for (Object each : args) {
        value = operator.applyAsLong(value, (Long) each);
      }
      return value;
    };
  }

  private static Object division(Object[] args) {
    numbers(args);
    for (int i = args.length == 1 ? 0 : 1; i < args.length; i++) {
      if (args[i].equals(0L)) {
        throw new SchemeError("numerical-overflow", "");
      }
    }
    return Atom.NUMBER;
  }

  static Object arithmetic(Object[] args, int plus) {
    return numbers(args) && args.length == 1 ? (Object) ((Long) args[0] + plus) : Atom.NUMBER;
  }

  static void comparison(String name, Predicate<Integer> holds) {
    KNOWN.put(
        name,
        (world, args) -> {
          for (int i = 0; i + 1 < args.length; i++) { // it stops where the answer is clear
            if (!numbers(new Object[] {args[i], args[i + 1]})) {
              return Atom.UNKNOWN;
            }
            if (!holds.test(Long.compare((Long) args[i], (Long) args[i + 1]))) {
              return false;
            }
          }
          return true;
        });
  }

  /** Whether all are known; an error if one of them is no number. */
  static boolean numbers(Object[] args) {
    boolean known = true;
    for (Object arg : args) {
      if (Calls.isNoNumber(arg)) {
        throw new SchemeError("wrong-type-arg", "");
      }
      known &= arg instanceof Long;
    }
    return known;
  }

  static Object truth(Object x, Predicate<Object> test) {
    return x == Atom.UNKNOWN
            || x == Atom.TRUTHY
            || x instanceof Value.External
            || x instanceof InputProcedures.FilePath
        ? Atom.UNKNOWN
        : (Object) test.test(x);
  }

  static Object unsure(Object x) {
    if (x == Atom.UNKNOWN || x == Atom.TRUTHY || x instanceof Value.External || isOpen(x)) {
      return Atom.UNKNOWN;
    }
    throw new SchemeError("wrong-type-arg", "");
  }

  /** Strings of one text may be one string or two. */
  private static Object identical(World world, Object[] args) {
    boolean texts = args.length == 2 && args[0] instanceof Text && args[0].equals(args[1]);
    return texts ? Atom.UNKNOWN : same(world, args);
  }

  static Object same(World world, Object[] args) {
    if (args.length != 2 || isVague(args[0]) || isVague(args[1])) {
      return Atom.UNKNOWN;
    }
    if (args[0] instanceof Seq || args[0] instanceof Vec) {
      return args[1] instanceof Seq || args[1] instanceof Vec
          ? (args[0].toString().equals(args[1].toString()) ? Atom.UNKNOWN : (Object) false)
          : (Object) false;
    }
    return args[0].equals(args[1]);
  }

  /** A list of which only the beginning is known. */
  static boolean isOpen(Object x) {
    return x instanceof Seq seq
        && (seq.tail == Atom.UNKNOWN
            || seq.tail == Atom.TRUTHY
            || seq.tail instanceof Value.External);
  }

  static boolean isVague(Object x) {
    return x instanceof Atom
        || x instanceof Value.External
        || x instanceof InputProcedures.FilePath;
  }

  static boolean isNull(Object x) {
    return x instanceof Seq seq && seq.size() == 0 && seq.isProper();
  }

  static boolean isPair(Object x) {
    return x instanceof Seq seq && seq.size() > 0;
  }
}
