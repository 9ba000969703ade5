package modplan.partition;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over the lines of a text of numbers: hands out the whole numbers of one line after the
 * other and skips lines whose first character is {@code %}. Works on bytes, because files of ten
 * million numbers are ordinary here.
 */
final class TokenLines {
  private final String file;
  private final byte[] text;
  private int position;
  private int lineEnd;
  private int line;

  TokenLines(String file, byte[] text) {
    this.file = file;
    this.text = text;
  }

  /** Bytes of the whole text. */
  int size() {
    return text.length;
  }

  /** Moves to the next line that is not a comment; false at the end of the text. */
  boolean nextLine() {
    position = line == 0 ? 0 : lineEnd + 1;
    while (position < text.length) {
      line++;
      lineEnd = position;
      while (lineEnd < text.length && text[lineEnd] != '\n') {
        lineEnd++;
      }
      if (text[position] != '%') {
        return true;
      }
      position = lineEnd + 1;
    }
    line++;
    position = text.length;
    lineEnd = text.length;
    return false;
  }

  /** Moves to the next line, or fails saying what was expected there. */
  void requireLine(String expected) throws InvalidHypergraphException {
    if (!nextLine()) {
      throw error("the file ends where " + expected + " was expected");
    }
  }

  boolean hasNumber() {
    while (position < lineEnd && isBlank(text[position])) {
      position++;
    }
    return position < lineEnd;
  }

  /** The next number of the line, from 0 to {@link Hypergraph#MAX_TOTAL_WEIGHT}. */
  long number(String expected) throws InvalidHypergraphException {
    if (!hasNumber()) {
      throw error("the line ends where " + expected + " was expected");
    }
    int start = position;
    long value = 0;
    while (position < lineEnd && !isBlank(text[position])) {
      int digit = text[position] - '0';
      if (digit < 0 || digit > 9) {
        throw error("expected " + expected + ", found '" + token(start) + "'");
      }
      value = value * 10 + digit;
      if (value > Hypergraph.MAX_TOTAL_WEIGHT) {
        throw error(expected + " is " + token(start) + ", above " + Hypergraph.MAX_TOTAL_WEIGHT);
      }
      position++;
    }
    return value;
  }

  /** Fails if the line has another number. */
  void requireLineEnd(String expected) throws InvalidHypergraphException {
    if (hasNumber()) {
      throw error("expected only " + expected + ", found also '" + token(position) + "'");
    }
  }

  InvalidHypergraphException error(String what) {
    return new InvalidHypergraphException(file, line, what);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private String token(int start) {
    int end = start;
    // Long garbage is cut: the message is for a person.
    while (end < lineEnd && !isBlank(text[end]) && end - start < 40) {
      end++;
    }
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
