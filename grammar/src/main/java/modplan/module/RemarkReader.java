package modplan.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

  private static boolean holdsWord(byte[] bytes) {
    int last = bytes.length - WORD_BYTES.length;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == 'm' && isWordAt(bytes, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordAt(byte[] bytes, int offset) {
    for (int i = 1; i < WORD_BYTES.length; i++) {
      if (bytes[offset + i] != WORD_BYTES[i]) {
        return false;
      }
    }
    return true;
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
