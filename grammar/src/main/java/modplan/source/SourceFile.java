package modplan.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file as bytes in an encoding that contains ASCII, which is all that reading
 * Scheme needs. Offsets are byte offsets into {@link #bytes()}; {@link #locate} turns them into
 * lines and columns.
 */
public final class SourceFile {
  private final String path;
  private final byte[] bytes;
  private final Charset charset;
  private final long sizeOnDisk;
  private final SourceDecoder.@Nullable Cookie unknownEncoding;
  private final LineTable lines;
  private @Nullable Mark lastMark;

  /** A place that was counted before, so that a long line is not counted again from its start. */
  private record Mark(int offset, int column) {}

  /**
   * @param path as it is to be printed: relative to the root, with {@code /}
   * @param bytes the text; the caller hands it over and never writes to it again
   * @param charset UTF-8 or an encoding of one byte per character
   * @param sizeOnDisk size of the file in bytes, before any transcoding
   */
  SourceFile(String path, byte[] bytes, Charset charset, long sizeOnDisk) {
    this(path, bytes, charset, sizeOnDisk, null);
  }

  /** A file that declares an encoding which nobody knows. */
  SourceFile(
      String path,
      byte[] bytes,
      Charset charset,
      long sizeOnDisk,
      SourceDecoder.@Nullable Cookie unknownEncoding) {
    this.unknownEncoding = unknownEncoding;
    this.path = path;
    this.bytes = bytes;
    this.charset = charset;
    this.sizeOnDisk = sizeOnDisk;
    this.lines = LineTable.of(bytes);
  }

  /** A file that exists in memory only, in UTF-8. */
  public static SourceFile of(String path, String text) {
    return SourceDecoder.decode(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public String path() {
    return path;
  }

  /** The text; callers must not change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** UTF-8, or the encoding that the file's coding cookie names. */
  public Charset charset() {
    return charset;
  }

  /** What is wrong with the encoding that the file declares, or null. */
  public @Nullable Diagnostic encodingError() {
    SourceDecoder.Cookie cookie = unknownEncoding;
    return cookie == null
        ? null
        : new Diagnostic(locate(cookie.offset()), "unknown encoding `%s`".formatted(cookie.name()));
  }

  public long sizeOnDisk() {
    return sizeOnDisk;
  }

  /** The text between two byte offsets. */
  public String text(int start, int end) {
    return new String(bytes, start, end - start, charset);
  }

  /**
   * Line and column of a byte offset; the end of the file is a place, too. Time is linear in the
   * bytes since the offset asked for last, or since the start of the line.
   */
  public Location locate(int offset) {
    int line = lines.lineOf(offset);
    int start = lines.start(line);
    Mark mark = lastMark;
    int column =
        mark != null && mark.offset >= start && mark.offset <= offset
            ? mark.column + codePoints(mark.offset, offset)
            : 1 + codePoints(start, offset);
    lastMark = new Mark(offset, column);
    return new Location(line, column);
  }

  /** The 1-based line of a byte offset. */
  public int lineOf(int offset) {
    return lines.lineOf(offset);
  }

  /** For many places in the order of the file: cheaper than {@link #locate} for each. */
  public PlaceCursor places() {
    return new PlaceCursor(this, lines);
  }

  /** Byte offset of the first NUL byte, or -1: then this is no text. */
  public int firstNul() {
    return lines.firstNul();
  }

  /** Whether there are so many lines; behind the last line end there is one more. */
  public boolean hasLine(int line) {
    return line <= lines.count();
  }

  /** The text of a 1-based line without its line end; empty if there is no such line. */
  public String line(int line) {
    if (line < 1 || line > lines.count()) {
      return "";
    }
    int start = lines.start(line);
    int end = line < lines.count() ? lines.start(line + 1) - 1 : bytes.length;
    while (end > start && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) {
      end--;
    }
    return text(start, end);
  }

  /** Number of code points between two byte offsets. */
  int codePoints(int start, int end) {
    if (!hasWideCharacters()) {
      return end - start;
    }
    int count = 0;
    for (int i = start; i < end; i++) {
      if ((bytes[i] & 0xC0) != 0x80) { // continuation bytes belong to the code point before
        count++;
      }
    }
    return count;
  }

  private boolean hasWideCharacters() {
    return !lines.isAscii() && charset.equals(StandardCharsets.UTF_8);
  }
}
