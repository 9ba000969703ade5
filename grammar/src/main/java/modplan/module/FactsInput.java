package modplan.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FactsOutput} has written. Texts are made when they are asked for, and once. Any
 * number of threads may read through cursors of their own.
 *
 * <p>Bytes that nobody wrote end in an {@link IllegalArgumentException} or an {@link
 * IndexOutOfBoundsException}, never in much memory: nothing is longer than the bytes are.
 */
public final class FactsInput {
  private final byte[] bytes;
  private final int[] textStarts;
  private final @Nullable String[] texts;
  private final int[][] nameParts;
  private final @Nullable ModuleName[] names;
  private final int start;

  /**
   * @param from where the tables begin
   */
  public FactsInput(byte[] bytes, int from) {
    this.bytes = bytes;
    Cursor tables = new Cursor(from);
    int textCount = tables.count();
    textStarts = new int[textCount + 1];
    texts = new String[textCount];
    for (int i = 0; i < textCount; i++) {
      textStarts[i] = tables.position;
      int length = tables.count();
      tables.position += length;
    }
    textStarts[textCount] = tables.position;
    nameParts = new int[tables.count()][];
    names = new ModuleName[nameParts.length];
    for (int i = 0; i < nameParts.length; i++) {
      nameParts[i] = new int[tables.count()];
      for (int j = 0; j < nameParts[i].length; j++) {
        nameParts[i][j] = tables.number();
      }
    }
    start = tables.position;
  }

  /** A cursor at a number of bytes behind the tables. */
  public Cursor at(int offset) {
    return new Cursor(Math.addExact(start, offset));
  }

  private String text(int index) {
    String known = texts[index];
    if (known == null) {
      Cursor cursor = new Cursor(textStarts[index]);
      int length = cursor.count();
      known = new String(bytes, cursor.position, length, StandardCharsets.UTF_8);
      texts[index] = known;
    }
    return known;
  }

  private ModuleName name(int index) {
    ModuleName known = names[index];
    if (known == null) {
      List<String> parts = new ArrayList<>(nameParts[index].length);
      for (int part : nameParts[index]) {
        parts.add(text(part));
      }
      known = new ModuleName(parts);
      names[index] = known;
    }
    return known;
  }

  /** A place in the bytes that moves on with each value. */
  public final class Cursor {
    private int position;

    Cursor(int position) {
      this.position = position;
    }

    /** A cursor of its own at the same place. */
    Cursor copy() {
      return new Cursor(position);
    }

    public long longNumber() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        byte b = bytes[position++];
        value |= (b & 0x7FL) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a number has no end");
    }

    public int number() {
      byte b = bytes[position];
      if (b >= 0) {
        position++;
        return b;
      }
      long value = longNumber();
      if (value != (int) value || value < 0) {
        throw new IllegalArgumentException("too large: " + value);
      }
      return (int) value;
    }

    /** A number of things of which each takes a byte or more. */
    public int count() {
      int count = number();
      if (count > bytes.length - position) {
        throw new IllegalArgumentException("more things than bytes: " + count);
      }
      return count;
    }

    int signed() {
      long value = longNumber();
      return (int) (value >>> 1) ^ -(int) (value & 1);
    }

    boolean flag() {
      return number() != 0;
    }

    public String text() {
      return FactsInput.this.text(number());
    }

    ModuleName module() {
      return name(number());
    }
  }
}
