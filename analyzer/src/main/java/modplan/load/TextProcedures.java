package modplan.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import modplan.load.Data.Atom;
import modplan.load.Data.Char;
import modplan.load.Data.Seq;
import modplan.load.Data.Text;
import modplan.load.Primitives.Primitive;

/** Guile's procedures on strings whose texts are known, and on characters. */
final class TextProcedures {
  private static final String CHANGED = "a string that is changed";

  private TextProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put("string-length", text((text, args) -> (long) text.length()));
    known.put("string-null?", vague((text, args) -> text.isEmpty()));
    known.put("string-ref", TextProcedures::ref);
    known.put("substring", TextProcedures::substring);
    known.put("string-take", cut((text, n) -> text.substring(0, n)));
    known.put("string-drop", cut((text, n) -> text.substring(n)));
    known.put("string-take-right", cut((text, n) -> text.substring(text.length() - n)));
    known.put("string-drop-right", cut((text, n) -> text.substring(0, text.length() - n)));
    known.put("string-upcase", whole(text -> text.toUpperCase(Locale.ROOT)));
    known.put("string-downcase", whole(text -> text.toLowerCase(Locale.ROOT)));
    known.put("string-reverse", whole(text -> new StringBuilder(text).reverse().toString()));
    known.put("string-trim", trimmed(true, false));
    known.put("string-trim-right", trimmed(false, true));
    known.put("string-trim-both", trimmed(true, true));
    known.put("string-copy", TextProcedures::substring);
    known.put("string=?", order((a, b) -> a.compareTo(b) == 0));
    known.put("string<?", order((a, b) -> a.compareTo(b) < 0));
    known.put("string>?", order((a, b) -> a.compareTo(b) > 0));
    known.put("string-ci=?", order(String::equalsIgnoreCase));
    known.put("string-prefix?", pair((prefix, text) -> text.startsWith(prefix)));
    known.put("string-suffix?", pair((suffix, text) -> text.endsWith(suffix)));
    known.put("string-contains", pair((text, part) -> position(text.indexOf(part))));
    known.put("string->number", TextProcedures::number);
    known.put(
        "number->string",
        (world, args) ->
            args.length == 1 && args[0] instanceof Long n ? new Text(n.toString()) : Atom.STRING);
    known.put("string->list", TextProcedures::characters);
    known.put("list->string", (world, args) -> ofCharacters(args[0]));
    known.put("string", (world, args) -> ofCharacters(Seq.of(args)));
    known.put("make-string", TextProcedures::make);
    known.put("string-join", TextProcedures::join);
    known.put("string-concatenate", (world, args) -> concatenate(args[0], ""));
    known.put("string-split", TextProcedures::split);
    known.put("string-index", find((text, c) -> position(text.indexOf(c))));
    known.put("string-rindex", find((text, c) -> position(text.lastIndexOf(c))));
    known.put("string-count", find((text, c) -> text.chars().filter(x -> x == c).count()));
    for (String changing :
        List.of(
            "string-set!",
            "string-fill!",
            "string-copy!",
            "string-reverse!",
            "string-upcase!",
            "string-downcase!",
            "string-capitalize!",
            "substring-fill!",
            "substring-move!")) {
      known.put(
          changing,
          (world, args) -> {
            for (Object each : args) {
              if (each instanceof Text) {
                throw new Beyond(CHANGED, "");
              }
            }
            return Atom.UNSPECIFIED;
          });
    }
    known.put(
        "symbol<?",
        (world, args) ->
            args.length == 2 && args[0] instanceof String a && args[1] instanceof String b
                ? (Object) (a.compareTo(b) < 0)
                : Atom.UNKNOWN);
    registerCharacters(known);
  }

  private static void registerCharacters(Map<String, Primitive> known) {
    known.put(
        "char->integer",
        (world, args) -> args[0] instanceof Char c ? (Object) (long) c.code() : Atom.NUMBER);
    known.put("integer->char", TextProcedures::character);
    known.put(
        "char-upcase",
        (world, args) ->
            args[0] instanceof Char c ? new Char(Character.toUpperCase(c.code())) : Atom.CHARACTER);
    known.put(
        "char-downcase",
        (world, args) ->
            args[0] instanceof Char c ? new Char(Character.toLowerCase(c.code())) : Atom.CHARACTER);
    known.put("char-alphabetic?", is(Character::isLetter));
    known.put("char-numeric?", is(Character::isDigit));
    known.put("char-whitespace?", is(Character::isWhitespace));
    known.put("char?", (world, args) -> isCharacter(args[0]));
    known.put("char=?", characterOrder((a, b) -> a.equals(b)));
    known.put("char<?", characterOrder((a, b) -> a < b));
    known.put("char>?", characterOrder((a, b) -> a > b));
  }

  // ---------------------------------------------------------------- what they have in common

  private interface OfText {
    Object of(String text, Object[] args);
  }

  private interface OfTwo<T> {
    Object of(String text, T other);
  }

  /** Of a string and nothing else: a number. */
  private static Primitive text(OfText procedure) {
    return (world, args) ->
        args[0] instanceof Text text ? procedure.of(text.value(), args) : Atom.NUMBER;
  }

  private static Primitive vague(OfText procedure) {
    return (world, args) ->
        args[0] instanceof Text text ? procedure.of(text.value(), args) : Atom.UNKNOWN;
  }

  /** Of a whole string; what is done to a part of it is not followed. */
  private static Primitive whole(UnaryOperator<String> change) {
    return (world, args) -> {
      Object part = substring(world, args); // an error if there is none
      return args.length == 1 && part instanceof Text text && isPlain(text.value())
          ? new Text(change.apply(text.value()))
          : Atom.STRING;
    };
  }

  /** Without spaces, or other characters that are known, at its ends. */
  private static Primitive trimmed(boolean atStart, boolean atEnd) {
    return (world, args) -> {
      IntPredicate goes =
          args.length == 1
              ? Character::isWhitespace
              : args.length == 2 ? CharacterSets.predicate(args[1]) : null;
      return goes == null
          ? Atom.STRING
          : whole(text -> trim(text, goes, atStart, atEnd)).call(world, new Object[] {args[0]});
    };
  }

  private static String trim(String text, IntPredicate goes, boolean atStart, boolean atEnd) {
    int from = 0;
    int to = text.length();
    while (atStart && from < to && goes.test(text.charAt(from))) {
      from++;
    }
    while (atEnd && to > from && goes.test(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static Primitive cut(OfTwo<Integer> part) {
    return (world, args) -> {
      if (!(args[0] instanceof Text text) || !(args[1] instanceof Long n)) {
        return unknownIndex(world, args[0], args[1], Atom.STRING);
      }
      ListProcedures.range(0, n, text.value().length());
      return new Text((String) part.of(text.value(), (int) (long) n));
    };
  }

  /** An index that is not known may be too large. */
  static Object unknownIndex(World world, Object of, Object index, Object result) {
    boolean isKnown = of instanceof Text || of instanceof Seq || of instanceof Data.Vec;
    if (isKnown && index == Atom.NUMBER && world.maybe == 0) {
      throw new Beyond("an index that is not known", "");
    }
    return result;
  }

  private static Primitive order(BiPredicate<String, String> holds) {
    return (world, args) -> {
      for (int i = 0; i + 1 < args.length; i++) {
        if (!(args[i] instanceof Text a) || !(args[i + 1] instanceof Text b)) {
          return Atom.UNKNOWN;
        }
        if (!holds.test(a.value(), b.value())) {
          return false;
        }
      }
      return true;
    };
  }

  private static Primitive pair(OfTwo<String> procedure) {
    return (world, args) ->
        args.length == 2 && args[0] instanceof Text a && args[1] instanceof Text b
            ? procedure.of(a.value(), b.value())
            : Atom.UNKNOWN;
  }

  private static Object position(int index) {
    return index < 0 ? (Object) false : (Object) (long) index;
  }

  /** Looks for a character; for those of a set or a kind nothing is found out. */
  private static Primitive find(OfTwo<Integer> procedure) {
    return (world, args) ->
        args.length == 2 && args[0] instanceof Text text && args[1] instanceof Char c
            ? procedure.of(text.value(), c.code())
            : Primitives.NONE;
  }

  // ---------------------------------------------------------------- one by one

  private static Object ref(World world, Object[] args) {
    if (!(args[0] instanceof Text text) || !(args[1] instanceof Long at)) {
      return unknownIndex(world, args[0], args[1], Atom.CHARACTER);
    }
    ListProcedures.range(0, at, text.value().length() - 1L);
    return new Char(text.value().charAt((int) (long) at));
  }

  private static Object substring(World world, Object[] args) {
    if (!(args[0] instanceof Text text)) {
      return Atom.STRING;
    }
    long length = text.value().length();
    Object start = args.length > 1 ? args[1] : (Object) 0L;
    Object end = args.length > 2 ? args[2] : (Object) length;
    if (!(start instanceof Long from) || !(end instanceof Long to)) {
      return unknownIndex(world, text, start instanceof Long ? end : start, Atom.STRING);
    }
    ListProcedures.range(0, to, length);
    ListProcedures.range(0, from, to);
    return new Text(text.value().substring((int) (long) from, (int) (long) to));
  }

  private static Object number(World world, Object[] args) {
    if (args.length != 1 || !(args[0] instanceof Text text)) {
      return Atom.UNKNOWN;
    }
    if (text.value().matches("[+-]?[0-9]{1,15}")) {
      return Long.parseLong(text.value());
    }
    return text.value().matches("|[ a-hj-mo-zA-HJ-MO-Z=/].*") ? (Object) false : Atom.UNKNOWN;
  }

  private static Object characters(World world, Object[] args) {
    if (!(args[0] instanceof Text) || !(substring(world, args) instanceof Text part)) {
      return Atom.UNKNOWN;
    }
    return Seq.of(part.value().chars().mapToObj(Char::new).toArray());
  }

  /** The string of a list of characters. */
  static Object ofCharacters(Object list) {
    if (!(list instanceof Seq seq)) {
      return Atom.STRING;
    }
    StringBuilder text = new StringBuilder();
    boolean isKnown = seq.isProper();
    for (Object item : seq.items) {
      if (item instanceof Char c) {
        text.appendCodePoint(c.code());
      } else if (isCharacter(item).equals(false)) {
        throw new SchemeError("wrong-type-arg", "");
      } else {
        isKnown = false;
      }
    }
    return isKnown ? new Text(text.toString()) : Atom.STRING;
  }

  private static Object isCharacter(Object x) {
    return Primitives.truth(x, c -> c instanceof Char || c == Atom.CHARACTER);
  }

  private static Object make(World world, Object[] args) {
    if (args[0].equals(0L)) {
      return new Text("");
    }
    return args.length == 2 && args[0] instanceof Long n && n < 1000 && args[1] instanceof Char c
        ? new Text(Character.toString(c.code()).repeat((int) (long) n))
        : Atom.STRING;
  }

  private static Object join(World world, Object[] args) {
    if (args.length > 2 || (args.length == 2 && !(args[1] instanceof Text))) {
      return Atom.STRING;
    }
    return concatenate(args[0], args.length == 2 ? ((Text) args[1]).value() : " ");
  }

  private static Object concatenate(Object list, String between) {
    if (!(list instanceof Seq seq)) {
      return Atom.STRING;
    }
    List<String> parts = new ArrayList<>();
    for (Object item : seq.items) {
      if (item instanceof Text text) {
        parts.add(text.value());
      } else if (item != Atom.STRING && Calls.isNoText(item)) {
        throw new SchemeError("wrong-type-arg", "");
      }
    }
    boolean isKnown = parts.size() == seq.size() && seq.isProper();
    return isKnown ? new Text(String.join(between, parts)) : Atom.STRING;
  }

  private static Object split(World world, Object[] args) {
    if (!(args[0] instanceof Text text) || !(args[1] instanceof Char c)) {
      return Primitives.NONE;
    }
    List<Object> parts = new ArrayList<>();
    int from = 0;
    for (int at; (at = text.value().indexOf(c.code(), from)) >= 0; from = at + 1) {
      parts.add(new Text(text.value().substring(from, at)));
    }
    parts.add(new Text(text.value().substring(from)));
    return Seq.of(parts.toArray());
  }

  private static Object character(World world, Object[] args) {
    if (!(args[0] instanceof Long code)) {
      return Atom.CHARACTER;
    }
    ListProcedures.range(0, code, Character.MAX_CODE_POINT);
    return new Char((int) (long) code);
  }

  private static Primitive is(IntPredicate kind) {
    return (world, args) ->
        args[0] instanceof Char c && c.code() < 128 ? (Object) kind.test(c.code()) : Atom.UNKNOWN;
  }

  private static Primitive characterOrder(BiPredicate<Integer, Integer> holds) {
    return (world, args) -> {
      for (int i = 0; i + 1 < args.length; i++) {
        if (!(args[i] instanceof Char a) || !(args[i + 1] instanceof Char b)) {
          return Atom.UNKNOWN;
        }
        if (!holds.test(a.code(), b.code())) {
          return false;
        }
      }
      return true;
    };
  }
}
