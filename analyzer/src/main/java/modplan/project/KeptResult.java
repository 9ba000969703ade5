package modplan.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
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

  /**
   * @param key of all that the result follows from
   */
  KeptResult(@Nullable Path file, String version, long key) {
    this.file = file;
    this.head = CacheFiles.head(version);
    this.key = key;
  }

  /** What was kept; null if nothing was that still holds. */
  public byte @Nullable [] find() {
    if (file == null) {
      return null;
    }
    try {
      byte[] bytes = FileBytes.read(file);
      int body = head.length + 4;
      boolean holds =
          bytes.length >= body + 8
              && Arrays.equals(bytes, 0, head.length, head, 0, head.length)
              && ByteBuffer.wrap(bytes).getInt(head.length) == CacheFiles.checksum(bytes, body)
              && ByteBuffer.wrap(bytes).getLong(body) == key;
      return holds ? Arrays.copyOfRange(bytes, body + 8, bytes.length) : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Keeps a result for the next run. Never fails: what cannot be written is found out again. */
  public void keep(byte[] result) {
    if (file == null) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.allocate(head.length + 12 + result.length);
    bytes.put(head).putInt(0).putLong(key).put(result);
    bytes.putInt(head.length, CacheFiles.checksum(bytes.array(), head.length + 4));
    try {
      CacheFiles.replace(file, bytes.array());
    } catch (IOException noCache) {
      // as if there were none
    }
  }
}
