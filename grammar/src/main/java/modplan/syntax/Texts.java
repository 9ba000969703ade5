package modplan.syntax;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Texts of one file, numbered from 0. They are kept as bytes, and one becomes an object when
 * somebody asks for it, which for two of five nobody does. Any number of threads may ask; immutable
 * to whoever looks.
 */
public final class Texts extends AbstractList<String> implements RandomAccess {
  public static final Texts NONE = of(new String[0]);

  private final byte[] bytes;
  private final int[] ends; // where each text ends in the bytes
  private final Charset charset;
  private final @Nullable String[] made; // two threads may both make one: the same

  /**
   * @param ends of each text in the bytes
   * @param made those that are objects already; null for others
   */
  Texts(byte[] bytes, int[] ends, Charset charset, @Nullable String[] made) {
    this.bytes = bytes;
    this.ends = ends;
    this.charset = charset;
    this.made = made;
  }

  /** Texts that are objects already. The caller hands the array over. */
  public static Texts of(String[] texts) {
    return new Texts(new byte[0], new int[0], StandardCharsets.UTF_8, texts);
  }

  @Override
  public int size() {
    return made.length;
  }

  @Override
  public String get(int index) {
    String text = made[index];
    if (text == null) {
      text = once(index);
      made[index] = text;
    }
    return text;
  }

  /** The same, but one that is made for this is not kept: for who goes through all of them. */
  public String once(int index) {
    String text = made[index];
    return text != null
        ? text
        : new String(bytes, start(index), ends[index] - start(index), charset);
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  @Override
  public boolean contains(@Nullable Object text) {
    return text instanceof String wanted && indexOf(wanted) >= 0;
  }

  @Override
  public int indexOf(@Nullable Object text) {
    return text instanceof String wanted ? indexOf(wanted) : -1;
  }

  /** Makes no objects of those that it passes. */
  private int indexOf(String wanted) {
    byte[] searched = wanted.getBytes(charset);
    for (int i = 0; i < made.length; i++) {
      String known = made[i];
      boolean isIt =
          known != null
              ? known.equals(wanted)
              : Arrays.equals(bytes, start(i), ends[i], searched, 0, searched.length)
                  && get(i).equals(wanted);
      if (isIt) {
        return i;
      }
    }
    return -1;
  }
}
