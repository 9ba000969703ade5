package modplan.project;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.module.FactsCodec;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FactsReader;
import modplan.module.FileContents;
import modplan.module.FileFacts;
import modplan.source.SourceDecoder;
import org.jspecify.annotations.Nullable;

/**
 * One file of the cache: a line that names the program that wrote it, checksums, the point of the
 * content hash, an index with the heads of the facts of any number of files, and behind it their
 * contents, which are most of it and are read when somebody asks for those of a file. A segment
 * that is damaged or of another program is none.
 */
final class CacheSegment {
  /**
   * What is known of one source file when it was read.
   *
   * @param hash of its bytes
   */
  record Entry(String path, FileSignature signature, long hash, CodeHash code, FileFacts facts) {}

  /**
   * @param head where the head of its facts begins, in the index
   * @param contents where their contents begin
   */
  private record Place(FileSignature signature, long hash, CodeHash code, int head, int contents) {}

  /** Checksums of index and contents, point, length of the index, and where in it the table is. */
  private static final int NUMBERS = 4 + 4 + 8 + 4 + 4;

  private final Path file;
  private final SeekableByteChannel channel;
  private final int contentsSum;
  private final long point;
  private final long contentsStart;
  private final FactsInput index;
  private final Map<String, Place> byPath = new HashMap<>();
  private final Map<Long, Place> byHash = new HashMap<>();
  private @Nullable FactsInput contents; // null until somebody asks, and if they are damaged
  private boolean areContentsRead;

  private CacheSegment(Path file, SeekableByteChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    ByteBuffer numbers = next(NUMBERS);
    int indexSum = numbers.getInt();
    contentsSum = numbers.getInt();
    point = numbers.getLong();
    int length = numbers.getInt();
    int table = numbers.getInt();
    byte[] bytes = next(length).array();
    contentsStart = channel.position();
    if (CacheFiles.checksum(bytes, 0) != indexSum) {
      throw new IllegalArgumentException("a damaged index");
    }
    index = new FactsInput(bytes, 0);
    FactsInput.Cursor in = index.at(table);
    for (int i = in.count(); i > 0; i--) {
      String path = in.text();
      FileSignature signature =
          new FileSignature(in.longNumber(), in.longNumber(), in.longNumber(), in.longNumber());
      long hash = in.longNumber();
      CodeHash code = new CodeHash(in.longNumber(), in.longNumber(), in.longNumber());
      Place place = new Place(signature, hash, code, in.number(), in.number());
      byPath.put(path, place);
      byHash.put(hash, place);
    }
  }

  /** The next bytes of the file. */
  private ByteBuffer next(int length) throws IOException {
    if (length < 0 || length > channel.size() - channel.position()) {
      throw new EOFException("shorter than it says");
    }
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int wanted = Math.min(FileBytes.CHUNK, length - done);
      int read = channel.read(ByteBuffer.wrap(bytes, done, wanted));
      if (read < 0) {
        throw new EOFException("shorter than it was");
      }
      done += read;
    }
    return ByteBuffer.wrap(bytes);
  }

  /**
   * Opens a segment; null if there is none that this version wrote. The file stays open, so that
   * the contents are those of the index even if another run puts a file in its place.
   */
  static @Nullable CacheSegment read(Path file, String version) {
    SeekableByteChannel channel = null;
    CacheSegment segment = null;
    try {
      channel = Files.newByteChannel(file);
      byte[] head = CacheFiles.head(version);
      ByteBuffer first = ByteBuffer.allocate(head.length);
      channel.read(first);
      if (Arrays.equals(first.array(), head)) {
        segment = new CacheSegment(file, channel);
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      segment = null;
    }
    if (segment == null && channel != null) {
      close(channel);
    }
    return segment;
  }

  private static void close(SeekableByteChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written through it.
    }
  }

  /**
   * Replaces a segment at once: whoever reads it sees the old one or the new one.
   *
   * @throws IOException if it cannot be written; then nothing is left behind
   */
  static void write(Path file, String version, long point, List<Entry> entries) throws IOException {
    FactsOutput contents = new FactsOutput();
    FactsOutput index = new FactsOutput();
    int[] heads = new int[entries.size()];
    int[] starts = new int[entries.size()];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = index.size();
      FactsCodec.writeHead(entries.get(i).facts(), index);
      starts[i] = contents.size();
      FactsCodec.write(entries.get(i).facts().contents(), contents);
    }
    int table = index.size();
    index.number((long) heads.length);
    for (int i = 0; i < heads.length; i++) {
      Entry entry = entries.get(i);
      index.text(entry.path());
      index.number(entry.signature().size());
      index.number(entry.signature().modifiedNanos());
      index.number(entry.signature().changedNanos());
      index.number(entry.signature().inode());
      index.number(entry.hash());
      index.number(entry.code().shape());
      index.number(entry.code().strings());
      index.number(entry.code().places());
      index.number((long) heads[i]);
      index.number((long) starts[i]);
    }
    byte[] head = CacheFiles.head(version);
    byte[] indexBytes = index.toBytes();
    byte[] contentsBytes = contents.toBytes();
    ByteBuffer bytes =
        ByteBuffer.allocate(head.length + NUMBERS + indexBytes.length + contentsBytes.length)
            .put(head)
            .putInt(CacheFiles.checksum(indexBytes, 0))
            .putInt(CacheFiles.checksum(contentsBytes, 0))
            .putLong(point)
            .putInt(indexBytes.length)
            .putInt(table)
            .put(indexBytes)
            .put(contentsBytes);
    CacheFiles.replace(file, bytes.array());
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
      FileContents contents = FileContents.later(() -> contents(path, printed, place));
      FileFacts facts = FactsCodec.readHead(printed, index.at(place.head()), contents);
      return new Entry(path, signature, place.hash(), place.code(), facts);
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return null;
    }
  }

  private FileContents contents(String path, String printed, Place place) {
    FactsInput all = contents();
    return all == null ? readAnew(path, printed) : FactsCodec.read(all.at(place.contents()));
  }

  /** The contents of all files; null if they are damaged, of which nobody has known so far. */
  synchronized @Nullable FactsInput contents() {
    if (!areContentsRead) {
      areContentsRead = true;
      try {
        channel.position(contentsStart);
        byte[] bytes = next(Math.toIntExact(channel.size() - contentsStart)).array();
        contents = CacheFiles.checksum(bytes, 0) == contentsSum ? new FactsInput(bytes, 0) : null;
        if (contents == null) {
          Files.deleteIfExists(file); // the next run makes it anew
        }
      } catch (IOException | ArithmeticException | IllegalArgumentException unreadable) {
        contents = null;
      } finally {
        close(channel);
      }
    }
    return contents;
  }

  private static FileContents readAnew(String path, String printed) {
    try {
      byte[] bytes = FileBytes.read(Path.of(path));
      return FactsReader.read(SourceDecoder.decode(printed, bytes)).contents();
    } catch (IOException e) {
      throw new UsageException(
          "cannot read %s, which was there a moment ago: %s"
              .formatted(printed, IoErrors.reason(e)));
    }
  }
}
