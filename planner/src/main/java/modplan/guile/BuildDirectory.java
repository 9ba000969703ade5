package modplan.guile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import modplan.project.FileSignature;
import modplan.project.IoErrors;
import modplan.project.Sha256;
import modplan.project.SourceStates;
import modplan.project.UsageException;
import modplan.run.BuildState;
import modplan.run.BuildStateText;
import modplan.run.CompiledFile;
import modplan.run.KnownFile;
import org.jspecify.annotations.Nullable;

/**
 * The output directory of a build: compiled files, stamps, and what is known of them. Locked until
 * it is closed, or this process ends.
 */
public final class BuildDirectory implements AutoCloseable {
  private static final String PLACE = ".modplan";
  private static final String STATE = "state";

  /** Older than every source. */
  private static final FileTime LONG_AGO = FileTime.fromMillis(1);

  private final Path directory;
  private final FileChannel lock;

  private BuildDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Opens a directory.
   *
   * @param shown as the user wrote it
   * @throws UsageException if it cannot be written into, or another process has it open
   */
  public static BuildDirectory open(Path directory, String shown) {
    try {
      Path place = Files.createDirectories(directory.resolve(PLACE));
      FileChannel lock =
          FileChannel.open(
              place.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(lock)) {
        lock.close();
        throw new UsageException("another 'modplan run' is at work in " + shown);
      }
      return new BuildDirectory(directory, lock);
    } catch (IOException e) {
      throw new UsageException("cannot write into %s: %s".formatted(shown, IoErrors.reason(e)));
    }
  }

  private static boolean tryLock(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    } catch (IOException noLocksHere) {
      return true; // some file systems have none; steps have locks of their own
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UsageException("cannot close the lock: " + IoErrors.reason(e));
    }
  }

  // ---------------------------------------------------------------- what is known

  /** What an earlier run has kept; what is damaged or of another version counts as nothing. */
  public BuildState state() {
    try {
      BuildState state = BuildStateText.read(Files.readString(place(STATE)));
      return state == null ? BuildState.NONE : state;
    } catch (IOException noneOrNoText) {
      return BuildState.NONE;
    }
  }

  /** Keeps what is known: whoever looks finds the old state or this one. */
  public void keep(BuildState state) {
    Path temporary = place(STATE + ".tmp");
    try {
      Files.writeString(temporary, BuildStateText.write(state));
      Files.move(
          temporary,
          place(STATE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(place(STATE), IoErrors.reason(e)));
    }
  }

  private Path place(String name) {
    return directory.resolve(PLACE).resolve(name);
  }

  // ---------------------------------------------------------------- compiled files

  /**
   * The compiled files that are there, by module.
   *
   * @param paths below this directory, by module
   * @param state whose hashes hold for files that were not touched since
   * @param options hash of what is compiled with now, see {@link BuildState#stoppedRun}
   */
  public Map<String, CompiledFile> files(
      Map<String, String> paths, BuildState state, String options, SourceStates sources) {
    long stopped =
        state.stoppedRun().equals(options)
            ? Math.max(modified(place(STATE)), sources.lastChangeNanos())
            : Long.MAX_VALUE;
    Map<String, CompiledFile> found = new ConcurrentHashMap<>();
    paths.entrySet().parallelStream()
        .forEach(
            each -> {
              CompiledFile file =
                  file(
                      directory.resolve(each.getValue()),
                      state.compiled().get(each.getKey()),
                      stopped);
              if (file != null) {
                found.put(each.getKey(), file);
              }
            });
    return new TreeMap<>(found);
  }

  private static @Nullable CompiledFile file(Path path, @Nullable KnownFile known, long stopped) {
    try {
      FileSignature signature = FileSignature.of(path);
      if (signature == null) {
        return null; // no inodes, no telling whether it is replaced meanwhile
      }
      String hash =
          known != null && known.signature().equals(signature)
              ? known.hash()
              : Sha256.hex(Files.readAllBytes(path));
      return new CompiledFile(hash, signature, signature.modifiedNanos() > stopped);
    } catch (IOException noneOrUnreadable) {
      return null;
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    } catch (IOException none) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Makes a compiled file as young as a time, if it is older, and still the one that is meant; if
   * it was replaced in this very moment, it becomes the oldest file of all.
   */
  public void refresh(String path, FileSignature meant, long nanos) {
    Path file = directory.resolve(path);
    if (meant.modifiedNanos() >= nanos) {
      return;
    }
    try {
      setTime(file, FileTime.from(nanos, TimeUnit.NANOSECONDS));
      FileSignature now = FileSignature.of(file);
      if (now == null || now.inode() != meant.inode() || now.size() != meant.size()) {
        setTime(file, LONG_AGO);
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Makes a compiled file older than every source, so that it is compiled again. */
  public void outdate(String path) {
    Path file = directory.resolve(path);
    try {
      setTime(file, LONG_AGO);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void setTime(Path file, FileTime time) throws IOException {
    try {
      Files.setLastModifiedTime(file, time);
    } catch (NoSuchFileException gone) {
      // then it is compiled anyway
    }
  }

  private static UsageException failure(Path file, IOException e) {
    return new UsageException("cannot touch %s: %s".formatted(file, IoErrors.reason(e)));
  }

  // ---------------------------------------------------------------- stamps

  /** Lets a step run, whatever the times of files say. */
  public void removeStamp(String step) {
    try {
      Files.deleteIfExists(stamp(step));
    } catch (IOException e) {
      throw failure(stamp(step), e);
    }
  }

  /**
   * Says that a step has nothing to do, if it was done before.
   *
   * @param nanos the stamp becomes as young as that, and as the files of the build
   */
  public void refreshStamp(String step, long nanos, String... buildFiles) {
    Path stamp = stamp(step);
    long time = nanos;
    for (String name : buildFiles) {
      time = Math.max(time, modified(directory.resolve(name)));
    }
    if (modified(stamp) >= time) {
      return; // or there is none
    }
    try {
      setTime(stamp, FileTime.from(time, TimeUnit.NANOSECONDS));
    } catch (IOException e) {
      throw failure(stamp, e);
    }
  }

  private Path stamp(String step) {
    return place(step + ".stamp");
  }
}
