package modplan.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Changes a text a little, as bytes or by words of its language; every choice from the seed. */
final class Mutator {
  private static final int LARGEST = 1 << 14;

  private final Random random;
  private final List<String> words;

  Mutator(Random random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  byte[] mutate(byte[] seed) {
    byte[] text = seed;
    for (int i = random.nextInt(6); i >= 0; i--) {
      text = once(text);
    }
    return text;
  }

  private byte[] once(byte[] text) {
    int at = random.nextInt(text.length + 1);
    int end = Math.min(text.length, at + span());
    return switch (random.nextInt(7)) {
      case 0 -> replaced(text, at, at, word());
      case 1 -> replaced(text, at, end, new byte[0]);
      case 2 -> replaced(text, at, end, word());
      case 3 -> repeated(text, at, end);
      case 4 -> flipped(text);
      case 5 -> replaced(text, random.nextInt(text.length + 1), slice(text, at, end));
      default -> replaced(text, at, at, new byte[] {(byte) random.nextInt(256)});
    };
  }

  private int span() {
    return random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(12);
  }

  private byte[] word() {
    return words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] repeated(byte[] text, int at, int end) {
    byte[] part = slice(text, at, end);
    int times = random.nextInt(5) == 0 ? 200 : 3;
    byte[] parts = new byte[Math.min(LARGEST, part.length * times)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part[i % part.length];
    }
    return replaced(text, at, at, parts);
  }

  private byte[] flipped(byte[] text) {
    byte[] changed = text.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private static byte[] slice(byte[] text, int from, int to) {
    return java.util.Arrays.copyOfRange(text, from, to);
  }

  private static byte[] replaced(byte[] text, int at, byte[] by) {
    return replaced(text, at, at, by);
  }

  private static byte[] replaced(byte[] text, int from, int to, byte[] by) {
    byte[] result = new byte[Math.min(LARGEST, text.length - (to - from) + by.length)];
    for (int i = 0; i < result.length; i++) {
      int behind = i - from - by.length;
      result[i] = i < from ? text[i] : behind < 0 ? by[i - from] : text[to + behind];
    }
    return result;
  }
}
