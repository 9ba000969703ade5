package modplan.module;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import modplan.source.Location;
import modplan.syntax.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The code of a file, in the order in which Guile meets it, reduced to what can matter to another
 * module: text of long strings, digits of large numbers, comments and large quoted data are gone;
 * of a gexp or a large quasiquotation only the code inside its unquotes is left. Macro definitions
 * are kept whole, since their users expand them.
 *
 * <p>One flat array of nodes, a list before its elements. A node is one int: its kind in the low
 * bits, its payload above. Immutable.
 */
public final class Body {
  /** Payload: index of the name. */
  public static final int SYMBOL = 0;

  /** Payload: index of the name, without {@code #:}. */
  public static final int KEYWORD = 1;

  /** Payload: number of ints that the list takes, its own included. */
  public static final int LIST = 2;

  /** A list whose last element is its dotted tail; payload as for {@link #LIST}. */
  public static final int IMPROPER = 3;

  /** See {@link #integer}. */
  public static final int NUMBER = 4;

  /** See {@link #text}. */
  public static final int STRING = 5;

  /**
   * Payload: {@link #FALSE}, {@link #TRUE}, {@link #OTHER}, {@link #DATUM}, or a character's code
   * point behind {@link #CHARACTER}.
   */
  public static final int LITERAL = 6;

  /** Vectors; payload as for {@link #LIST}. */
  public static final int VECTOR = 7;

  public static final int FALSE = 0;
  public static final int TRUE = 1;

  /** Bit vectors, arrays, characters whose names are not known. */
  public static final int OTHER = 2;

  /** A quoted datum that was left out. */
  public static final int DATUM = 3;

  /** The payload of a character less its code point. */
  public static final int CHARACTER = 4;

  /** Of a number that is not a small integer. */
  static final int LARGE = (1 << 28) - 1;

  /** Set in the payload of a small integer below zero; the rest is its absolute value. */
  static final int NEGATIVE = 1 << 28;

  /** What {@link #integer} gives for a number that is not a small integer. */
  public static final long NO_INTEGER = Long.MIN_VALUE;

  /** Heads a list of what is left of a large quasiquotation or of a gexp. */
  public static final String REST = "%unquoted";

  /** Heads what was left out because it is nested too deeply to be looked into. */
  public static final String OPAQUE = "%too-deep";

  static final Body EMPTY =
      new Body(Texts.NONE, Texts.NONE, new int[0], new int[0], new int[0], new int[0], false);

  private static final int KIND_BITS = 3;

  /** Stands for any string whose text is kept, where the texts are written apart. */
  private static final int SHORT = 1 << KIND_BITS | STRING;

  private static final int COLUMN_BITS = 11;

  /** Stands for itself and all columns behind it. */
  static final int LAST_COLUMN = (1 << COLUMN_BITS) - 1;

  /** All that there is to know, in final fields: any thread that sees it sees it whole. */
  private static final class Code {
    final Texts names;
    final Texts strings;
    final int[] nodes;
    final int[] spots;
    final int[] forms;
    final int[] owners;
    final boolean cut;

    Code(
        Texts names,
        Texts strings,
        int[] nodes,
        int[] spots,
        int[] forms,
        int[] owners,
        boolean cut) {
      this.names = names;
      this.strings = strings;
      this.nodes = nodes;
      this.spots = spots;
      this.forms = forms;
      this.owners = owners;
      this.cut = cut;
    }
  }

  /** The names, and where the rest is read when it is asked for. */
  private static final class Kept {
    final Texts names;
    final FactsInput.Cursor rest;

    Kept(FactsInput.Cursor in) {
      names = texts(in);
      rest = in;
    }
  }

  private final FactsInput.@Nullable Cursor kept; // where all is read when it is asked for
  private @Nullable Kept keptNames; // two threads may both read them: the same
  private @Nullable Code read; // likewise

  /**
   * @param spots of each node, {@link #spot}
   * @param forms index of the first node of each top-level datum
   * @param owners of each top-level datum the index of its module form, or -1
   * @param cut {@link #isCut}
   */
  Body(
      Texts names,
      Texts strings,
      int[] nodes,
      int[] spots,
      int[] forms,
      int[] owners,
      boolean cut) {
    this.read = new Code(names, strings, nodes, spots, forms, owners, cut);
    this.kept = null;
  }

  private Body(FactsInput.Cursor kept) {
    this.kept = kept;
  }

  private Kept keptNames() {
    Kept known = keptNames;
    if (known == null) {
      known = new Kept(Objects.requireNonNull(kept).copy());
      keptNames = known;
    }
    return known;
  }

  private Texts names() {
    Code known = read;
    return known == null ? keptNames().names : known.names;
  }

  private Code code() {
    Code known = read;
    if (known == null) {
      Kept first = keptNames();
      known = decode(first.names, first.rest.copy());
      read = known;
    }
    return known;
  }

  /** Whether reading stopped at something that is no datum. */
  public boolean isCut() {
    return code().cut;
  }

  /** Number of top-level data. */
  public int forms() {
    return code().forms.length;
  }

  /** Number of nodes of the whole file. */
  public int size() {
    return code().nodes.length;
  }

  /** The node of a top-level datum. */
  public int form(int index) {
    return code().forms[index];
  }

