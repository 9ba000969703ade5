package modplan.module;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Packs facts of many files into bytes: small numbers take one byte, every text is written once.
 */
public final class FactsOutput {
  private byte[] bytes = new byte[1 << 8]; // there are some for each file, and most hold little
  private int size;
  private final Map<String, Integer> texts = new HashMap<>();
  private final List<String> textList = new ArrayList<>();
  private final Map<ModuleName, Integer> names = new HashMap<>();
  private final List<ModuleName> nameList = new ArrayList<>();

  private final @Nullable FactsOutput strings;
  private final @Nullable FactsOutput places;

  /** Takes everything. */
  public FactsOutput() {
    this.strings = null;
    this.places = null;
  }

  /**
   * Takes what things are.
   *
   * @param strings takes the text of strings
   * @param places takes where things stand
   */
  public FactsOutput(FactsOutput strings, FactsOutput places) {
    this.strings = strings;
    this.places = places;
  }

  /** The output for the text of strings. */
  FactsOutput strings() {
    return strings == null ? this : strings;
  }

  /** The output for places. */
  FactsOutput places() {
    return places == null ? this : places;
  }

  /** Number of bytes written so far. */
  public int size() {
    return size;
  }

  /** A number that is never negative, seven bits a byte. */
  void number(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    number((long) value);
  }

  /** Any 64 bits; short for small numbers that are not negative. */
  public void number(long value) {
    if (size + 10 > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number of either sign, short near 0. */
  void signed(int value) {
    number((value << 1 ^ value >> 31) & 0xFFFFFFFFL);
  }

  void flag(boolean value) {
    number(value ? 1 : 0);
  }

  public void text(String text) {
    Integer known = texts.get(text);
    if (known == null) {
      known = textList.size();
      texts.put(text, known);
      textList.add(text);
    }
    number(known);
  }

  void module(ModuleName name) {
    Integer known = names.get(name);
    if (known == null) {
      known = nameList.size();
      names.put(name, known);
      nameList.add(name);
    }
    number(known);
  }

  /** Everything: the tables of texts and names, and behind them what was written. */
  public byte[] toBytes() {
    FactsOutput all = new FactsOutput();
    for (ModuleName name : nameList) {
      name.parts().forEach(part -> texts.computeIfAbsent(part, this::added));
    }
    all.number(textList.size());
    for (String text : textList) {
      all.bytes(text.getBytes(StandardCharsets.UTF_8));
    }
    all.number(nameList.size());
    for (ModuleName name : nameList) {
      all.number(name.parts().size());
      name.parts().forEach(part -> all.number(texts.getOrDefault(part, 0)));
    }
    all.append(bytes, size);
    return Arrays.copyOf(all.bytes, all.size);
  }

  private Integer added(String text) {
    textList.add(text);
    return textList.size() - 1;
  }

  private void bytes(byte[] text) {
    number(text.length);
    append(text, text.length);
  }

  private void append(byte[] more, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    }
    System.arraycopy(more, 0, bytes, size, length);
    size += length;
  }
}
