package modplan.syntax;

import static modplan.syntax.TokenKind.*;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Cuts bytes into the tokens that {@code SchemeLexer.g4} defines, several times faster than the
 * generated lexer: it looks at bytes, decodes nothing and keeps nothing. Works for every encoding
 * that contains ASCII, as all bytes above 127 are parts of words.
 *
 * <p>Source: {@code module/ice-9/read.scm} of Guile 3.0.8. Time is linear in the bytes; memory is
 * constant.
 */
final class Scanner {
  private static final byte WORD = 0;
  private static final byte SPACE = 1;
  private static final byte DELIMITER = 2;

  /** How Guile's reader sees each byte: part of a word, white space, or another delimiter. */
  private static final byte[] CLASS = new byte[256];

  static {
    for (int c : new int[] {' ', '\t', '\n', '\r', '\f'}) {
      CLASS[c] = SPACE;
    }
    for (int c : new int[] {'(', ')', '[', ']', '"', ';'}) {
      CLASS[c] = DELIMITER;
    }
  }

  private static final Set<String> DIRECTIVES =
      Set.of("r6rs", "fold-case", "no-fold-case", "curly-infix", "curly-infix-and-bracket-lists");

  private final byte[] bytes;
  private final IntConsumer comments;
  private final int limit;
  private int position;
  private int start;
  private boolean escaped;

  Scanner(byte[] bytes) {
    this(bytes, offset -> {});
  }

  /**
   * @param comments takes the byte offset of each semicolon that begins a comment
   */
  Scanner(byte[] bytes, IntConsumer comments) {
    this.bytes = bytes;
    this.comments = comments;
    this.limit = bytes.length;
  }

  /** Byte offset of the first byte of the token that {@link #next} returned. */
  int start() {
    return start;
  }

  /** Byte offset behind its last byte. */
  int end() {
    return position;
  }

  /** Whether the string that {@link #next} returned holds a backslash. */
  boolean escaped() {
    return escaped;
  }

  /** Moves to the next token and returns its kind; {@link TokenKind#END} for ever at the end. */
  int next() {
    byte[] b = bytes;
    int p = position;
    while (p < limit) {
      int c = b[p] & 0xFF;
      if (CLASS[c] == SPACE) {
        p++;
        continue;
      }
      if (c == ';') {
        comments.accept(p);
        p = endOfLine(p + 1);
        continue;
      }
      if (c == '#' && p + 1 < limit) {
        int d = b[p + 1];
        if (d == '|' || d == '!') {
          int after = d == '|' ? endOfBlockComment(p + 2) : endOfDirective(p + 2);
          if (after < 0) {
            start = p;
            position = limit;
            return UNTERMINATED_COMMENT;
          }
          p = after;
          continue;
        }
      }
      start = p;
      return token(c, p);
    }
    start = limit;
    position = limit;
    return END;
  }

  private int token(int c, int p) {
    switch (c) {
      case '(', '[':
        return ends(p + 1, OPEN);
      case ')', ']':
        return ends(p + 1, CLOSE);
      case '"':
        return string(p + 1);
      case '\'':
        return ends(p + 1, QUOTE);
      case '`':
        return ends(p + 1, QUASIQUOTE);
      case ',':
        return at(p + 1) == '@' ? ends(p + 2, UNQUOTE_SPLICING) : ends(p + 1, UNQUOTE);
      case '#':
        return hash(p);
      default:
        int end = endOfWord(p + 1);
        return ends(end, c == '.' && end == p + 1 ? DOT : ATOM);
    }
  }

  private int hash(int p) {
    int d = at(p + 1);
    switch (d) {
      case '(':
        return ends(p + 2, VECTOR_OPEN);
      case ';':
        return ends(p + 2, DATUM_COMMENT);
      case ':':
        return keyword(p);
      case '\\':
        return character(p + 2);
      case '\'':
        return ends(p + 2, SYNTAX);
      case '`':
        return ends(p + 2, QUASISYNTAX);
      case ',':
        return at(p + 2) == '@' ? ends(p + 3, UNSYNTAX_SPLICING) : ends(p + 2, UNSYNTAX);
      case '~':
        return ends(p + 2, GEXP);
      case '$':
        return at(p + 2) == '@' ? ends(p + 3, UNGEXP_SPLICING) : ends(p + 2, UNGEXP);
      case '+':
        return at(p + 2) == '@' ? ends(p + 3, UNGEXP_NATIVE_SPLICING) : ends(p + 2, UNGEXP_NATIVE);
      case '{':
        return extendedSymbol(p + 2);
      case 't', 'T':
        return ends(p + 2 + tail(p + 2, "rue"), LITERAL);
      case 'F':
        return ends(p + 2 + tail(p + 2, "alse"), LITERAL);
      case 'f':
        int width = at(p + 2); // of #f32( or #f64(
        return width == '3' || width == '6'
            ? array(p, d)
            : ends(p + 2 + tail(p + 2, "alse"), LITERAL);
      case '*':
        int bits = p + 2;
        while (at(bits) == '0' || at(bits) == '1') {
          bits++;
        }
        return ends(bits, LITERAL);
      case 'i', 'I', 'e', 'E', 'b', 'B', 'o', 'O', 'd', 'D', 'x', 'X':
        return ends(endOfWord(p + 2), LITERAL);
      case 'n':
        int word = endOfWord(p + 2);
        boolean nil = word == p + 4 && at(p + 2) == 'i' && at(p + 3) == 'l';
        return ends(word, nil ? LITERAL : UNKNOWN_HASH);
      default:
        return array(p, d);
    }
  }

