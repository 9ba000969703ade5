package modplan.syntax;

/**
 * Tells Guile's numbers from symbols such as {@code 1+}, {@code ...} and {@code -}: {@code
 * string->number} in base 10 (libguile/numbers.c).
 */
final class Numbers {
  private Numbers() {}

  /** Whether the bytes are a number: real, rational, or complex as {@code 1+2i} or {@code 1@2}. */
  static boolean isNumber(byte[] b, int start, int end) {
    int first = b[start];
    if (!isDigit(first) && first != '+' && first != '-' && first != '.') {
      return false;
    }
    if (end - start == 2 && (first == '+' || first == '-') && b[start + 1] == 'i') {
      return true;
    }
    int p = real(b, start, end);
    if (p == end) {
      return true;
    }
    if (p < 0) {
      return false;
    }
    if (b[p] == '@') {
      return p + 1 < end && real(b, p + 1, end) == end;
    }
    if (b[p] == 'i') { // +2i: a sign is needed
      return p + 1 == end && (first == '+' || first == '-');
    }
    if ((b[p] != '+' && b[p] != '-') || b[end - 1] != 'i') {
      return false;
    }
    return p + 2 == end || real(b, p, end - 1) == end - 1;
  }

  /** The offset behind the longest real number, or -1 if there is none. */
  private static int real(byte[] b, int p, int end) {
    if (p < end && (b[p] == '+' || b[p] == '-')) {
      p++;
      if (matches(b, p, end, "inf.0") || matches(b, p, end, "nan.0")) {
        return p + 5;
      }
    }
    int digits = digits(b, p, end);
    int q = p + digits;
    if (digits > 0 && q < end && b[q] == '/') {
      int denominator = digits(b, q + 1, end);
      return denominator > 0 ? q + 1 + denominator : -1;
    }
    if (q < end && b[q] == '.') {
      int fraction = digits(b, q + 1, end);
      digits += fraction;
      q += 1 + fraction;
    }
    if (digits == 0) {
      return -1;
    }
    return exponent(b, q, end);
  }

  private static int exponent(byte[] b, int q, int end) {
    if (q < end && "esfdlESFDL".indexOf(b[q]) >= 0) {
      int p = q + 1;
      if (p < end && (b[p] == '+' || b[p] == '-')) {
        p++;
      }
      int digits = digits(b, p, end);
      return digits > 0 ? p + digits : q;
    }
    return q;
  }

  private static int digits(byte[] b, int p, int end) {
    int q = p;
    while (q < end && (isDigit(b[q]) || (b[q] == '#' && q > p))) {
      q++;
    }
    return q - p;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
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
