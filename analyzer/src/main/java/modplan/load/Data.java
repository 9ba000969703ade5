package modplan.load;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import modplan.binding.ReadStrings;
import modplan.module.Body;
import org.jspecify.annotations.Nullable;

/**
 * Scheme data, both as code and as values. A symbol is a {@code String}, a small integer a {@code
 * Long}, a truth value a {@code Boolean}; the rest is here.
 */
final class Data {
  private Data() {}

  /** Things of which only the type is known. */
  enum Atom {
    NUMBER,
    STRING,
    CHARACTER,
    UNSPECIFIED,

    /** A value of which nothing is known, not even whether it is false. */
    UNKNOWN,

    /** A value of which nothing is known but that it is not false. */
    TRUTHY,

    /** Quoted data that the facts of a file leave out: syntax whose value is {@link #TRUTHY}. */
    DATUM
  }

  record Keyword(String name) {}

  /** A character, by its code point. */
  record Char(int code) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Char it && code == it.code;
    }

    @Override
    public int hashCode() {
      return code;
    }
  }

  /** A string whose text is known. Whoever reads it is noted, if it stands in a file. */
  static final class Text {
    private @Nullable String value;
    private final @Nullable Body body;
    private final int node;
    private final @Nullable ReadStrings notes;

    Text(String value) {
      this.value = value;
      this.body = null;
      this.node = 0;
      this.notes = null;
    }

    /** The text of a node that has one. */
    Text(Body body, int node, ReadStrings notes) {
      this.body = body;
      this.node = node;
      this.notes = notes;
    }

    String value() {
      if (notes != null && body != null) {
        notes.note(body, node);
      }
      String known = value;
      if (known == null) {
        known = Objects.requireNonNull(Objects.requireNonNull(body).text(node));
        value = known;
      }
      return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text text && (text == this || text.value().equals(value()));
    }

    @Override
    public int hashCode() {
      return value().hashCode();
    }

    @Override
    public String toString() {
      return "Text[" + value() + "]";
    }
  }

  /** The dots of a missing argument. */
  static final Object DEFAULT = new Object();

  /** A list, or a dotted one if there is a tail; immutable. */
  static final class Seq {
    static final Seq EMPTY = new Seq(new Object[0], null, 0);

    final Object[] items;
    final @Nullable Object tail;

    /** {@link modplan.module.Body#spot} of the form in the file that is being expanded, or 0. */
    final int spot;

    Seq(Object[] items, @Nullable Object tail, int spot) {
      this.items = items;
      this.tail = tail;
      this.spot = spot;
    }

    static Seq of(Object... items) {
      return new Seq(items, null, 0);
    }

    int size() {
      return items.length;
    }

    Object get(int index) {
      return items[index];
    }

    /** A proper list. */
    boolean isProper() {
      return tail == null;
    }

    /** The list without its first elements; the tail itself if nothing else is left. */
    Object from(int index) {
      if (index == items.length && tail != null) {
        return tail;
      }
      return new Seq(Arrays.copyOfRange(items, index, items.length), tail, spot);
    }

    /** The elements from an index on; a tail is ignored. */
    Object[] rest(int index) {
      return Arrays.copyOfRange(items, Math.min(index, items.length), items.length);
    }

    @Override
    public String toString() {
      return Deep.call(
          () -> {
            StringBuilder text = new StringBuilder("(");
            for (Object item : items) {
              text.append(text.length() > 1 ? " " : "").append(item);
            }
            return text.append(tail == null ? "" : " . " + tail).append(')').toString();
          });
    }
  }

  /** A vector. */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity only
  record Vec(Object[] items) {}

  /**
   * An identifier that an expansion put in: it means what {@code base} means where the macro was
   * defined, unless the same expansion binds it (explicit renaming, Clinger 1991).
   */
  static final class Alias {
    final Object base;
    final @Nullable Env env;
    final String module;
    final Expansion expansion;

    Alias(Object base, @Nullable Env env, String module, Expansion expansion) {
      this.base = base;
      this.env = env;
      this.module = module;
      this.expansion = expansion;
    }

    @Override
    public String toString() {
      return symbol(this);
    }
  }

  /** One application of a macro: the same symbol gets the same alias throughout. */
  static final class Expansion {
    private final Map<Object, Alias> aliases = new java.util.HashMap<>();
    private @Nullable IdentityHashMap<Object, Alias> nested;

    Alias alias(Object base, @Nullable Env env, String module) {
      Map<Object, Alias> all = base instanceof Alias ? nested() : aliases;
      Alias known = all.get(base);
      if (known == null) {
        known = new Alias(base, env, module, this);
        all.put(base, known);
      }
      return known;
    }

    private Map<Object, Alias> nested() {
      IdentityHashMap<Object, Alias> known = nested;
      if (known == null) {
        known = new IdentityHashMap<>();
        nested = known;
      }
      return known;
    }
  }

  static boolean isIdentifier(Object x) {
    return x instanceof String || x instanceof Alias;
  }

  /** The symbol behind an identifier. */
  static String symbol(Object identifier) {
    Object x = identifier;
    while (x instanceof Alias alias) {
      x = alias.base;
    }
    if (!(x instanceof String name)) {
      throw SchemeError.syntax("expected an identifier");
    }
    return name;
  }

  /** Whether {@code x} is an identifier written as {@code name}. */
  static boolean isSymbol(Object x, String name) {
    return isIdentifier(x) && symbol(x).equals(name);
  }

  /** The datum with all identifiers made symbols again. */
  static Object strip(Object x) {
    if (x instanceof Alias) {
      return symbol(x);
    }
    if (!(x instanceof Seq || x instanceof Vec)) {
      return x;
    }
    if (!Deep.enter()) {
      return Deep.call(() -> stripParts(x));
    }
    try {
      return stripParts(x);
    } finally {
      Deep.leave();
    }
  }

  private static Object stripParts(Object x) {
    if (x instanceof Vec vec) {
      return new Vec(stripAll(vec.items));
    }
    Seq seq = (Seq) x;
    return new Seq(stripAll(seq.items), seq.tail == null ? null : strip(seq.tail), seq.spot);
  }

  private static Object[] stripAll(Object[] items) {
    Object[] stripped = new Object[items.length];
    for (int i = 0; i < items.length; i++) {
      stripped[i] = strip(items[i]);
    }
    return stripped;
  }

  /** {@code cons}. */
  static Object cons(Object head, Object rest) {
    if (rest instanceof Seq seq) {
      Object[] items = new Object[seq.items.length + 1];
      items[0] = head;
      System.arraycopy(seq.items, 0, items, 1, seq.items.length);
      return new Seq(items, seq.tail, seq.spot);
    }
    return new Seq(new Object[] {head}, rest, 0);
  }
}
