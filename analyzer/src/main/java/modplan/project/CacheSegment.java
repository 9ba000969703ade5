package modplan.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import modplan.module.FactsCodec;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * One file of the cache: a line that names the program that wrote it, a checksum of the rest, the
 * point of the content hash, and the facts of any number of files. Immutable; a segment that is
 * damaged or of another program is none.
 */
final class CacheSegment {
  /**
   * What is known of one source file when it was read.
   *
   * @param hash of its bytes
   * @param code hash of what its facts say of the code
   */
  record Entry(String path, FileSignature signature, long hash, long code, FileFacts facts) {}

  private record Place(FileSignature signature, long hash, long code, int offset) {}

  private final long point;
  private final Map<String, Place> byPath = new HashMap<>();
  private final Map<Long, Place> byHash = new HashMap<>();
  private final FactsInput input;

  private CacheSegment(byte[] bytes, int from) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    point = header.getLong(from);
    int entries = header.getInt(from + 8);
    input = new FactsInput(bytes, from + 12);
    FactsInput.Cursor in = input.at(entries);
    for (int i = in.count(); i > 0; i--) {
      String path = in.text();
      FileSignature signature =
          new FileSignature(in.longNumber(), in.longNumber(), in.longNumber(), in.longNumber());
      Place place = new Place(signature, in.longNumber(), in.longNumber(), in.number());
      byPath.put(path, place);
      byHash.put(place.hash(), place);
    }
  }

  /** Reads a segment; null if there is none that this version wrote. */
  static @Nullable CacheSegment read(Path file, String version) {
    try {
      byte[] bytes = FileBytes.read(file);
      byte[] head = head(version);
      int body = head.length + 4;
      if (bytes.length < body + 12 || !Arrays.equals(bytes, 0, head.length, head, 0, head.length)) {
        return null;
      }
      int expected = ByteBuffer.wrap(bytes).getInt(head.length);
      return checksum(bytes, body) == expected ? new CacheSegment(bytes, body) : null;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return null;
    }
  }

  /**
   * Replaces a segment at once: whoever reads it sees the old one or the new one.
   *
   * @throws IOException if it cannot be written; then nothing is left behind
   */
  static void write(Path file, String version, long point, List<Entry> entries) throws IOException {
    FactsOutput out = new FactsOutput();
    int[] offsets = new int[entries.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = out.size();
      FactsCodec.write(entries.get(i).facts(), out);
    }
    int index = out.size();
    out.number((long) offsets.length);
    for (int i = 0; i < offsets.length; i++) {
      Entry entry = entries.get(i);
      out.text(entry.path());
      out.number(entry.signature().size());
      out.number(entry.signature().modifiedNanos());
      out.number(entry.signature().changedNanos());
      out.number(entry.signature().inode());
      out.number(entry.hash());
      out.number(entry.code());
      out.number((long) offsets[i]);
    }
    byte[] facts = out.toBytes();
    byte[] head = head(version);
    ByteBuffer bytes = ByteBuffer.allocate(head.length + 16 + facts.length);
    bytes.put(head).putInt(0).putLong(point).putInt(index).put(facts);
    bytes.putInt(head.length, checksum(bytes.array(), head.length + 4));
    replace(file, bytes.array());
  }

  /** Puts a file in the place of another one at once. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "facts", ".tmp");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The first line of a file of the cache. */
  static byte[] head(String version) {
    return ("modplan facts 3 " + version + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  /** The point of the content hashes. */
  long point() {
    return point;
  }

  int size() {
    return byPath.size();
  }

  boolean holds(String path) {
    return byPath.containsKey(path);
  }

  /** The facts of a file that is as it was; null if it is not known to be. */
  @Nullable Entry unchanged(String path, String printed, FileSignature signature) {
    Place place = byPath.get(path);
    return place != null && place.signature().equals(signature)
        ? entry(path, printed, signature, place)
        : null;
  }

  /** The facts of any file with this content. */
  @Nullable Entry sameContent(String path, String printed, FileSignature signature, long hash) {
    Place place = byHash.get(hash);
    return place == null ? null : entry(path, printed, signature, place);
  }

  private @Nullable Entry entry(String path, String printed, FileSignature signature, Place place) {
    try {
      FileFacts facts = FactsCodec.read(printed, input.at(place.offset()));
      return new Entry(path, signature, place.hash(), place.code(), facts);
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return null;
    }
  }
}
