package modplan.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says about a file without opening it. If all of it is as it was, the content
 * is, unless the file was written so short a time before that the clocks of file and directory
 * could not tell (git calls this racy): see {@link #isOlderThan}.
 *
 * @param changedNanos of the inode: no program can set it back, unlike the time of modification
 */
public record FileSignature(long size, long modifiedNanos, long changedNanos, long inode) {
  /** Stands for none: it equals that of no file. */
  public static final FileSignature NONE = new FileSignature(-1, 0, 0, 0);

  /** Clocks of file systems are this coarse, and this far from ours. */
  private static final long MARGIN_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The signature of a file; null where the system knows no inodes. */
  public static @Nullable FileSignature of(Path file) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
    } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
      return null;
    }
    if (attributes.get("size") instanceof Long size
        && attributes.get("lastModifiedTime") instanceof FileTime modified
        && attributes.get("ctime") instanceof FileTime changed
        && attributes.get("ino") instanceof Long inode) {
      return new FileSignature(
          size, modified.to(TimeUnit.NANOSECONDS), changed.to(TimeUnit.NANOSECONDS), inode);
    }
    return null;
  }

  /** Whether the file was last touched well before a time. */
  boolean isOlderThan(long nanosSinceEpoch) {
    return Math.max(modifiedNanos, changedNanos) < nanosSinceEpoch - MARGIN_NANOS;
  }
}
