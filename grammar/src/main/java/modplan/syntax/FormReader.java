package modplan.syntax;

import static modplan.syntax.TokenKind.*;

import java.util.Arrays;
import modplan.source.Diagnostic;
import modplan.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file one top-level datum at a time, as Guile's {@code read} does, and like it stops at
 * the first thing that is not a datum; {@link #error} then says what and where. Linear in the
 * bytes, without recursion; memory is that of the largest top-level datum.
 */
public final class FormReader {
  /** What an open bracket or prefix waits for. */
  private static final byte ELEMENTS = 0;

  private static final byte ELEMENTS_SPLICED = 1; // the list behind a dot: no node of its own
  private static final byte ONE_DATUM = 2; // an abbreviation
  private static final byte ONE_DATUM_SPLICED = 3; // an abbreviation behind a dot
  private static final byte COMMENTED_DATUM = 4;
  private static final byte KEYWORD_NAME = 5; // the symbol behind `#:` and white space

  private static final String NO_KEYWORD = "the keyword prefix `#:` is not followed by a symbol";

  private static final int LONGEST_EXCERPT = 20;

  private static final byte NO_DOT = 0;
  private static final byte WANTS_TAIL = 1;
  private static final byte HAS_TAIL = 2;

  private SourceFile file;
  private byte[] bytes;
  private Scanner scanner;
  private final Symbols symbols = new Symbols();
  private final Form form = new Form(symbols);
  private @Nullable Diagnostic error;

  private int depth;
  private byte[] waits = new byte[64];
  private byte[] dots = new byte[64];
  private int[] nodes = new int[64]; // the node that an entry fills, or what to truncate to
  private int[] opens = new int[64]; // byte offset of the bracket or prefix

  /** A reader of this file, and then perhaps of others. */
  public FormReader(SourceFile file) {
    begin(file);
  }

  /** Begins another file; of the one before nothing is left in {@link #form}. */
  public void begin(SourceFile next) {
    file = next;
    bytes = next.bytes();
    scanner = new Scanner(bytes);
    symbols.begin(next.charset());
    form.clear();
    error = null;
  }

  /** The form that {@link #next} has read last. */
  public Form form() {
    return form;
  }

  /** What stopped the reader, or null if it read to the end. */
  public @Nullable Diagnostic error() {
    return error;
  }

  /** Reads the next top-level datum into {@link #form}; false at the end and at an error. */
  public boolean next() {
    if (error != null) {
      return false;
    }
    form.clear();
    depth = 0;
    while (true) {
      int token = scanner.next();
      if (token == END) {
        return depth > 0 && unfinished();
      }
      if (isError(token)) {
        return refuse(token);
      }
      if (take(token)) {
        return true;
      }
      if (error != null) {
        return false;
      }
    }
  }

  /** Takes one token; true if it completes the top-level datum. */
  private boolean take(int token) {
    int start = scanner.start();
    int end = scanner.end();
    if (depth > 0 && token != CLOSE && token != DATUM_COMMENT) {
      if (dots[depth - 1] == HAS_TAIL) {
        return fail(start, "expected the list to close after its dotted tail");
      }
      if (waits[depth - 1] == KEYWORD_NAME) {
        return keywordName(token, start, end);
      }
    }
    switch (token) {
      case OPEN:
        return open(Form.LIST, start);
      case VECTOR_OPEN:
        return open(Form.VECTOR, start);
      case ARRAY_OPEN:
        return open(Form.ARRAY, start);
      case CLOSE:
        return close(start, end);
      case DATUM_COMMENT:
        enter(COMMENTED_DATUM, form.size(), start);
        return false;
      case DOT:
        if (depth > 0 && waits[depth - 1] <= ELEMENTS_SPLICED && dots[depth - 1] == NO_DOT) {
          dots[depth - 1] = WANTS_TAIL;
          return false;
        }
        return atom(Form.SYMBOL, start, end, symbols.number(bytes, start, end));
      case ATOM:
        boolean number = Numbers.isNumber(bytes, start, end);
        return number
            ? atom(Form.NUMBER, start, end, -1)
            : atom(Form.SYMBOL, start, end, symbols.number(bytes, start, end));
      case EXTENDED_SYMBOL:
        int symbol = extendedSymbol(start, end);
        return symbol >= 0 && atom(Form.SYMBOL, start, end, symbol);
      case KEYWORD:
        return Numbers.isNumber(bytes, start + 2, end)
            ? fail(start, NO_KEYWORD)
            : atom(Form.KEYWORD, start, end, symbols.number(bytes, start + 2, end));
      case KEYWORD_MARK:
        enter(KEYWORD_NAME, -1, start);
        return false;
      case STRING:
        int escape = scanner.escaped() ? Literals.badEscape(bytes, start, end) : -1;
        return escape >= 0
            ? fail(escape, "unknown escape `%s` in a string".formatted(excerpt(escape, end, 2)))
            : atom(Form.STRING, start, end, -1);
      case LITERAL:
        return Literals.isKnown(file, start, end)
            ? atom(Form.LITERAL, start, end, -1)
            : fail(start, unknown(start, end));
      default:
        return abbreviation(token, start, end);
    }
  }

  private boolean abbreviation(int token, int start, int end) {
    int word = token - QUOTE; // both lists begin in the same order
    form.deepen(depth + 1);
    if (wantsTail()) {
      form.add(Form.SYMBOL, start, end, word);
      enter(ONE_DATUM_SPLICED, nodes[depth - 1], start);
    } else {
      enter(ONE_DATUM, form.add(Form.LIST, start, end, -1), start);
      form.add(Form.SYMBOL, start, end, word);
    }
    return false;
  }

  /** The datum behind {@code #:}, which has to be a symbol. */
  private boolean keywordName(int token, int start, int end) {
    int name =
        switch (token) {
          case EXTENDED_SYMBOL -> extendedSymbol(start, end);
          case ATOM -> Numbers.isNumber(bytes, start, end) ? -1 : symbols.number(bytes, start, end);
          case DOT -> symbols.number(bytes, start, end);
          default -> -1;
        };
    depth--;
    if (name < 0) {
      return error == null && fail(opens[depth], NO_KEYWORD);
    }
    return atom(Form.KEYWORD, opens[depth], end, name);
  }

  private boolean atom(byte kind, int start, int end, int symbol) {
    if (wantsTail() && !dotTail(start)) {
      return false;
    }
    form.add(kind, start, end, symbol);
    return completed(end);
  }

  private boolean open(byte kind, int start) {
    if (kind == Form.LIST && wantsTail()) {
      enter(ELEMENTS_SPLICED, nodes[depth - 1], start);
    } else {
      if (wantsTail() && !dotTail(start)) {
        return false;
      }
      enter(ELEMENTS, form.add(kind, start, start + 1, -1), start);
    }
    form.deepen(depth);
    return false;
  }

  /** Marks the list whose tail is no list; false if it is a vector, which cannot have one. */
  private boolean dotTail(int start) {
    int node = nodes[depth - 1];
    if (!form.isList(node)) {
      return fail(start, "a vector cannot end with a dot and this datum");
    }
    form.markImproper(node);
    return true;
  }

  private void enter(byte wait, int node, int open) {
    if (depth == waits.length) {
      int capacity = depth * 2;
      waits = Arrays.copyOf(waits, capacity);
      dots = Arrays.copyOf(dots, capacity);
      nodes = Arrays.copyOf(nodes, capacity);
      opens = Arrays.copyOf(opens, capacity);
    }
    waits[depth] = wait;
    dots[depth] = NO_DOT;
    nodes[depth] = node;
    opens[depth] = open;
    depth++;
  }

  private boolean close(int start, int end) {
    if (depth == 0) {
      return fail(start, "unexpected `" + (char) bytes[start] + "`: no list is open here");
    }
    byte wait = waits[depth - 1];
    if (wait > ELEMENTS_SPLICED) {
      return fail(start, "expected a datum after `" + prefix() + "`");
    }
    if (dots[depth - 1] == WANTS_TAIL) {
      return fail(start, "expected a datum after the dot");
    }
    int open = opens[depth - 1];
    boolean square = bytes[open] == '[';
    if (square != (bytes[start] == ']')) {
      return fail(
          start,
          "`%c` does not match the `%c` at %s"
              .formatted((char) bytes[start], square ? '[' : '(', file.locate(open)));
    }
    depth--;
    if (wait == ELEMENTS) {
      form.close(nodes[depth], end);
    }
    return completed(end);
  }

  /** A datum is complete: so are the prefixes that waited for it. True at top level. */
  private boolean completed(int end) {
    while (depth > 0) {
      switch (waits[depth - 1]) {
        case ONE_DATUM:
          form.close(nodes[--depth], end);
          break;
        case ONE_DATUM_SPLICED:
          depth--;
          break;
        case COMMENTED_DATUM:
          form.truncate(nodes[--depth]);
          return false;
        default:
          if (dots[depth - 1] == WANTS_TAIL) {
            dots[depth - 1] = HAS_TAIL;
          }
          return false;
      }
    }
    return true;
  }

  private boolean wantsTail() {
    return depth > 0 && dots[depth - 1] == WANTS_TAIL;
  }

  /** The number of the symbol written {@code #{...}#}; -1 after a complaint about an escape. */
  private int extendedSymbol(int start, int end) {
    boolean escaped = false;
    for (int i = start + 2; i < end - 2; i++) {
      escaped |= bytes[i] == '\\';
    }
    if (!escaped) {
      return symbols.number(bytes, start + 2, end - 2);
    }
    String name = Literals.extendedSymbol(file.text(start, end));
    if (name == null) {
      fail(start, "this symbol holds an escape `\\x` without hexadecimal digits and `;`");
      return -1;
    }
    byte[] text = name.getBytes(file.charset());
    return symbols.number(text, 0, text.length);
  }

  /** The abbreviation or comment mark that the innermost entry was opened with. */
  private String prefix() {
    int open = opens[depth - 1];
    int length = bytes[open] == '#' ? 2 : 1;
    boolean at = open + length < bytes.length && bytes[open + length] == '@';
    boolean splices = ",$+".indexOf(bytes[open + length - 1]) >= 0;
    return file.text(open, open + length + (at && splices ? 1 : 0));
  }

  // ---------------------------------------------------------------- errors

  private boolean refuse(int token) {
    int start = scanner.start();
    return switch (token) {
      case UNTERMINATED_STRING -> fail(start, "this string is never closed");
      case UNTERMINATED_SYMBOL -> fail(start, "this `#{` is never closed by `}#`");
      case UNTERMINATED_COMMENT ->
          fail(
              start,
              bytes[start + 1] == '|'
                  ? "this block comment is never closed by `|#`"
                  : "this comment is never closed by `!#`");
      default -> fail(start, unknown(start, scanner.end()));
    };
  }

  private String unknown(int start, int end) {
    return "unknown syntax `%s`".formatted(excerpt(start, end, LONGEST_EXCERPT));
  }

  /** The first code points between two offsets. */
  private String excerpt(int start, int end, int codePoints) {
    String text = file.text(start, Math.min(end, start + 4 * codePoints));
    boolean isLong = text.codePointCount(0, text.length()) > codePoints;
    return isLong ? text.substring(0, text.offsetByCodePoints(0, codePoints)) : text;
  }

  private boolean unfinished() {
    int open = opens[0];
    int innermost = opens[depth - 1];
    byte wait = waits[depth - 1];
    if (wait > ELEMENTS_SPLICED) {
      return fail(innermost, "the file ends where a datum should follow `" + prefix() + "`");
    }
    int suspect = nextFormAtMargin(open);
    String hint =
        suspect < 0
            ? ""
            : "; the form at line %d starts in column 1 while it is open"
                .formatted(file.lineOf(suspect));
    return fail(open, "this list is never closed" + hint);
  }

  /** The first `(` in column 1 after an offset: a form that was meant to be at top level. */
  private int nextFormAtMargin(int open) {
    for (int i = open + 1; i < bytes.length; i++) {
      if (bytes[i] == '(' && bytes[i - 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean fail(int offset, String message) {
    error = new Diagnostic(file.locate(offset), message);
    return false;
  }
}
