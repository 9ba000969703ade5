package modplan.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a file as Guile's {@code file-encoding} does (libguile/read.c): a byte
 * order mark, else {@code coding: NAME} among the first 500 bytes, else UTF-8.
 */
public final class SourceDecoder {
  private static final int COOKIE_REACH = 500;
  private static final Pattern COOKIE = Pattern.compile("coding[:=]");
  private static final Pattern NAME = Pattern.compile("[ \\t]*([A-Za-z0-9_.:/,+=()-]+)");

  private SourceDecoder() {}

  /**
   * Never fails: bytes that are wrong in their encoding only matter inside strings and comments,
   * and a file that declares an encoding which nobody knows is read as UTF-8, with an {@link
   * SourceFile#encodingError}.
   */
  public static SourceFile decode(String path, byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      byte[] text = Arrays.copyOfRange(bytes, 3, bytes.length);
      return new SourceFile(path, text, StandardCharsets.UTF_8, bytes.length);
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return transcoded(path, bytes, StandardCharsets.UTF_16);
    }
    Cookie cookie = cookie(bytes);
    Charset charset = cookie == null ? StandardCharsets.UTF_8 : charset(cookie.name());
    if (charset == null) {
      return new SourceFile(path, bytes, StandardCharsets.UTF_8, bytes.length, cookie);
    }
    if (charset.equals(StandardCharsets.UTF_8)
        || charset.name().startsWith("ISO-8859-")
        || charset.equals(StandardCharsets.US_ASCII)) {
      return new SourceFile(path, bytes, charset, bytes.length);
    }
    return transcoded(path, bytes, charset);
  }

  private static SourceFile transcoded(String path, byte[] bytes, Charset charset) {
    byte[] text = new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
    return new SourceFile(path, text, StandardCharsets.UTF_8, bytes.length);
  }

  /** The name of an encoding, as it is written at a byte offset. */
  record Cookie(String name, int offset) {}

  /**
   * The encoding that a file's comments name among its first bytes; null if they name none. Only
   * the first {@code coding:} or {@code coding=} counts.
   */
  static @Nullable Cookie cookie(byte[] bytes) {
    int reach = Math.min(bytes.length, COOKIE_REACH);
    if (!mayHoldCookie(bytes, reach)) {
      return null;
    }
    String header = new String(bytes, 0, reach, StandardCharsets.ISO_8859_1);
    Matcher cookie = COOKIE.matcher(header);
    if (!cookie.find()) {
      return null;
    }
    Matcher name = NAME.matcher(header).region(cookie.end(), reach);
    boolean found = name.lookingAt() && isInComment(header, name.start(1), name.end(1));
    return found ? new Cookie(name.group(1), name.start(1)) : null;
  }

  private static @Nullable Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static boolean isInComment(String header, int start, int end) {
    int lineStart = header.lastIndexOf('\n', start) + 1;
    int open = header.indexOf("#!");
    return header.substring(lineStart, start).indexOf(';') >= 0
        || (open < start && end <= header.indexOf("!#")); // also without `#!`, as in Guile
  }

  /** A cheap test first: nearly no file has a cookie, and every file is read. */
  private static boolean mayHoldCookie(byte[] bytes, int reach) {
    for (int i = 0; i + 6 < reach; i++) {
      if (bytes[i] == 'c' && bytes[i + 1] == 'o' && bytes[i + 2] == 'd' && bytes[i + 5] == 'g') {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
