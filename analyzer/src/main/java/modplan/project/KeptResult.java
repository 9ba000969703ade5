package modplan.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import org.jspecify.annotations.Nullable;

/**
 * Something that follows from the facts of a project, as bytes in the cache, from one run to the
 * next. What is damaged, of another program, or from other facts is not found.
 */
public final class KeptResult {
  /** For runs without a cache. */
  public static final KeptResult NONE = new KeptResult(null, "", 0);

  private final @Nullable Path file;
  private final byte[] head;
  private final long key;
  private final KeptNotes notes;

  /**
   * @param key of all that the result follows from
   */
  KeptResult(@Nullable Path file, String version, long key) {
    this(file, CacheFiles.head(version), key, KeptNotes.NONE);
  }

  private KeptResult(@Nullable Path file, byte[] head, long key, KeptNotes notes) {
    this.file = file;
    this.head = head;
    this.key = key;
    this.notes = notes;
  }

  /** The same result, kept with the notes of the run. */
  public KeptResult with(KeptNotes more) {
    return new KeptResult(file, head, key, more);
  }

  /** What was kept; null if nothing was that still holds. Its notes are added to those at hand. */
  public byte @Nullable [] find() {
    if (file == null) {
      return null;
    }
    try {
      byte[] bytes = FileBytes.read(file);
      int body = head.length + 4;
      int rest = body + 8 + 4;
      boolean holds =
          bytes.length >= rest
              && Arrays.equals(bytes, 0, head.length, head, 0, head.length)
              && ByteBuffer.wrap(bytes).getInt(head.length) == CacheFiles.checksum(bytes, body)
              && ByteBuffer.wrap(bytes).getLong(body) == key;
      if (!holds) {
        return null;
      }
      int result = rest + ByteBuffer.wrap(bytes).getInt(body + 8);
      notes.add(new FactsInput(Arrays.copyOfRange(bytes, rest, result), 0).at(0));
      return Arrays.copyOfRange(bytes, result, bytes.length);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return null;
    }
  }

  /** Keeps a result for the next run. Never fails: what cannot be written is found out again. */
  public void keep(byte[] result) {
    if (file == null) {
      return;
    }
    FactsOutput out = new FactsOutput();
    notes.write(out);
    byte[] noted = out.toBytes();
    ByteBuffer bytes = ByteBuffer.allocate(head.length + 16 + noted.length + result.length);
    bytes.put(head).putInt(0).putLong(key).putInt(noted.length).put(noted).put(result);
    bytes.putInt(head.length, CacheFiles.checksum(bytes.array(), head.length + 4));
    try {
      CacheFiles.replace(file, bytes.array());
    } catch (IOException noCache) {
      // as if there were none
    }
  }
}
