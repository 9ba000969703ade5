package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import modplan.load.Data.Alias;
import modplan.load.Data.Atom;
import modplan.load.Data.Expansion;
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

  private interface Primitive {
    Object call(World world, Object[] arguments);
  }

  private static final Map<String, Primitive> KNOWN = new HashMap<>();

  private Primitives() {}

  static Object call(World world, String name, Object[] arguments) {
    Primitive known = KNOWN.get(name);
    if (known == null) {
      return NONE;
    }
    try {
      return known.call(world, arguments);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new SchemeError("wrong-number-of-args", name);
    }
  }

  static {
    arithmetic("+", Long::sum);
    arithmetic("-", (a, b) -> a - b);
    arithmetic("*", (a, b) -> a * b);
    KNOWN.put(
        "/",
        (world, args) -> {
          numbers(args);
          return Atom.NUMBER;
        });
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
    KNOWN.put("eq?", Primitives::same);
    KNOWN.put("eqv?", Primitives::same);
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
        "list?", (world, args) -> truth(args[0], x -> x instanceof Seq seq && seq.isProper()));
    lists();
    syntax();
    control();
  }

  private static void lists() {
    KNOWN.put("list", (world, args) -> Seq.of(args.clone()));
    KNOWN.put("cons", (world, args) -> Data.cons(args[0], args[1]));
    KNOWN.put(
        "cons*",
        (world, args) -> {
          Object list = args[args.length - 1];
          for (int i = args.length - 2; i >= 0; i--) {
            list = Data.cons(args[i], list);
          }
          return list;
        });
    KNOWN.put("car", (world, args) -> path("a", args));
    KNOWN.put("cdr", (world, args) -> path("d", args));
    for (String path : List.of("aa", "ad", "da", "dd", "add", "ddd", "addd")) {
      KNOWN.put("c" + path + "r", (world, args) -> path(path, args));
    }
    KNOWN.put("first", (world, args) -> path("a", args));
    KNOWN.put("second", (world, args) -> path("ad", args));
    KNOWN.put("third", (world, args) -> path("add", args));
    KNOWN.put("append", (world, args) -> append(args));
    KNOWN.put(
        "reverse",
        (world, args) -> {
          if (!(args[0] instanceof Seq seq) || !seq.isProper()) {
            return Atom.UNKNOWN;
          }
          Object[] items = seq.items.clone();
          for (int i = 0; i < items.length; i++) {
            items[i] = seq.items[items.length - 1 - i];
          }
          return Seq.of(items);
        });
    KNOWN.put(
        "length",
        (world, args) ->
            args[0] instanceof Seq seq && seq.isProper()
                ? (Object) (long) seq.size()
                : unsure(args[0]));
    KNOWN.put(
        "list->vector",
        (world, args) -> args[0] instanceof Seq s ? new Vec(s.items) : Atom.UNKNOWN);
    KNOWN.put("vector", (world, args) -> new Vec(args.clone()));
    KNOWN.put("map", Primitives::map);
    KNOWN.put("map-in-order", Primitives::map);
    KNOWN.put(
        "for-each",
        (world, args) -> {
          map(world, args);
          return Atom.UNSPECIFIED;
        });
    KNOWN.put(
        "apply",
        (world, args) -> {
          if (args.length < 2) {
            throw new SchemeError("wrong-number-of-args", "");
          }
          if (!(args[args.length - 1] instanceof Seq last) || !last.isProper()) {
            return Calls.callback(world, args[0]);
          }
          List<Object> all = new ArrayList<>(Arrays.asList(args).subList(1, args.length - 1));
          all.addAll(Arrays.asList(last.items));
          return Calls.apply(world, args[0], all.toArray());
        });
    KNOWN.put(
        "iota",
        (world, args) -> {
          if (!(args[0] instanceof Long count) || count > 10_000) {
            return Atom.UNKNOWN;
          }
          long start = args.length > 1 ? 1 : 0;
          Object[] items = new Object[(int) Math.max(0, count)];
          for (int i = 0; i < items.length; i++) {
            items[i] = args.length > 2 || start != 0 ? Atom.NUMBER : (Object) (long) i;
          }
          return Seq.of(items);
        });
    KNOWN.put(
        "list-tail",
        (world, args) ->
            args[0] instanceof Seq seq && args[1] instanceof Long n && n <= seq.size()
                ? seq.from((int) (long) n)
                : Atom.UNKNOWN);
    KNOWN.put(
        "list-ref",
        (world, args) ->
            args[0] instanceof Seq seq && args[1] instanceof Long n && n < seq.size()
                ? seq.get((int) (long) n)
                : Atom.UNKNOWN);
    KNOWN.put("memq", Primitives::member);
    KNOWN.put("memv", Primitives::member);
    KNOWN.put("member", Primitives::member);
  }

  private static void syntax() {
    KNOWN.put("syntax->datum", (world, args) -> Data.strip(args[0]));
    KNOWN.put(
        "datum->syntax",
        (world, args) -> args.length < 2 ? Atom.UNKNOWN : inContext(args[0], args[1]));
    KNOWN.put("identifier?", (world, args) -> truth(args[0], Data::isIdentifier));
    KNOWN.put(
        "free-identifier=?",
        (world, args) -> areIdentifiers(args) && world.expander.sameMeaning(args[0], args[1]));
    KNOWN.put("bound-identifier=?", (world, args) -> args[0].equals(args[1]));
    KNOWN.put(
        "generate-temporaries",
        (world, args) -> {
          if (!(args[0] instanceof Seq seq)) {
            return Atom.UNKNOWN;
          }
          Object[] names = new Object[seq.size()];
          for (int i = 0; i < names.length; i++) {
            names[i] = new Alias("t-" + i, null, world.current.name, new Expansion());
          }
          return Seq.of(names);
        });
    KNOWN.put(
        "symbol->string",
        (world, args) -> args[0] instanceof String name ? new Text(name) : Atom.STRING);
    KNOWN.put(
        "string->symbol",
        (world, args) -> args[0] instanceof Text text ? text.value() : Atom.UNKNOWN);
    KNOWN.put(
        "symbol->keyword",
        (world, args) -> args[0] instanceof String s ? new Data.Keyword(s) : Atom.UNKNOWN);
    KNOWN.put(
        "keyword->symbol",
        (world, args) -> args[0] instanceof Data.Keyword k ? k.name() : Atom.UNKNOWN);
    KNOWN.put(
        "symbol-append",
        (world, args) -> {
          StringBuilder name = new StringBuilder();
          for (Object arg : args) {
            if (!(arg instanceof String part)) {
              return Atom.UNKNOWN;
            }
            name.append(part);
          }
          return name.toString();
        });
    KNOWN.put(
        "string-append",
        (world, args) -> {
          StringBuilder text = new StringBuilder();
          boolean known = true;
          for (Object arg : args) {
            if (arg instanceof Text part) {
              text.append(part.value());
            } else if (arg == Atom.STRING || arg == Atom.UNKNOWN || arg == Atom.TRUTHY) {
              known = false;
            } else if (arg instanceof Value.External || arg instanceof Value.Instance) {
              known = false;
            } else {
              throw new SchemeError("wrong-type-arg", "string-append");
            }
          }
          return known ? new Text(text.toString()) : Atom.STRING;
        });
    KNOWN.put(
        "syntax-violation",
        (world, args) -> {
          throw new SchemeError("syntax-error", text(args, 1));
        });
    KNOWN.put("make-variable-transformer", (world, args) -> args[0]);
  }

  private static boolean areIdentifiers(Object[] args) {
    return Data.isIdentifier(args[0]) && Data.isIdentifier(args[1]);
  }

  private static void control() {
    KNOWN.put(
        "error",
        (world, args) -> {
          throw new SchemeError("misc-error", "", true);
        });
    KNOWN.put(
        "throw",
        (world, args) -> {
          Object first = args.length > 0 ? args[0] : "error";
          String key = first instanceof String symbol ? symbol : "error";
          throw new SchemeError(key, "", true);
        });
    KNOWN.put(
        "raise",
        (world, args) -> {
          throw new SchemeError('%' + "exception", "", true);
        });
    KNOWN.put(
        "values", (world, args) -> args.length == 1 ? args[0] : new Value.Multiple(args.clone()));
    KNOWN.put(
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
    KNOWN.put(
        "dynamic-wind",
        (world, args) -> {
          Calls.apply(world, args[0]);
          Object value = Calls.apply(world, args[1]);
          Calls.apply(world, args[2]);
          return value;
        });
    KNOWN.put(
        "make-parameter",
        (world, args) -> {
          Object value = args[0];
          if (args.length > 1) {
            value = Calls.apply(world, args[1], value);
          }
          return new Value.Parameter(value);
        });
    KNOWN.put(
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
    KNOWN.put("make-promise", (world, args) -> args[0]);
    KNOWN.put("display", (world, args) -> Atom.UNSPECIFIED);
    KNOWN.put("write", (world, args) -> Atom.UNSPECIFIED);
    KNOWN.put("newline", (world, args) -> Atom.UNSPECIFIED);
    KNOWN.put("identity", (world, args) -> args[0]);
    KNOWN.put("false-if-exception", (world, args) -> args[0]);
    KNOWN.put("eval", (world, args) -> Atom.UNKNOWN);
    KNOWN.put(
        "catch",
        (world, args) -> {
          try {
            return args.length > 1 ? Calls.apply(world, args[1]) : Atom.UNKNOWN;
          } catch (SchemeError e) {
            return Atom.UNKNOWN;
          }
        });
    KNOWN.put(
        "with-exception-handler",
        (world, args) -> {
          try {
            return args.length > 1 ? Calls.apply(world, args[1]) : Atom.UNKNOWN;
          } catch (SchemeError e) {
            return Atom.UNKNOWN;
          }
        });
    KNOWN.put(
        "resolve-interface",
        (world, args) -> {
          if (args.length == 1 && args[0] instanceof Seq name) {
            String module = ImportSpec.moduleName(name);
            world.resolve(module);
            return new InterfaceValue(module);
          }
          return Atom.UNKNOWN;
        });
    KNOWN.put(
        "resolve-module",
        (world, args) -> {
          if (args.length == 1 && args[0] instanceof Seq name) {
            String module = ImportSpec.moduleName(name);
            world.find(module);
            return new ModuleValue(module);
          }
          return Atom.UNKNOWN;
        });
    KNOWN.put("module-ref", Primitives::moduleRef);
    KNOWN.put("current-module", (world, args) -> new ModuleValue(world.current.name));
    KNOWN.put(
        "module-public-interface",
        (world, args) ->
            args[0] instanceof ModuleValue m ? new InterfaceValue(m.module()) : Atom.UNKNOWN);
    KNOWN.put(
        "module-autoload!",
        (world, args) -> {
          Mod module = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
          for (int i = 1; module != null && i + 1 < args.length; i += 2) {
            if (args[i] instanceof Seq name) {
              Mod.Use use = new Mod.Use(new Mod.Interface(ImportSpec.moduleName(name)));
              use.waitsFor = ImportSpec.pairs(args[i + 1]).keySet();
              module.use(use);
            }
          }
          return Atom.UNSPECIFIED;
        });
    KNOWN.put("module-for-each", Primitives::moduleForEach);
    KNOWN.put("module-add!", Primitives::moduleAdd);
    for (String changing :
        List.of(
            "module-export!",
            "module-re-export!",
            "module-define!",
            "module-export-all!",
            "module-use!",
            "set-module-uses!",
            "module-set!")) {
      KNOWN.put(
          changing,
          (world, args) -> {
            Mod changed = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
            (changed == null ? world.current : changed).hasUnknownNames = true;
            return Atom.UNSPECIFIED;
          });
    }
    KNOWN.put("%record-type", (world, args) -> new Value.RecordType(text(args, 0)));
    KNOWN.put(
        "%record",
        (world, args) -> new Value.Instance(args[0], Arrays.copyOfRange(args, 1, args.length)));
    KNOWN.put(
        "%record?",
        (world, args) -> truth(args[1], x -> x instanceof Value.Instance i && i.type() == args[0]));
    KNOWN.put(
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
    KNOWN.put(
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
    KNOWN.put("%unknown", (world, args) -> Atom.UNKNOWN);
    KNOWN.put("%truthy", (world, args) -> Atom.TRUTHY);
    KNOWN.put(
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

  /** A module as a value. */
  record ModuleValue(String module) {}

  private static Object moduleRef(World world, Object[] args) {
    if (args.length >= 2
        && (args[0] instanceof ModuleValue || args[0] instanceof InterfaceValue)
        && args[1] instanceof String name) {
      Mod.Var variable =
          args[0] instanceof InterfaceValue i
              ? World.offered(world.resolve(i.module()), name)
              : world.variable(((ModuleValue) args[0]).module(), name);
      if (variable != null && variable.value != null) {
        return variable.value;
      }
      if (args.length == 2) {
        throw SchemeError.unbound(name);
      }
    }
    return Atom.UNKNOWN;
  }

  /** A module's public interface as a value. */
  record InterfaceValue(String module) {}

  /** A binding as a value. */
  record VariableValue(Mod.Var variable) {}

  private static Object moduleForEach(World world, Object[] args) {
    Map<String, Mod.Var> names = null;
    Mod whole = args[1] instanceof ModuleValue module ? world.known(module.module()) : null;
    if (whole != null) {
      names = new HashMap<>(whole.locals);
    } else if (args[1] instanceof InterfaceValue || args[1] instanceof ModuleValue) {
      String module =
          args[1] instanceof InterfaceValue i ? i.module() : ((ModuleValue) args[1]).module();
      names = new HashMap<>(world.resolve(module).names);
    }
    if (names == null) {
      world.current.hasUnknownNames = true;
      return Calls.callback(world, args[0]);
    }
    names.forEach(
        (name, variable) -> Calls.apply(world, args[0], name, new VariableValue(variable)));
    return Atom.UNSPECIFIED;
  }

  private static Object moduleAdd(World world, Object[] args) {
    if (args[0] instanceof InterfaceValue target
        && args[1] instanceof String name
        && args[2] instanceof VariableValue value
        && world.maybe == 0) {
      world.resolve(target.module()).names.put(name, value.variable());
    } else {
      world.current.hasUnknownNames = true;
    }
    return Atom.UNSPECIFIED;
  }

  private static String text(Object[] args, int index) {
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
          for (int i = 1; i < args.length; i++) {
            value = operator.applyAsLong(value, (Long) args[i]);
          }
          return value;
        });
  }

  private static Object arithmetic(Object[] args, int plus) {
    return numbers(args) && args.length == 1 ? (Object) ((Long) args[0] + plus) : Atom.NUMBER;
  }

  private static void comparison(String name, Predicate<Integer> holds) {
    KNOWN.put(
        name,
        (world, args) -> {
          if (!numbers(args)) {
            return Atom.UNKNOWN;
          }
          for (int i = 0; i + 1 < args.length; i++) {
            if (!holds.test(Long.compare((Long) args[i], (Long) args[i + 1]))) {
              return false;
            }
          }
          return true;
        });
  }

  /** Whether all are known; an error if one of them is no number. */
  private static boolean numbers(Object[] args) {
    boolean known = true;
    for (Object arg : args) {
      if (Calls.isNoNumber(arg)) {
        throw new SchemeError("wrong-type-arg", "");
      }
      known &= arg instanceof Long;
    }
    return known;
  }

  private static Object truth(Object x, Predicate<Object> test) {
    return x == Atom.UNKNOWN || x == Atom.TRUTHY || x instanceof Value.External
        ? Atom.UNKNOWN
        : (Object) test.test(x);
  }

  private static Object unsure(Object x) {
    if (x == Atom.UNKNOWN || x == Atom.TRUTHY || x instanceof Value.External) {
      return Atom.UNKNOWN;
    }
    throw new SchemeError("wrong-type-arg", "");
  }

  private static Object same(World world, Object[] args) {
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

  private static boolean isVague(Object x) {
    return x instanceof Atom || x instanceof Value.External;
  }

  private static boolean isNull(Object x) {
    return x instanceof Seq seq && seq.size() == 0 && seq.isProper();
  }

  private static boolean isPair(Object x) {
    return x instanceof Seq seq && seq.size() > 0;
  }

  /** {@code cadr} and its like: the path is read from right to left. */
  private static Object path(String path, Object[] args) {
    Object x = args.length == 1 ? args[0] : Atom.UNKNOWN;
    for (int i = path.length() - 1; i >= 0; i--) {
      if (x instanceof Seq seq && seq.size() > 0) {
        x = path.charAt(i) == 'a' ? seq.get(0) : seq.from(1);
      } else {
        return unsure(x);
      }
    }
    return x;
  }

  private static Object append(Object[] args) {
    if (args.length == 0) {
      return Seq.EMPTY;
    }
    Object result = args[args.length - 1];
    for (int i = args.length - 2; i >= 0; i--) {
      if (!(args[i] instanceof Seq seq) || !seq.isProper()) {
        return unsure(args[i]);
      }
      for (int k = seq.size() - 1; k >= 0; k--) {
        result = Data.cons(seq.get(k), result);
      }
    }
    return result;
  }

  private static Object map(World world, Object[] args) {
    int length = -1;
    for (int i = 1; i < args.length; i++) {
      if (!(args[i] instanceof Seq seq) || !seq.isProper()) {
        boolean noList = Calls.isNoNumber(args[i]) && !(args[i] instanceof Vec);
        if (args[i] instanceof Seq || noList) {
          throw new SchemeError("wrong-type-arg", "");
        }
        Calls.callback(world, args[0]);
        return Atom.UNKNOWN;
      }
      length = length < 0 ? seq.size() : Math.min(length, seq.size());
    }
    Object[] results = new Object[Math.max(0, length)];
    for (int k = 0; k < results.length; k++) {
      Object[] each = new Object[args.length - 1];
      for (int i = 1; i < args.length; i++) {
        each[i - 1] = ((Seq) args[i]).get(k);
      }
      results[k] = Calls.apply(world, args[0], each);
    }
    return Seq.of(results);
  }

  private static Object member(World world, Object[] args) {
    if (args.length < 2 || !(args[1] instanceof Seq seq) || isVague(args[0])) {
      return Atom.UNKNOWN;
    }
    for (int i = 0; i < seq.size(); i++) {
      if (isVague(seq.get(i))) {
        return Atom.UNKNOWN;
      }
      if (seq.get(i).equals(args[0])) {
        return seq.from(i);
      }
    }
    return false;
  }

  /** {@code datum->syntax}: symbols take the scope of the identifier. */
  private static Object inContext(Object context, Object datum) {
    if (datum == Atom.UNKNOWN) {
      return datum;
    }
    if (datum instanceof String && context instanceof Alias alias) {
      return alias.expansion.alias(datum, alias.env, alias.module);
    }
    if (datum instanceof Seq seq) {
      Object[] items = new Object[seq.size()];
      for (int i = 0; i < items.length; i++) {
        items[i] = inContext(context, seq.get(i));
      }
      return new Seq(items, seq.tail == null ? null : inContext(context, seq.tail), seq.spot);
    }
    return datum;
  }
}
