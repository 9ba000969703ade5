package modplan.load;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import modplan.load.Data.Char;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Primitives.Primitive;
import org.jspecify.annotations.Nullable;

/** Sets of characters that are written out (SRFI-14), as strings are trimmed with. */
final class CharacterSets {
  /** A set all of whose characters are known, by code points. */
  record Known(Set<Integer> codes) {}

  private CharacterSets() {}

  static void register(Map<String, Primitive> known) {
    known.put("char-set", (world, args) -> of(args));
    known.put(
        "list->char-set",
        (world, args) ->
            args.length == 1 && args[0] instanceof Seq list && list.isProper()
                ? of(list.items)
                : Primitives.NONE);
    known.put(
        "string->char-set",
        (world, args) ->
            args.length == 1 && args[0] instanceof Text text
                ? of(text.value().codePoints().mapToObj(Char::new).toArray())
                : Primitives.NONE);
  }

  private static Object of(Object[] characters) {
    Set<Integer> codes = new HashSet<>();
    for (Object each : characters) {
      if (!(each instanceof Char c)) {
        return Primitives.NONE;
      }
      codes.add(c.code());
    }
    return new Known(codes);
  }

  /** The characters that a character, or a set of them, stands for; null if that is not known. */
  static @Nullable IntPredicate predicate(Object x) {
    if (x instanceof Char c) {
      return code -> code == c.code();
    }
    return x instanceof Known set ? set.codes()::contains : null;
  }
}
