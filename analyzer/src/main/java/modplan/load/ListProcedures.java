package modplan.load;

import static modplan.load.Primitives.isVague;
import static modplan.load.Primitives.unsure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Primitives.Primitive;
import org.jspecify.annotations.Nullable;

/** Guile's procedures on lists. */
final class ListProcedures {
  private ListProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put("list", (world, args) -> Seq.of(args.clone()));
    known.put("cons", (world, args) -> Data.cons(args[0], args[1]));
    known.put(
        "cons*",
        (world, args) -> {
          Object list = args[args.length - 1];
          for (int i = args.length - 2; i >= 0; i--) {
            list = Data.cons(args[i], list);
          }
          return list;
        });
    known.put("car", (world, args) -> path("a", args));
    known.put("cdr", (world, args) -> path("d", args));
    for (String path : List.of("aa", "ad", "da", "dd", "add", "ddd", "addd")) {
      known.put("c" + path + "r", (world, args) -> path(path, args));
    }
    known.put("first", (world, args) -> path("a", args));
    known.put("second", (world, args) -> path("ad", args));
    known.put("third", (world, args) -> path("add", args));
    known.put("append", (world, args) -> append(args));
    known.put(
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
    known.put(
        "length",
        (world, args) ->
            args[0] instanceof Seq seq && seq.isProper()
                ? (Object) (long) seq.size()
                : unsure(args[0]));
    known.put(
        "list->vector",
        (world, args) -> args[0] instanceof Seq s ? new Vec(s.items) : Atom.UNKNOWN);
    known.put("vector", (world, args) -> new Vec(args.clone()));
    known.put(
        "vector-ref",
        (world, args) ->
            args[0] instanceof Vec v ? item(world, v, v.items(), args[1]) : Atom.UNKNOWN);
    known.put(
        "vector-set!",
        (world, args) -> {
          if (args[0] instanceof Vec vec) {
            item(world, vec, vec.items(), args[1]);
            boolean sure = args[1] instanceof Long && world.maybe == 0;
            for (int i = 0; i < vec.items().length; i++) {
              if (!sure || args[1].equals((long) i)) {
                vec.items()[i] = sure ? args[2] : Atom.UNKNOWN;
              }
            }
          }
          return Atom.UNSPECIFIED;
        });
    known.put("map", ListProcedures::map);
    known.put("map-in-order", ListProcedures::map);
    known.put(
        "for-each",
        (world, args) -> {
          map(world, args);
          return Atom.UNSPECIFIED;
        });
    known.put(
        "apply",
        (world, args) -> {
          if (args.length < 2) {
            throw new SchemeError("wrong-number-of-args", "");
          }
          if (!(args[args.length - 1] instanceof Seq last) || !last.isProper()) {
            Object rest = args[args.length - 1];
            if (!Primitives.isOpen(rest) && (Calls.isNoList(rest) || rest instanceof Seq)) {
              throw new SchemeError("wrong-type-arg", "");
            }
            return Calls.callback(world, args[0]);
          }
          List<Object> all = new ArrayList<>(Arrays.asList(args).subList(1, args.length - 1));
          all.addAll(Arrays.asList(last.items));
          return Calls.apply(world, args[0], all.toArray());
        });
    known.put(
        "iota",
        (world, args) -> {
          if (!(args[0] instanceof Long count) || count > 10_000) {
            return Atom.UNKNOWN;
          }
          if (count > 0) {
            Primitives.numbers(Arrays.copyOfRange(args, 1, args.length));
          }
          long start = args.length > 1 ? 1 : 0;
          Object[] items = new Object[(int) Math.max(0, count)];
          for (int i = 0; i < items.length; i++) {
            items[i] = args.length > 2 || start != 0 ? Atom.NUMBER : (Object) (long) i;
          }
          return Seq.of(items);
        });
    known.put(
        "list-tail",
        (world, args) ->
            !(args[1] instanceof Long n)
                ? Atom.UNKNOWN
                : args[0] instanceof Seq seq && n <= seq.size()
                    ? seq.from((int) (long) n)
                    : n == 0 ? args[0] : tooShort(args[0]));
    known.put(
        "make-vector",
        (world, args) -> {
          if (!(args[0] instanceof Long size) || size < 0 || size > 10_000) {
            return Atom.UNKNOWN;
          }
          Object[] items = new Object[(int) (long) size];
          Arrays.fill(items, args.length > 1 ? args[1] : Atom.UNKNOWN);
          return new Vec(items);
        });
    known.put(
        "list-ref",
        (world, args) ->
            args[0] instanceof Seq seq && seq.isProper()
                ? item(world, seq, seq.items, args[1])
                : Atom.UNKNOWN);
    known.put("and-map", (world, args) -> all(world, args));
    known.put("every", (world, args) -> all(world, args));
    known.put("or-map", (world, args) -> some(world, args));
    known.put("any", (world, args) -> some(world, args));
    known.put(
        "filter", (world, args) -> chosen(world, args, (item, test) -> isTrue(test) ? item : null));
    known.put(
        "remove", (world, args) -> chosen(world, args, (item, test) -> isTrue(test) ? null : item));
    known.put(
        "filter-map", (world, args) -> chosen(world, args, (item, x) -> isTrue(x) ? x : null));
    known.put(
        "append-map",
        (world, args) ->
            isLists(args, 1) && map(world, args) instanceof Seq parts
                ? append(parts.items)
                : Primitives.NONE);
    known.put("fold", (world, args) -> fold(world, args, false));
    known.put("fold-right", (world, args) -> fold(world, args, true));
    known.put("assq", ListProcedures::association);
    known.put("assv", ListProcedures::association);
    for (String set : List.of("assq-set!", "assv-set!")) {
      known.put(
          set,
          (world, args) -> {
            if (args.length != 3) {
              throw new SchemeError("wrong-number-of-args", set);
            }
            Object found = association(world, new Object[] {args[1], args[0]});
            // What is there is changed in place, for all who hold the list.
            return Boolean.FALSE.equals(found)
                ? Data.cons(Data.cons(args[1], args[2]), args[0])
                : Primitives.NONE;
          });
    }
    for (String ref : List.of("assq-ref", "assv-ref")) {
      known.put(
          ref,
          (world, args) -> {
            Object found = association(world, new Object[] {args[1], args[0]});
            return found instanceof Seq pair ? pair.from(1) : found;
          });
    }
    known.put("memq", ListProcedures::member);
    known.put("memv", ListProcedures::member);
    known.put("member", ListProcedures::member);
  }

