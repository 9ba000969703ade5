package modplan.syntax;

import java.util.Arrays;

/**
 * One top-level datum, flat: nodes in the order in which they are written, a list before its
 * elements. The element after node {@code n} in the same list is node {@code next(n)}; the first
 * element of list {@code n} is {@code n + 1}, if that is before {@code next(n)}. Abbreviations are
 * lists, as in Guile: {@code 'x} is {@code (quote x)}; {@code (a . (b))} is {@code (a b)}.
 *
 * <p>The object is reused for each form of a file: only what is copied out of it stays.
 */
public final class Form {
  public static final byte LIST = 0;
  public static final byte VECTOR = 1;

  /** Uniform vectors and arrays. */
  public static final byte ARRAY = 2;

  public static final byte SYMBOL = 3;
  public static final byte KEYWORD = 4;
  public static final byte STRING = 5;
  public static final byte NUMBER = 6;

  /** Characters, booleans, bit vectors. */
  public static final byte LITERAL = 7;

  private final Symbols symbols;
  private byte[] kind = new byte[1024];
  private int[] start = new int[1024];
  private int[] end = new int[1024];
  private int[] next = new int[1024];
  private int[] symbol = new int[1024];
  private int size;
  private int depth;

  Form(Symbols symbols) {
    this.symbols = symbols;
  }

  /** Number of nodes; node 0 is the datum itself. */
  public int size() {
    return size;
  }

  /** How deep lists and abbreviations are nested: 0 for an atom. */
  public int depth() {
    return depth;
  }

  public byte kind(int node) {
    return kind[node];
  }

  /** Byte offset of the node's first byte in the file. */
  public int start(int node) {
    return start[node];
  }

  /** Byte offset behind its last byte. */
  public int end(int node) {
    return end[node];
  }

  /** The node after this one and all that it contains. */
  public int next(int node) {
    return next[node];
  }

  /** The number of a symbol's or keyword's name in {@link #symbols()}, else -1. */
  public int symbol(int node) {
    return symbol[node];
  }

  /**
   * True for a list with a dotted tail, which is then its last element. It may be the only one:
   * Guile reads {@code (. x)} as {@code x}.
   */
  public boolean isImproper(int node) {
    return kind[node] == LIST && symbol[node] == IMPROPER;
  }

  public Symbols symbols() {
    return symbols;
  }

  /** The number that a symbol with these bytes has in this file, whether it occurs or not. */
  public int symbolOf(byte[] bytes, int from, int to) {
    return symbols.number(bytes, from, to);
  }

  /** The text of a symbol or keyword. */
  public String name(int node) {
    return symbols.name(symbol[node]);
  }

  public boolean isList(int node) {
    return kind[node] == LIST;
  }

  public boolean isSymbol(int node) {
    return kind[node] == SYMBOL;
  }

  public boolean isEmpty(int node) {
    return next[node] == node + 1;
  }

  /** The symbol that heads a list, or -1 if the node is no list or not headed by a symbol. */
  public int head(int node) {
    return kind[node] == LIST && next[node] > node + 1 && kind[node + 1] == SYMBOL
        ? symbol[node + 1]
        : -1;
  }

  /** Number of elements of a list or vector. */
  public int length(int node) {
    int count = 0;
    for (int child = node + 1; child < next[node]; child = next[child]) {
      count++;
    }
    return count;
  }

  // ---------------------------------------------------------------- for FormReader

  private static final int IMPROPER = -2;

  void clear() {
    size = 0;
    depth = 0;
  }

  int add(byte nodeKind, int from, int to, int symbolNumber) {
    if (size == kind.length) {
      int capacity = size * 2;
      kind = Arrays.copyOf(kind, capacity);
      start = Arrays.copyOf(start, capacity);
      end = Arrays.copyOf(end, capacity);
      next = Arrays.copyOf(next, capacity);
      symbol = Arrays.copyOf(symbol, capacity);
    }
    kind[size] = nodeKind;
    start[size] = from;
    end[size] = to;
    next[size] = size + 1;
    symbol[size] = symbolNumber;
    return size++;
  }

  void close(int node, int to) {
    end[node] = to;
    next[node] = size;
  }

  void markImproper(int node) {
    symbol[node] = IMPROPER;
  }

  void truncate(int newSize) {
    size = newSize;
  }

  void deepen(int to) {
    depth = Math.max(depth, to);
  }
}
