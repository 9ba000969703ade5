package modplan.load;

import static modplan.load.Primitives.isVague;
import static modplan.load.Primitives.unsure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Primitives.Primitive;

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
    known.put("map", ListProcedures::map);
    known.put("map-in-order", ListProcedures::map);
    known.put("filter-map", ListProcedures::filterMap);
    known.put("append-map", ListProcedures::appendMap);
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
            args[0] instanceof Seq seq && args[1] instanceof Long n && n <= seq.size()
                ? seq.from((int) (long) n)
                : Atom.UNKNOWN);
    known.put(
        "list-ref",
        (world, args) ->
            args[0] instanceof Seq seq && args[1] instanceof Long n && n < seq.size()
                ? seq.get((int) (long) n)
                : Atom.UNKNOWN);
    known.put("memq", ListProcedures::member);
    known.put("memv", ListProcedures::member);
    known.put("member", ListProcedures::member);
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

  private static Object filterMap(World world, Object[] args) {
    Object mapped = map(world, args);
    if (!(mapped instanceof Seq seq)) {
      return mapped;
    }
    List<Object> kept = new ArrayList<>();
    for (Object item : seq.items) {
      if (item == Atom.UNKNOWN) {
        return Atom.UNKNOWN;
      }
      if (!Boolean.FALSE.equals(item)) {
        kept.add(item);
      }
    }
    return Seq.of(kept.toArray());
  }

  private static Object appendMap(World world, Object[] args) {
    return map(world, args) instanceof Seq seq ? append(seq.items) : Atom.UNKNOWN;
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
