package modplan.syntax;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were made lately, so that the same words of many files are mostly one object: the
 * files of Guix name 350,000 symbols, a third of which differ. A direct-mapped cache: a text takes
 * the place of another one with the same hash. Threads share it without locks, since a text that is
 * seen at all is seen whole, and one that is missed is only made once more.
 */
final class RecentTexts {
  private static final int SLOTS = 1 << 15;

  /** Longer texts are rarely the same. */
  private static final int LONGEST = 40;

  private static final @Nullable String[] TEXTS = new String[SLOTS];

  private RecentTexts() {}

  /** The text of some bytes. */
  static String of(byte[] bytes, int start, int end, Charset charset) {
    int length = end - start;
    if (length > LONGEST) {
      return new String(bytes, start, length, charset);
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return new String(bytes, start, length, charset); // not ASCII: it depends on the charset
      }
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    String text = TEXTS[slot];
    if (text == null || !isOf(text, bytes, start, length)) {
      text = new String(bytes, start, length, charset);
      TEXTS[slot] = text;
    }
    return text;
  }

  private static boolean isOf(String text, byte[] bytes, int start, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }
}
