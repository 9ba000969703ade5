package modplan.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modplan.source.Location;
import modplan.source.SourceFile;
import modplan.syntax.LineComments;
import org.eclipse.collections.api.list.primitive.IntList;

/**
 * Finds the comments that speak to modplan. A file without the word costs one search for its bytes;
 * one with it is scanned a second time.
 */
final class RemarkReader {
  private static final String WORD = "modplan:";
  private static final byte[] WORD_BYTES = WORD.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SHIFTS = shifts();

  private RemarkReader() {}

  static List<Remark> read(SourceFile file) {
    List<Remark> remarks = new ArrayList<>();
    if (!holdsWord(file.bytes())) {
      return remarks;
    }
    IntList comments = LineComments.of(file.bytes());
    for (int i = 0; i < comments.size(); i++) {
      int offset = comments.get(i);
      String text = file.text(offset, endOfLine(file.bytes(), offset));
      String said = text.replaceFirst("^;+", "").strip();
      if (said.startsWith(WORD)) {
        Location location = file.locate(offset);
        remarks.add(
            new Remark(said.substring(WORD.length()).strip(), location, subject(file, offset)));
      }
    }
    return remarks;
  }

  /** Horspool's search: looks at about every fifth byte. */
  private static boolean holdsWord(byte[] bytes) {
    int last = WORD_BYTES.length - 1;
    int i = last;
    while (i < bytes.length) {
      int b = bytes[i];
      if (b == ':' && isWordAt(bytes, i - last)) {
        return true;
      }
      i += b < 0 ? WORD_BYTES.length : SHIFTS[b];
    }
    return false;
  }

  private static boolean isWordAt(byte[] bytes, int offset) {
    return Arrays.equals(
        bytes, offset, offset + WORD_BYTES.length, WORD_BYTES, 0, WORD_BYTES.length);
  }

  /** How far the word's end may move on from an ASCII byte. */
  private static byte[] shifts() {
    byte[] shifts = new byte[128];
    Arrays.fill(shifts, (byte) WORD_BYTES.length);
    for (int i = 0; i < WORD_BYTES.length - 1; i++) {
      shifts[WORD_BYTES[i]] = (byte) (WORD_BYTES.length - 1 - i);
    }
    return shifts;
  }

  private static int endOfLine(byte[] bytes, int offset) {
    int end = offset;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int subject(SourceFile file, int offset) {
    int line = file.lineOf(offset);
    if (!file.line(line).stripLeading().startsWith(";")) {
      return line;
    }
    int lines = file.lineOf(file.bytes().length);
    for (int next = line + 1; next <= lines; next++) {
      String text = file.line(next).strip();
      if (!text.isEmpty() && !text.startsWith(";")) {
        return next;
      }
    }
    return 0;
  }
}
