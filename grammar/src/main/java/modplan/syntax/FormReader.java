package modplan.syntax;

import static modplan.syntax.TokenKind.*;

import java.io.ByteArrayOutputStream;
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

  private static final byte NO_DOT = 0;
  private static final byte WANTS_TAIL = 1;
  private static final byte HAS_TAIL = 2;

  private final SourceFile file;
  private final byte[] bytes;
  private final Scanner scanner;
  private final Symbols symbols;
  private final Form form;
  private @Nullable Diagnostic error;

  private int depth;
  private byte[] waits = new byte[64];
  private byte[] dots = new byte[64];
  private int[] nodes = new int[64]; // the node that an entry fills, or what to truncate to
  private int[] opens = new int[64]; // byte offset of the bracket or prefix

  public FormReader(SourceFile file) {
    this.file = file;
    this.bytes = file.bytes();
    this.scanner = new Scanner(bytes);
    this.symbols = new Symbols(file.charset());
    this.form = new Form(symbols);
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
    if (depth > 0 && dots[depth - 1] == HAS_TAIL && token != CLOSE && token != DATUM_COMMENT) {
      return fail(start, "expected the list to close after its dotted tail");
    }
    switch (token) {
      case OPEN:
        push(wantsTail() ? ELEMENTS_SPLICED : ELEMENTS, Form.LIST, start);
        return false;
      case VECTOR_OPEN:
        push(ELEMENTS, Form.VECTOR, start);
        return false;
      case ARRAY_OPEN:
        push(ELEMENTS, Form.ARRAY, start);
        return false;
      case CLOSE:
        return close(start, end);
      case DATUM_COMMENT:
        enter(COMMENTED_DATUM, form.size(), start);
        return false;
      case DOT:
        if (depth > 0 && waits[depth - 1] <= ELEMENTS_SPLICED) {
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
        return atom(Form.SYMBOL, start, end, extendedSymbol(start, end));
      case KEYWORD:
        return atom(Form.KEYWORD, start, end, symbols.number(bytes, start + 2, end));
      case KEYWORD_MARK:
        return markedKeyword(start);
      case STRING:
        return atom(Form.STRING, start, end, -1);
      case LITERAL:
        return atom(Form.LITERAL, start, end, -1);
      default:
        return abbreviation(token, start, end);
    }
  }

  private boolean abbreviation(int token, int start, int end) {
    int word = token - QUOTE; // both lists begin in the same order
    if (wantsTail()) {
      form.add(Form.SYMBOL, start, end, word);
      enter(ONE_DATUM_SPLICED, nodes[depth - 1], start);
    } else {
      enter(ONE_DATUM, form.add(Form.LIST, start, end, -1), start);
      form.add(Form.SYMBOL, start, end, word);
    }
    return false;
  }

  private boolean markedKeyword(int start) {
    int token = scanner.next();
    int from = scanner.start();
    int end = scanner.end();
    if (token == EXTENDED_SYMBOL) {
      return atom(Form.KEYWORD, start, end, extendedSymbol(from, end));
    }
    if (token == ATOM && !Numbers.isNumber(bytes, from, end)) {
      return atom(Form.KEYWORD, start, end, symbols.number(bytes, from, end));
    }
    return fail(start, "the keyword prefix `#:` is not followed by a symbol");
  }

  private boolean atom(byte kind, int start, int end, int symbol) {
    if (wantsTail()) {
      form.markImproper(nodes[depth - 1]);
    }
    form.add(kind, start, end, symbol);
    return completed(end);
  }

  private void push(byte wait, byte kind, int start) {
    if (wait == ELEMENTS_SPLICED) {
      enter(wait, nodes[depth - 1], start);
    } else {
      if (wantsTail()) {
        form.markImproper(nodes[depth - 1]);
      }
      enter(wait, form.add(kind, start, start + 1, -1), start);
    }
    form.deepen(depth);
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

  /** The number of the symbol written {@code #{...}#}, its escapes resolved. */
  private int extendedSymbol(int start, int end) {
    ByteArrayOutputStream name = new ByteArrayOutputStream(end - start);
    for (int i = start + 2; i < end - 2; i++) {
      if (bytes[i] == '\\' && i + 1 < end - 2) {
        i++;
        int semicolon = bytes[i] == 'x' ? indexOf(';', i, end - 2) : -1;
        if (semicolon > 0) {
          name.writeBytes(hexEscape(file.text(i + 1, semicolon)));
          i = semicolon;
          continue;
        }
      }
      name.write(bytes[i]);
    }
    byte[] text = name.toByteArray();
    return symbols.number(text, 0, text.length);
  }

  private byte[] hexEscape(String digits) {
    try {
      int codePoint = Integer.parseInt(digits, 16);
      String text = Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "?";
      return text.getBytes(file.charset());
    } catch (NumberFormatException notHex) {
      return ("x" + digits + ";").getBytes(file.charset());
    }
  }

  private int indexOf(char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private String prefix() {
    return file.text(opens[depth - 1], Math.min(opens[depth - 1] + 2, bytes.length)).trim();
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
      default -> fail(start, "unknown syntax `%s`".formatted(file.text(start, clipped(start))));
    };
  }

  private int clipped(int start) {
    return Math.min(scanner.end(), start + 20);
  }

  private boolean unfinished() {
    int open = opens[0];
    int innermost = opens[depth - 1];
    byte wait = waits[depth - 1];
    if (wait == COMMENTED_DATUM || wait == ONE_DATUM || wait == ONE_DATUM_SPLICED) {
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
