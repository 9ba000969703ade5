package modplan.syntax;

/**
 * The kinds of tokens that {@link Scanner} delivers. They are those of {@code SchemeLexer.g4}, with
 * all words (symbols, numbers, {@code :use-module}) as {@link #ATOM}. Ints rather than an enum,
 * because the scanner's loop is hot.
 */
final class TokenKind {
  static final int END = 0;
  static final int OPEN = 1;
  static final int CLOSE = 2;
  static final int VECTOR_OPEN = 3;
  static final int ARRAY_OPEN = 4;
  static final int DATUM_COMMENT = 5;
  static final int ATOM = 6;
  static final int DOT = 7;
  static final int EXTENDED_SYMBOL = 8;

  /** {@code #:name}. */
  static final int KEYWORD = 9;

  /** {@code #:} alone; the symbol follows as a token of its own. */
  static final int KEYWORD_MARK = 10;

  static final int STRING = 11;

  /** Characters, booleans, bit vectors, numbers written with {@code #}. */
  static final int LITERAL = 12;

  // Abbreviations: the datum that follows is wrapped in a list headed by the symbol of that name.
  static final int QUOTE = 20;
  static final int QUASIQUOTE = 21;
  static final int UNQUOTE = 22;
  static final int UNQUOTE_SPLICING = 23;
  static final int SYNTAX = 24;
  static final int QUASISYNTAX = 25;
  static final int UNSYNTAX = 26;
  static final int UNSYNTAX_SPLICING = 27;
  static final int GEXP = 28;
  static final int UNGEXP = 29;
  static final int UNGEXP_SPLICING = 30;
  static final int UNGEXP_NATIVE = 31;
  static final int UNGEXP_NATIVE_SPLICING = 32;

  // What Guile refuses.
  static final int UNTERMINATED_STRING = 40;
  static final int UNTERMINATED_SYMBOL = 41;
  static final int UNTERMINATED_COMMENT = 42;
  static final int UNKNOWN_HASH = 43;

  private TokenKind() {}

  static boolean isAbbreviation(int kind) {
    return kind >= QUOTE && kind <= UNGEXP_NATIVE_SPLICING;
  }

  static boolean isError(int kind) {
    return kind >= UNTERMINATED_STRING;
  }
}