  private static Object tooShort(Object list) {
    if (Calls.isNoList(list) || (list instanceof Seq && !Primitives.isOpen(list))) {
      throw new SchemeError("wrong-type-arg", "");
    }
    return Atom.UNKNOWN;
  }

  static void range(long least, long x, long most) {
    if (x < least || x > most) {
      throw new SchemeError("out-of-range", "");
    }
  }

  private static Object item(World world, Object of, Object[] items, Object index) {
    if (!(index instanceof Long at)) {
      return TextProcedures.unknownIndex(world, of, index, Atom.UNKNOWN);
    }
    if (at < 0 || at >= items.length) {
      throw new SchemeError("out-of-range", "");
    }
    return items[(int) (long) at];
  }

  /** {@code cadr} and its like: the path is read from right to left. */
  static Object path(String path, Object[] args) {
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

  static Object append(Object[] args) {
    if (args.length == 0) {
      return Seq.EMPTY;
    }
    for (int i = args.length - 2; i >= 0; i--) {
      if (!(args[i] instanceof Seq seq) || !seq.isProper()) {
        return unsure(args[i]);
      }
    }
    List<Object> items = new ArrayList<>();
    for (Object each : Arrays.asList(args).subList(0, args.length - 1)) {
      items.addAll(Arrays.asList(((Seq) each).items));
    }
    Object end = args[args.length - 1];
    if (items.isEmpty() || !(end instanceof Seq rest)) {
      return items.isEmpty() ? end : new Seq(items.toArray(), end, 0);
    }
    items.addAll(Arrays.asList(rest.items));
    return new Seq(items.toArray(), rest.tail, rest.spot);
  }

  private static Object map(World world, Object[] args) {
    int length = -1;
    for (int i = 1; i < args.length; i++) {
      if (!(args[i] instanceof Seq seq) || !seq.isProper()) {
        if (Primitives.isOpen(args[i])) {
          Calls.perhaps(world, args[0]);
          return Atom.UNKNOWN;
        }
        if (Calls.isNoList(args[i]) || args[i] instanceof Seq) {
          throw new SchemeError("wrong-type-arg", "");
        }
        Calls.perhaps(world, args[0]);
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

  private interface Choice {
    @Nullable Object of(Object item, Object result);
  }

  static boolean isLists(Object[] args, int from) {
    for (int i = from; i < args.length; i++) {
      if (!(args[i] instanceof Seq seq) || !seq.isProper()) {
        if (args[i] instanceof Seq && !Primitives.isOpen(args[i])) {
          throw new Beyond("a search in a list that ends with a dot", "");
        }
        return false;
      }
    }
    return args.length > from;
  }

  static boolean isTrue(Object x) {
    return !Boolean.FALSE.equals(x);
  }

  /** Results of the procedure, one after the other; those who get them say when to stop. */
  private static boolean each(World world, Object[] args, Predicate<Object> goesOn) {
    int length = Integer.MAX_VALUE;
    for (int i = 1; i < args.length; i++) {
      length = Math.min(length, ((Seq) args[i]).size());
    }
    for (int k = 0; k < length; k++) {
      Object[] items = new Object[args.length - 1];
      for (int i = 1; i < args.length; i++) {
        items[i - 1] = ((Seq) args[i]).get(k);
      }
      if (!goesOn.test(Calls.apply(world, args[0], items))) {
        return false;
      }
    }
    return true;
  }

  private static Object all(World world, Object[] args) {
    if (!isLists(args, 1)) {
      return Primitives.NONE;
    }
    Object[] last = {true};
    each(
        world,
        args,
        result -> {
          last[0] = result;
          return result != Atom.UNKNOWN && isTrue(result);
        });
    return last[0];
  }

  private static Object some(World world, Object[] args) {
    if (!isLists(args, 1)) {
      return Primitives.NONE;
    }
    Object[] last = {false};
    each(
        world,
        args,
        result -> {
          last[0] = result;
          return !isTrue(result);
        });
    return last[0];
  }

  private static Object chosen(World world, Object[] args, Choice choice) {
    if (!isLists(args, 1)) {
      return Primitives.NONE;
    }
    List<Object> kept = new ArrayList<>();
    boolean[] vague = {false};
    int[] at = {0};
    each(
        world,
        args,
        result -> {
          vague[0] |= result == Atom.UNKNOWN;
          Object item = choice.of(((Seq) args[1]).get(at[0]++), result);
          if (item != null) {
            kept.add(item);
          }
          return true;
        });
    return vague[0] ? Atom.UNKNOWN : Seq.of(kept.toArray());
  }

  private static Object fold(World world, Object[] args, boolean fromTheRight) {
    if (args.length != 3 || !isLists(args, 2)) {
      return Primitives.NONE;
    }
    Seq list = (Seq) args[2];
    Object value = args[1];
    for (int i = 0; i < list.size(); i++) {
      Object item = list.get(fromTheRight ? list.size() - 1 - i : i);
      value = Calls.apply(world, args[0], item, value);
    }
    return value;
  }

  static Object association(World world, Object[] args) {
    if (args.length < 2 || !(args[1] instanceof Seq list) || isVague(args[0])) {
      return Atom.UNKNOWN;
    }
    for (Object item : list.items) {
      if (!(item instanceof Seq pair) || pair.size() == 0 || isVague(pair.get(0))) {
        return Atom.UNKNOWN;
      }
      if (pair.get(0).equals(args[0])) {
        return pair;
      }
    }
    if (!list.isProper() && !Primitives.isOpen(list)) {
      throw new SchemeError("wrong-type-arg", "");
    }
    return list.isProper() ? (Object) false : Atom.UNKNOWN;
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
}
