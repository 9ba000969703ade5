package modplan.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import modplan.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * What Guile's reader refuses inside a token that {@link Scanner} cuts off well: escapes in strings
 * and symbols, names of characters, numbers with a radix (module/ice-9/read.scm). The shapes and
 * elements of arrays are not checked.
 */
final class Literals {
  private static final Set<String> CHARACTER_NAMES =
      Set.of(
          """
          space newline nul alarm backspace tab linefeed vtab page return esc delete escape
          soh stx etx eot enq ack bel bs ht lf vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb
          can em sub fs gs rs us sp del null nl np"""
              .split("\\s+"));

  private static final String SHORT_ESCAPES = "\"|\\(0fnrtavb\n";
  private static final int DOTTED_CIRCLE = 0x25CC; // a stand-in for combining characters

  private Literals() {}

  /** The offset of the first escape of a string that Guile does not know, or -1. */
  static int badEscape(byte[] bytes, int start, int end) {
    int i = start + 1;
    while (i < end - 1) {
      if (bytes[i] == '\\') {
        if (!isEscape(bytes, i + 1, end - 1)) {
          return i;
        }
        i++; // what is escaped may be a backslash
      }
      i++;
    }
    return -1;
  }

  private static boolean isEscape(byte[] bytes, int at, int end) {
    int c = bytes[at];
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 6 : 0;
    if (digits == 0) {
      return SHORT_ESCAPES.indexOf(c) >= 0;
    }
    return isCodePoint(hex(bytes, at + 1, Math.min(at + 1 + digits, end), digits))
        || (c == 'x' && isCodePoint(hexUpToSemicolon(bytes, at + 1, end))); // behind #!r6rs
  }

  /** Whether Guile knows a character {@code #\...}, boolean, bit vector or number. */
  static boolean isKnown(SourceFile file, int start, int end) {
    byte[] bytes = file.bytes();
    return switch (bytes[start + 1]) {
      case '\\' -> end - start == 3 || isCharacter(file.text(start + 2, end));
      case 'i', 'I', 'e', 'E', 'b', 'B', 'o', 'O', 'd', 'D', 'x', 'X' ->
          Numbers.isPrefixedNumber(bytes, start, end);
      default -> true;
    };
  }

  private static boolean isCharacter(String name) {
    int codePoints = name.codePointCount(0, name.length());
    if (codePoints == 1) {
      return true;
    }
    if (codePoints == 2 && name.codePointBefore(name.length()) == DOTTED_CIRCLE) {
      return true;
    }
    char first = name.charAt(0);
    return (first >= '0' && first <= '7' && isCodePoint(parse(name, 8)))
        || (first == 'x' && isCodePoint(parse(name.substring(1), 16)))
        || CHARACTER_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The name that a symbol written {@code #{...}#} has.
   *
   * @return null if it holds {@code \x} without the digits and the semicolon of an escape
   */
  static @Nullable String extendedSymbol(String written) {
    StringBuilder name = new StringBuilder(written.length());
    int end = written.length() - 2;
    for (int i = 2; i < end; i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < end) {
        c = written.charAt(++i);
        if (c == 'x') {
          int semicolon = written.indexOf(';', i);
          int codePoint = semicolon < 0 ? -1 : parse(written.substring(i + 1, semicolon), 16);
          if (!isCodePoint(codePoint)) {
            return null;
          }
          name.appendCodePoint(codePoint);
          i = semicolon;
          continue;
        }
      }
      name.append(c);
    }
    return name.toString();
  }

  private static int hexUpToSemicolon(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != ';' && i - from < 8) {
      i++;
    }
    return i < end && bytes[i] == ';' ? hex(bytes, from, i, i - from) : -1;
  }

  /** The value of exactly {@code digits} hexadecimal digits, or -1. */
  private static int hex(byte[] bytes, int from, int end, int digits) {
    return end - from < digits || digits == 0
        ? -1
        : parse(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1), 16);
  }

  /** The number, or -1 if there is another character than a digit. */
  private static int parse(String digits, int radix) {
    int value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static boolean isCodePoint(int value) {
    return value >= 0
        && value <= Character.MAX_CODE_POINT
        && !(value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE);
  }
}
