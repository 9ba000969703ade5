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

  private Charset charset = StandardCharsets.US_ASCII;
  private byte[] pool = new byte[8192];
  private int poolSize;
  private int[] ends = new int[1024]; // ends[i] is the pool offset behind symbol i
  private int count;
  private int[] table = new int[2048]; // symbol + 1, or 0
  private @Nullable String[] names = new String[256]; // those that were asked for

  /** Forgets all but the words; {@code next} decodes what follows. */
  void begin(Charset next) {
    charset = next;
    Arrays.fill(names, 0, Math.min(names.length, count), null);
    System.arraycopy(WORDS.pool, 0, pool, 0, WORDS.poolSize);
    poolSize = WORDS.poolSize;
    System.arraycopy(WORDS.ends, 0, ends, 0, WORDS.count);
    count = WORDS.count;
    if (table.length == WORDS.table.length) {
      System.arraycopy(WORDS.table, 0, table, 0, table.length);
    } else {
      table = WORDS.table.clone(); // emptying one that has grown takes longer
    }
  }

  /** How many there are, the words among them. */
  public int size() {
    return count;
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

  /** The texts of these symbols, in the order of the numbers, to be kept behind the file. */
  public Texts texts(int[] numbers, int length) {
    int[] textEnds = new int[length];
    int end = 0;
    for (int i = 0; i < length; i++) {
      end += ends[numbers[i]] - start(numbers[i]);
      textEnds[i] = end;
    }
    byte[] bytes = new byte[end];
    @Nullable String[] made = new String[length];
    for (int i = 0; i < length; i++) {
      int symbol = numbers[i];
      int from = start(symbol);
      System.arraycopy(pool, from, bytes, i == 0 ? 0 : textEnds[i - 1], ends[symbol] - from);
      Word word = Word.of(symbol);
      made[i] = word != null ? word.text() : symbol < names.length ? names[symbol] : null;
    }
    return new Texts(bytes, textEnds, charset, made);
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
