package modplan.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads whole files, also such as grow or shrink meanwhile: up to the end that it meets. */
final class FileBytes {
  private static final int LARGEST_FILE = Integer.MAX_VALUE - 16;

  /** One read takes at most so much: the platform copies it through a buffer of that size. */
  static final int CHUNK = 1 << 18;

  /** So much is read of a file of which a few lines are wanted, or twice, four times as much. */
  private static final int FIRST = 1 << 12;

  private FileBytes() {}

  static byte[] read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      if (size > LARGEST_FILE) {
        throw new IOException("larger than 2 GiB");
      }
      byte[] bytes = new byte[(int) size];
      int length = 0;
      while (true) {
        int wanted = Math.min(CHUNK, bytes.length - length);
        int read = wanted == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, length, wanted));
        length += Math.max(0, read);
        if (read < 0) {
          return Arrays.copyOf(bytes, length);
        }
        if (length == bytes.length) {
          ByteBuffer more = ByteBuffer.allocate(1);
          if (channel.read(more) < 0) {
            return bytes;
          }
          if (length == LARGEST_FILE) {
            throw new IOException("larger than 2 GiB");
          }
          bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST_FILE, length * 2L + CHUNK));
          bytes[length++] = more.get(0);
        }
      }
    }
  }

  /** The beginning of a file that has at least so many ends of lines, or all of it. */
  static byte[] readLines(Path file, int lines) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(FIRST);
      int seen = 0;
      int counted = 0;
      while (seen < lines) {
        if (!bytes.hasRemaining()) {
          bytes = ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
        }
        if (channel.read(bytes) < 0) {
          break;
        }
        for (; counted < bytes.position(); counted++) {
          seen += bytes.get(counted) == '\n' ? 1 : 0;
        }
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }
}
