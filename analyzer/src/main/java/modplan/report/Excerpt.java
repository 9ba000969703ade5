package modplan.report;

import modplan.source.Location;

/** A source line with a mark under a place of it. */
final class Excerpt {
  /** Longer lines are cut, in code points. */
  private static final int WIDTH = 100;

  /** Of a cut line so much stands before the place. */
  private static final int BEFORE = 40;

  private static final String CUT = "...";

  private Excerpt() {}

  /**
   * Two lines: the text behind its number, and carets under the symbol, or the character, there.
   */
  static String of(String line, Location at) {
    int[] text = line.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
    int column = Math.min(at.column() - 1, text.length);
    int end = column;
    while (end < text.length && !isDelimiter(text[end])) {
      end++;
    }
    int from =
        text.length <= WIDTH ? 0 : Math.max(0, Math.min(column - BEFORE, text.length - WIDTH));
    int to = Math.min(text.length, from + WIDTH);
    String before = from > 0 ? CUT : "";
    String after = to < text.length ? CUT : "";
    String gutter = " ".repeat(Integer.toString(at.line()).length());
    return "    %d | %s%s%s\n    %s | %s%s"
        .formatted(
            at.line(),
            before,
            new String(text, from, to - from),
            after,
            gutter,
            " ".repeat(before.length() + column - from),
            "^".repeat(Math.max(1, Math.min(end, to) - column)));
  }

  private static boolean isDelimiter(int c) {
    return Character.isWhitespace(c) || "()[]\";'`,".indexOf(c) >= 0;
  }
}