  private int array(int p, int d) {
    boolean vu8 = d == 'v' && at(p + 2) == 'u' && at(p + 3) == '8' && at(p + 4) == '(';
    if (vu8) {
      return ends(p + 5, ARRAY_OPEN);
    }
    boolean tagged =
        d == 's' || d == 'u' || d == 'c' || d == 'f' || d == '@' || (d >= '0' && d <= '9');
    int end = tagged ? arrayOpen(p + 1) : -1;
    return end >= 0 ? ends(end, ARRAY_OPEN) : ends(endOfWord(p + 1), UNKNOWN_HASH);
  }

  /** The offset behind the parenthesis that ends an array's rank, tag and shape, or -1. */
  private int arrayOpen(int p) {
    int end = endOfWord(p);
    return at(end) == '(' ? end + 1 : -1;
  }

  private int keyword(int p) {
    int c = at(p + 2);
    boolean marksOnly = c < 0 || CLASS[c] != WORD || c == '#' || c == '\'' || c == '`' || c == ',';
    return marksOnly ? ends(p + 2, KEYWORD_MARK) : ends(endOfWord(p + 3), KEYWORD);
  }

  private int character(int p) {
    if (p >= limit) {
      return ends(p, UNKNOWN_HASH);
    }
    return ends(CLASS[bytes[p] & 0xFF] != WORD ? p + 1 : endOfWord(p + 1), LITERAL);
  }

  private int string(int p) {
    byte[] b = bytes;
    escaped = false;
    while (p < limit) {
      int c = b[p];
      if (c == '"') {
        return ends(p + 1, STRING);
      }
      if (c == '\\') {
        escaped = true;
        p++;
      }
      p++;
    }
    return ends(limit, UNTERMINATED_STRING);
  }

  private int extendedSymbol(int p) {
    boolean brace = false;
    while (p < limit) {
      int c = bytes[p];
      if (brace && c == '#') {
        return ends(p + 1, EXTENDED_SYMBOL);
      }
      brace = c == '}';
      p += c == '\\' ? 2 : 1;
    }
    return ends(limit, UNTERMINATED_SYMBOL);
  }

  private int endOfWord(int p) {
    byte[] b = bytes;
    while (p < limit && CLASS[b[p] & 0xFF] == WORD) {
      p++;
    }
    return p;
  }

  private int endOfLine(int p) {
    byte[] b = bytes;
    while (p < limit && b[p] != '\n') {
      p++;
    }
    return p;
  }

  /** {@code #|} nests; returns the offset behind the last {@code |#}, or -1. */
  private int endOfBlockComment(int p) {
    int depth = 1;
    while (p + 1 < limit) {
      int c = bytes[p];
      int d = bytes[p + 1];
      if (c == '|' && d == '#') {
        p += 2;
        if (--depth == 0) {
          return p;
        }
      } else if (c == '#' && d == '|') {
        p += 2;
        depth++;
      } else {
        p++;
      }
    }
    return -1;
  }

  /** A reader directive ends with its name; anything else is a comment up to {@code !#}. */
  private int endOfDirective(int p) {
    int end = p;
    while (end < limit && isDirectiveByte(bytes[end])) {
      end++;
    }
    if (DIRECTIVES.contains(new String(bytes, p, end - p, StandardCharsets.ISO_8859_1))) {
      return end;
    }
    for (int i = p; i + 1 < limit; i++) {
      if (bytes[i] == '!' && bytes[i + 1] == '#') {
        return i + 2;
      }
    }
    return -1;
  }

  private static boolean isDirectiveByte(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b < 0;
  }

  /** Length of {@code tail} if it stands at {@code p} in any case, else 0. */
  private int tail(int p, String tail) {
    for (int i = 0; i < tail.length(); i++) {
      if ((at(p + i) | 0x20) != tail.charAt(i)) {
        return 0;
      }
    }
    return tail.length();
  }

  private int at(int p) {
    return p < limit ? bytes[p] & 0xFF : -1;
  }

  private int ends(int p, int kind) {
    position = Math.min(p, limit);
    return kind;
  }
}
