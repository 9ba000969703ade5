package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Data.Vec;
import modplan.load.Primitives.Primitive;

/** Guile's procedures that take lists apart and look for elements in them. */
final class SublistProcedures {
  private SublistProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put("take", cut((list, n) -> Seq.of(Arrays.copyOf(list.items, n))));
    known.put("list-head", cut((list, n) -> Seq.of(Arrays.copyOf(list.items, n))));
    Primitive drop = cut(Seq::from);
    known.put(
        "drop",
        (world, args) ->
            Calls.isNoList(args[0]) && args[1].equals(0L) ? args[0] : drop.call(world, args));
    known.put("take-right", cut((list, n) -> list.from(list.size() - n)));
    known.put("drop-right", cut((list, n) -> Seq.of(Arrays.copyOf(list.items, list.size() - n))));
    known.put(
        "last",
        (world, args) ->
            args[0] instanceof Seq list && list.size() > 0 && !Primitives.isOpen(list)
                ? list.get(list.size() - 1)
                : Atom.UNKNOWN);
    known.put("fourth", (world, args) -> ListProcedures.path("addd", args));
    known.put("xcons", (world, args) -> Data.cons(args[1], args[0]));
    known.put("acons", (world, args) -> Data.cons(Data.cons(args[0], args[1]), args[2]));
    known.put("alist-cons", (world, args) -> Data.cons(Data.cons(args[0], args[1]), args[2]));
    known.put("make-list", SublistProcedures::makeList);
    known.put("list-copy", (world, args) -> args[0] instanceof Seq list ? list : Atom.UNKNOWN);
    known.put("find", (world, args) -> first(world, args, Found.ITEM));
    known.put("find-tail", (world, args) -> first(world, args, Found.TAIL));
    known.put("list-index", (world, args) -> first(world, args, Found.INDEX));
    known.put("count", SublistProcedures::count);
    known.put("reduce", SublistProcedures::reduce);
    known.put("concatenate", SublistProcedures::concatenate);
    known.put(
        "vector-length",
        (world, args) ->
            args[0] instanceof Vec vector ? (Object) (long) vector.items().length : Atom.NUMBER);
    known.put("vector->list", SublistProcedures::ofVector);
    known.put("assoc", SublistProcedures::associationByText);
    known.put(
        "assoc-ref",
        (world, args) -> {
          Object found = associationByText(world, new Object[] {args[1], args[0]});
          return found instanceof Seq pair ? pair.from(1) : found;
        });
  }

  private interface Cut {
    Object of(Seq list, int n);
  }

  private static Primitive cut(Cut part) {
    return (world, args) -> {
      if (Calls.isNoList(args[0]) && args[1] instanceof Long n) {
        if (n > 0) {
          throw new SchemeError("wrong-type-arg", "");
        }
        return part.of(Seq.EMPTY, 0);
      }
      if (!(args[0] instanceof Seq list) || !(args[1] instanceof Long n)) {
        return TextProcedures.unknownIndex(world, args[0], args[1], Atom.UNKNOWN);
      }
      if (n < 0) {
        throw new SchemeError("out-of-range", "");
      } else if (n <= list.size()) {
        return part.of(list, (int) (long) n);
      } else if (Primitives.isOpen(list)) {
        return Atom.UNKNOWN;
      }
      throw new SchemeError("wrong-type-arg", "");
    };
  }

  private static Object makeList(World world, Object[] args) {
    if (!(args[0] instanceof Long size) || size > 10_000) {
      return Atom.UNKNOWN;
    }
    Object[] items = new Object[(int) (long) size];
    Arrays.fill(items, args.length > 1 ? args[1] : Seq.EMPTY);
    return Seq.of(items);
  }

  private enum Found {
    ITEM,
    TAIL,
    INDEX
  }

  private static Object first(World world, Object[] args, Found wanted) {
    if (args.length != 2 || !ListProcedures.isLists(args, 1)) {
      return Primitives.NONE;
    }
    Seq list = (Seq) args[1];
    for (int i = 0; i < list.size(); i++) {
      Object test = Calls.apply(world, args[0], list.get(i));
      if (test == Atom.UNKNOWN) {
        return Atom.UNKNOWN;
      } else if (ListProcedures.isTrue(test)) {
        return wanted == Found.ITEM
            ? list.get(i)
            : wanted == Found.TAIL ? list.from(i) : (Object) (long) i;
      }
    }
    return false;
  }

  private static Object count(World world, Object[] args) {
    if (args.length > 2 && world.maybe == 0) {
      throw new Beyond("several lists that are counted", "");
    }
    if (args.length != 2 || !ListProcedures.isLists(args, 1)) {
      return Primitives.NONE;
    }
    long found = 0;
    boolean isKnown = true;
    for (Object item : ((Seq) args[1]).items) {
      Object test = Calls.apply(world, args[0], item);
      isKnown &= test != Atom.UNKNOWN;
      found += ListProcedures.isTrue(test) ? 1 : 0;
    }
    return isKnown ? (Object) found : Atom.NUMBER;
  }

  private static Object reduce(World world, Object[] args) {
    if (args.length != 3 || !ListProcedures.isLists(args, 2)) {
      return Primitives.NONE;
    }
    Seq list = (Seq) args[2];
    Object value = list.size() == 0 ? args[1] : list.get(0);
    for (int i = 1; i < list.size(); i++) {
      value = Calls.apply(world, args[0], list.get(i), value);
    }
    return value;
  }

  private static Object concatenate(World world, Object[] args) {
    List<Object> all = new ArrayList<>();
    if (!(args[0] instanceof Seq lists) || !lists.isProper()) {
      return Primitives.NONE;
    }
    for (int i = 0; i < lists.size(); i++) {
      all.add(lists.get(i));
    }
    return ListProcedures.append(all.toArray());
  }

  private static Object ofVector(World world, Object[] args) {
    if (!(args[0] instanceof Vec vector)) {
      return Atom.UNKNOWN;
    }
    long length = vector.items().length;
    Object start = args.length > 1 ? args[1] : (Object) 0L;
    Object end = args.length > 2 ? args[2] : (Object) length;
    if (!(start instanceof Long from) || !(end instanceof Long to)) {
      return Atom.UNKNOWN;
    }
    ListProcedures.range(0, to, length);
    ListProcedures.range(0, from, to);
    return Seq.of(Arrays.copyOfRange(vector.items(), (int) (long) from, (int) (long) to));
  }

  /** {@code assoc} of a key that is no compound. */
  private static Object associationByText(World world, Object[] args) {
    if (args.length != 2 || args[0] instanceof Seq || args[0] instanceof Vec) {
      return args.length == 2 ? Atom.UNKNOWN : Primitives.NONE; // by a predicate of the program
    }
    return ListProcedures.association(world, args);
  }
}
