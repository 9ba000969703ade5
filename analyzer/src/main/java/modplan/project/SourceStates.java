package modplan.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Contents of files at about one moment.
 *
 * @param files by the names that reports write; those that are not there, or cannot be read, are
 *     missing
 * @param readNanos when the first of them was read, since 1970; 0 if nobody knows
 */
public record SourceStates(SortedMap<String, SourceState> files, long readNanos) {
  /** Of no files. */
  public static final SourceStates NONE = new SourceStates(new TreeMap<>(), 0);

  private static final int ATTEMPTS = 3;

  public SourceStates {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads files, in parallel; those that were not touched since they were read earlier are not
   * opened.
   *
   * @param places by the names that reports write
   * @param earlier what is known of some of them
   */
  public static SourceStates read(Map<String, Path> places, SourceStates earlier) {
    long start = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    Map<String, SourceState> found = new ConcurrentHashMap<>();
    places.entrySet().parallelStream()
        .forEach(
            place -> {
              SourceState state = read(place.getValue(), earlier.of(place.getKey()));
              if (state != null) {
                found.put(place.getKey(), state);
              }
            });
    return new SourceStates(new TreeMap<>(found), start);
  }

  /** A file whose content is that if its signature is; null if that says nothing. */
  private @Nullable SourceState of(String name) {
    SourceState state = files.get(name);
    return state != null
            && state.isSettled()
            && !state.signature().equals(FileSignature.NONE)
            && state.signature().isOlderThan(readNanos)
        ? state
        : null;
  }

  private static @Nullable SourceState read(Path file, @Nullable SourceState known) {
    try {
      FileSignature before = signature(file);
      if (known != null && known.signature().equals(before) && Files.isRegularFile(file)) {
        return known;
      }
      for (int attempt = 1; Files.isRegularFile(file); attempt++) {
        String hash = Sha256.hex(FileBytes.read(file));
        FileSignature after = signature(file);
        if (before.equals(after)) {
          return new SourceState(hash, after);
        }
        if (attempt == ATTEMPTS) {
          return new SourceState(SourceState.UNSETTLED, after);
        }
        before = after;
      }
      return null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static FileSignature signature(Path file) throws IOException {
    try {
      FileSignature signature = FileSignature.of(file);
      return signature == null ? FileSignature.NONE : signature;
    } catch (NoSuchFileException gone) {
      return FileSignature.NONE;
    }
  }

  /**
   * The same, but files that may have been another way at an earlier time are unsettled: whoever
   * has read them since may have seen another content.
   *
   * @param earlier what was known at that time, perhaps not of all files
   */
  public SourceStates settledSince(SourceStates earlier, long nanosSinceEpoch) {
    SortedMap<String, SourceState> states = new TreeMap<>(files);
    states.replaceAll(
        (name, state) ->
            state.equals(earlier.files.get(name)) || state.signature().isOlderThan(nanosSinceEpoch)
                ? state
                : state.unsettled());
    earlier.files.forEach((name, state) -> states.putIfAbsent(name, state.unsettled()));
    return new SourceStates(states, readNanos);
  }

  /** The names of the files that were touched, came or went between here and there. */
  public Set<String> touched(SourceStates other) {
    Set<String> names = new TreeSet<>(files.keySet());
    names.addAll(other.files.keySet());
    names.removeIf(name -> Objects.equals(files.get(name), other.files.get(name)));
    return names;
  }

  /** When the youngest file was written, in nanoseconds since 1970; 0 if there is none. */
  public long newestNanos(long notAfter) {
    return files.values().stream()
        .mapToLong(state -> state.signature().modifiedNanos())
        .filter(time -> time <= notAfter)
        .max()
        .orElse(0);
  }

  /** When a file was last changed in any way, in nanoseconds since 1970; 0 if there is none. */
  public long lastChangeNanos() {
    return files.values().stream()
        .mapToLong(s -> Math.max(s.signature().modifiedNanos(), s.signature().changedNanos()))
        .max()
        .orElse(0);
  }

  /** Whether all contents are known. */
  public boolean isSettled() {
    return files.values().stream().allMatch(SourceState::isSettled);
  }
}
