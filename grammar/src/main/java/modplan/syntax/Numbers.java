package modplan.syntax;

/**
 * Tells Guile's numbers from symbols such as {@code 1+}, {@code ...} and {@code -}: {@code
 * string->number} (libguile/numbers.c), but for numbers that are out of range.
 */
final class Numbers {
  private Numbers() {}

  /** Whether the bytes are a number: real, rational, or complex as {@code 1+2i} or {@code 1@2}. */
  static boolean isNumber(byte[] b, int start, int end) {
    int first = b[start];
    return (isDigit(first, 10) || first == '+' || first == '-' || first == '.')
        && isComplex(b, start, end, 10);
  }

  /** Whether {@code #x1F}, {@code #e1.5}, {@code #b#i101} and the like are numbers. */
  static boolean isPrefixedNumber(byte[] b, int start, int end) {
    int radix = 0;
    boolean exactness = false;
    int p = start;
    for (; p + 1 < end && b[p] == '#'; p += 2) {
      int prefix = b[p + 1] | 0x20;
      if (prefix == 'i' || prefix == 'e') {
        if (exactness) {
          return false;
        }
        exactness = true;
      } else {
        int base = prefix == 'b' ? 2 : prefix == 'o' ? 8 : prefix == 'd' ? 10 : 16;
        if (radix != 0 || (base == 16 && prefix != 'x')) {
          return false;
        }
        radix = base;
      }
    }
    return p < end && isComplex(b, p, end, radix == 0 ? 10 : radix);
  }

  private static boolean isComplex(byte[] b, int start, int end, int radix) {
    int first = b[start];
    boolean signed = first == '+' || first == '-';
    if (signed && end - start == 2 && isImaginaryUnit(b[start + 1])) {
      return true;
    }
    int p = real(b, start, end, radix);
    if (p < 0 || p == end) {
      return p == end;
    }
    if (b[p] == '@') {
      return p + 1 < end && real(b, p + 1, end, radix) == end;
    }
    if (isImaginaryUnit(b[p])) { // +2i: a sign is needed
      return p + 1 == end && signed;
    }
    if ((b[p] != '+' && b[p] != '-') || !isImaginaryUnit(b[end - 1])) {
      return false;
    }
    return p + 2 == end || real(b, p, end - 1, radix) == end - 1;
  }

  /** The offset behind the longest real number, or -1 if there is none. */
  private static int real(byte[] b, int p, int end, int radix) {
    if (p < end && (b[p] == '+' || b[p] == '-')) {
      p++;
      if (matches(b, p, end, "inf.0") || matches(b, p, end, "nan.0")) {
        return p + 5;
      }
    }
    int q = integer(b, p, end, radix);
    boolean anyDigit = q > p;
    if (anyDigit && q < end && b[q] == '/') {
      int denominator = integer(b, q + 1, end, radix);
      return isZero(b, q + 1, denominator) ? -1 : denominator;
    }
    if (radix != 10) {
      return anyDigit ? q : -1;
    }
    if (q < end && b[q] == '.') {
      boolean rounded = anyDigit && b[q - 1] == '#';
      int fraction = q + 1;
      q = rounded ? hashes(b, fraction, end) : digits(b, fraction, end, radix);
      anyDigit |= q > fraction;
      q = anyDigit ? hashes(b, q, end) : q;
    }
    return anyDigit ? exponent(b, q, end) : -1;
  }

  private static int exponent(byte[] b, int q, int end) {
    if (q < end && "esfdlESFDL".indexOf(b[q]) >= 0) {
      int p = q + 1;
      if (p < end && (b[p] == '+' || b[p] == '-')) {
        p++;
      }
      int behind = digits(b, p, end, 10);
      return behind > p ? behind : q;
    }
    return q;
  }

  /** The offset behind digits, the last of which may be unknown: {@code 12##}. */
  private static int integer(byte[] b, int p, int end, int radix) {
    int q = digits(b, p, end, radix);
    return q > p ? hashes(b, q, end) : q;
  }

  private static int digits(byte[] b, int p, int end, int radix) {
    while (p < end && isDigit(b[p], radix)) {
      p++;
    }
    return p;
  }

  private static int hashes(byte[] b, int p, int end) {
    while (p < end && b[p] == '#') {
      p++;
    }
    return p;
  }

  /** No digit but 0, or no digit at all. */
  private static boolean isZero(byte[] b, int p, int end) {
    while (p < end && (b[p] == '0' || b[p] == '#')) {
      p++;
    }
    return p == end;
  }

  private static boolean isDigit(int c, int radix) {
    if (c >= '0' && c <= '9') {
      return c - '0' < radix;
    }
    int letter = c | 0x20;
    return radix == 16 && letter >= 'a' && letter <= 'f';
  }

  private static boolean isImaginaryUnit(int c) {
    return c == 'i' || c == 'I';
  }

  private static boolean matches(byte[] b, int p, int end, String text) {
    if (end - p < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((b[p + i] | 0x20) != (text.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }
}
