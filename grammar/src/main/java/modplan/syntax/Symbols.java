package modplan.syntax;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of one file, numbered in the order of their first appearance behind those of {@link
 * Word}. An open-addressing table over one pool of bytes: no object per symbol.
 */
public final class Symbols {
  private static final Symbols WORDS = new Symbols();

  static {
    for (Word word : Word.values()) {
      byte[] text = word.text().getBytes(StandardCharsets.US_ASCII);
      WORDS.number(text, 0, text.length);
    }
  }

  private final Charset charset;
  private byte[] pool;
  private int poolSize;
  private int[] ends; // ends[i] is the pool offset behind symbol i
  private int count;
  private int[] table; // symbol + 1, or 0
  private @Nullable String[] names = new String[256]; // those that were asked for

  private Symbols() {
    charset = StandardCharsets.US_ASCII;
    pool = new byte[2048];
    ends = new int[256];
    table = new int[2048];
  }

  /** The words, and nothing else yet; {@code charset} decodes what follows. */
  Symbols(Charset charset) {
    this.charset = charset;
    pool = Arrays.copyOf(WORDS.pool, Math.max(8192, WORDS.poolSize * 2));
    poolSize = WORDS.poolSize;
    ends = Arrays.copyOf(WORDS.ends, 1024);
    count = WORDS.count;
    table = WORDS.table.clone();
  }

  /** The text of a symbol: one object, however often it is asked for. */
  public String name(int symbol) {
    Word word = Word.of(symbol);
    if (word != null) {
      return word.text();
    }
    if (symbol >= names.length) {
      names = Arrays.copyOf(names, Math.max(names.length * 2, symbol + 1));
    }
    String name = names[symbol];
    if (name == null) {
      int start = start(symbol);
      name = new String(pool, start, ends[symbol] - start, charset);
      names[symbol] = name;
    }
    return name;
  }

  /** The number of the symbol with these bytes; a new one if it was never seen. */
  int number(byte[] bytes, int start, int end) {
    int mask = table.length - 1;
    int slot = hash(bytes, start, end) & mask;
    for (int found; (found = table[slot]) != 0; slot = (slot + 1) & mask) {
      int from = start(found - 1);
      if (Arrays.equals(pool, from, ends[found - 1], bytes, start, end)) {
        return found - 1;
      }
    }
    table[slot] = count + 1;
    append(bytes, start, end);
    if (count * 2 > table.length) {
      table = new int[table.length * 2];
      rehash();
    }
    return count - 1;
  }

  private void append(byte[] bytes, int start, int end) {
    int length = end - start;
    if (poolSize + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(pool.length * 2, poolSize + length));
    }
    System.arraycopy(bytes, start, pool, poolSize, length);
    poolSize += length;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = poolSize;
  }

  private void rehash() {
    int mask = table.length - 1;
    for (int i = 0; i < count; i++) {
      int slot = hash(pool, start(i), ends[i]) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = i + 1;
    }
  }

  private int start(int symbol) {
    return symbol == 0 ? 0 : ends[symbol - 1];
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0x811C9DC5; // FNV-1a
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }
}