  /** The index of the top-level datum that holds a node. */
  public int formOf(int node) {
    int found = Arrays.binarySearch(code().forms, node);
    return found < 0 ? -found - 2 : found;
  }

  /** The index of the module form that a top-level datum belongs to or makes, or -1. */
  public int owner(int index) {
    return code().owners[index];
  }

  public int kind(int node) {
    return code().nodes[node] & ((1 << KIND_BITS) - 1);
  }

  public int payload(int node) {
    return code().nodes[node] >>> KIND_BITS;
  }

  /** The text of a symbol or of a keyword. */
  public String name(int node) {
    return code().names.get(payload(node));
  }

  /** Whether the text of a string is kept: long ones are not. */
  public boolean hasText(int node) {
    return payload(node) != 0;
  }

  /** The text of a string, or null if it is long. */
  public @Nullable String text(int node) {
    return payload(node) == 0 ? null : code().strings.get(payload(node) - 1);
  }

  /** The value of a number if it is a small integer, else {@link #NO_INTEGER}. */
  public long integer(int node) {
    int payload = payload(node);
    return payload == LARGE
        ? NO_INTEGER
        : (payload & NEGATIVE) != 0 ? -(long) (payload - NEGATIVE) : (long) payload;
  }

  /** The texts of all symbols and keywords of the file, each once. */
  public List<String> texts() {
    return names();
  }

  public boolean isList(int node) {
    int kind = kind(node);
    return kind == LIST || kind == IMPROPER;
  }

  /** The node behind this one and all that it contains. */
  public int next(int node) {
    int kind = kind(node);
    return kind == LIST || kind == IMPROPER || kind == VECTOR ? node + payload(node) : node + 1;
  }

  /** The place of a node in one int: see {@link #locate(int)}. */
  public int spot(int node) {
    return code().spots[node];
  }

  /** The place that {@link #spot} stands for; columns beyond 2047 are given as 2047. */
  public static Location locate(int spot) {
    return new Location(Math.max(1, line(spot)), Math.max(1, spot & LAST_COLUMN));
  }

  /** The line of a {@link #spot}. */
  static int line(int spot) {
    return spot >>> COLUMN_BITS;
  }

  /** The spot that stands for a place; columns beyond 2047 are taken as 2047. */
  public static int spotOf(Location location) {
    return spot(location.line(), location.column());
  }

  static int node(int kind, int payload) {
    return payload << KIND_BITS | kind;
  }

  static int spot(int line, int column) {
    return line << COLUMN_BITS | Math.min(column, LAST_COLUMN);
  }

  /** Whether a node is a string whose text is kept. */
  private static boolean isShort(int node) {
    return (node & ((1 << KIND_BITS) - 1)) == STRING && node >>> KIND_BITS != 0;
  }

  private static void write(Texts texts, FactsOutput out) {
    out.number(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      out.text(texts.once(i));
    }
  }

  private static Texts texts(FactsInput.Cursor in) {
    String[] texts = new String[in.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.text();
    }
    return Texts.of(texts);
  }

  void write(FactsOutput out) {
    Code code = code();
    write(code.names, out);
    out.number(code.nodes.length);
    for (int node : code.nodes) {
      out.number((isShort(node) ? SHORT : node) & 0xFFFFFFFFL);
    }
    write(code.strings, out.strings());
    for (int node : code.nodes) {
      if (isShort(node)) {
        out.strings().number(node >>> KIND_BITS);
      }
    }
    int last = 0;
    for (int spot : code.spots) {
      out.places().signed(spot - last);
      last = spot;
    }
    out.number(code.forms.length);
    for (int i = 0; i < code.forms.length; i++) {
      out.number(code.forms[i]);
      out.signed(code.owners[i]);
    }
    out.flag(code.cut);
  }

  /**
   * What was written at a place, read when somebody asks for it: few runs that find their facts in
   * a cache need the code of all files.
   */
  static Body at(FactsInput.Cursor in) {
    return new Body(in);
  }

  private static Code decode(Texts names, FactsInput.Cursor in) {
    int[] nodes = new int[in.count()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = (int) in.longNumber();
    }
    Texts strings = texts(in);
    for (int i = 0; i < nodes.length; i++) {
      if (isShort(nodes[i])) {
        nodes[i] = node(STRING, in.number());
      }
    }
    int[] spots = new int[nodes.length];
    int last = 0;
    for (int i = 0; i < spots.length; i++) {
      last += in.signed();
      spots[i] = last;
    }
    int[] forms = new int[in.count()];
    int[] owners = new int[forms.length];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = in.number();
      owners[i] = in.signed();
    }
    return new Code(names, strings, nodes, spots, forms, owners, in.flag());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Body body)) {
      return false;
    }
    Code own = code();
    Code its = body.code();
    return own.names.equals(its.names)
        && own.strings.equals(its.strings)
        && Arrays.equals(own.nodes, its.nodes)
        && Arrays.equals(own.spots, its.spots)
        && Arrays.equals(own.forms, its.forms)
        && Arrays.equals(own.owners, its.owners)
        && own.cut == its.cut;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(code().nodes) * 31 + code().names.hashCode();
  }

  @Override
  public String toString() {
    return "Body[" + forms() + " forms, " + size() + " nodes]";
  }
}
