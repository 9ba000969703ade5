package modplan.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.CRC32C;

/** What all files of the cache have in common. */
final class CacheFiles {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private CacheFiles() {}

  /** The first line of a file of the cache. */
  static byte[] head(String version) {
    return ("modplan facts 4 " + version + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static int checksum(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  /**
   * Puts a file in the place of another one at once: whoever reads it sees the old one or the new
   * one.
   *
   * @throws IOException if it cannot be written; then nothing is left behind
   */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path temporary =
        file.resolveSibling(
            "%s.%x.%x.tmp"
                .formatted(file.getFileName(), System.nanoTime(), System.identityHashCode(bytes)));
    try {
      try (SeekableByteChannel channel =
          Files.newByteChannel(temporary, NEW, ownersOnly(temporary))) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What is known of a tree is for those who may read the tree. */
  private static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        }
        : new FileAttribute<?>[0];
  }
}
