package modplan.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import modplan.module.FactsCodec;
import modplan.module.FactsOutput;
import modplan.module.FileFacts;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the files of one tree from an earlier run. A file that the file system calls
 * unchanged is not opened; one that was touched is read and looked up by its content; all others
 * are parsed. What is found never depends on the cache, only how fast; where it cannot be read or
 * written, there is none.
 *
 * <p>On disk, a tree has two {@linkplain CacheSegment segments}: a large one, and a small one with
 * what has changed since. Each is replaced at once, and each stands for itself, so that runs at the
 * same time only overwrite one another's gains.
 */
public final class FactsCache {
  /** So many bytes may all trees take together; those that were used last stay. */
  private static final long LARGEST_BYTES = 512L << 20;

  /** The small segment holds at most this part of the large one, or a few files. */
  private static final int LEAST_SHARE = 8;

  private static final int FEW = 32;

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Path directory;
  private final String version;
  private final long largestBytes;
  private final Instant opened = Instant.now();
  private final Map<String, CacheSegment.Entry> seen = new ConcurrentHashMap<>();
  private final Map<String, CacheSegment.Entry> news = new ConcurrentHashMap<>();
  private Path large = Path.of("");
  private Path small = Path.of("");
  private @Nullable CacheSegment largeSegment;
  private @Nullable CacheSegment smallSegment;
  private ContentHash hash = new ContentHash(0);
  private long point;

  /**
   * A cache for one run.
   *
   * @param directory where caches are kept; made if need be
   * @param version of the program: facts of another version are not used
   */
  public FactsCache(Path directory, String version) {
    this(directory, version, LARGEST_BYTES);
  }

  /** A cache that keeps so many bytes of all trees. */
  FactsCache(Path directory, String version, long largestBytes) {
    this.directory = directory;
    this.version = version;
    this.largestBytes = largestBytes;
  }

  /**
   * Opens the segments of the tree that the options name.
   *
   * @param later whether perhaps nobody asks for the contents of what is in them
   */
  void open(ProjectOptions options, boolean later) {
    String name = name(options);
    large = directory.resolve(name + ".facts");
    small = directory.resolve(name + ".changes");
    largeSegment = segment(large, later);
    smallSegment = largeSegment == null ? null : segment(small, later);
    if (largeSegment == null) {
      point = new SecureRandom().nextLong();
    } else {
      point = largeSegment.point();
      if (smallSegment != null && smallSegment.point() != point) {
        smallSegment = null;
      }
    }
    hash = new ContentHash(point);
  }

  private @Nullable CacheSegment segment(Path file, boolean later) {
    CacheSegment segment = CacheSegment.read(file, version);
    return segment == null || later || segment.contents() != null ? segment : null;
  }

  /** Trees with the same name would share their segments, which does no harm. */
  private static String name(ProjectOptions options) {
    StringBuilder text = new StringBuilder().append(options.everySource());
    Stream.concat(options.roots().stream(), options.loadPath().stream())
        .map(d -> options.workingDirectory().resolve(d).toAbsolutePath().normalize())
        .forEach(d -> text.append('\0').append(d));
    CRC32C crc = new CRC32C();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return "%08x%08x".formatted(crc.getValue(), text.toString().hashCode());
  }

  /** The facts of a file that was not touched since they were read; else null. */
  @Nullable FileFacts unchanged(Path file, String printed, @Nullable FileSignature signature) {
    if (signature == null) {
      return null;
    }
    String path = key(file);
    CacheSegment.Entry entry =
        smallSegment == null ? null : smallSegment.unchanged(path, printed, signature);
    if (entry == null && largeSegment != null) {
      entry = largeSegment.unchanged(path, printed, signature);
    }
    if (entry == null) {
      return null;
    }
    seen.put(path, entry);
    return entry.facts();
  }

  /** The value by which content is known. */
  long hash(byte[] bytes) {
    return hash.of(bytes);
  }

  /** The facts of a file with this content; else null. */
  @Nullable FileFacts sameContent(
      Path file, String printed, @Nullable FileSignature signature, long contentHash) {
    String path = key(file);
    FileSignature trusted = trusted(signature);
    for (CacheSegment segment : segments()) {
      CacheSegment.Entry entry = segment.sameContent(path, printed, trusted, contentHash);
      if (entry != null) {
        seen.put(path, entry);
        news.put(path, entry);
        return entry.facts();
      }
    }
    return null;
  }

  /** Takes what was parsed. */
  void add(Path file, @Nullable FileSignature signature, long contentHash, FileFacts facts) {
    String path = key(file);
    FactsOutput strings = new FactsOutput();
    FactsOutput places = new FactsOutput();
    FactsOutput shape = new FactsOutput(strings, places);
    FactsCodec.code(facts, shape);
    CodeHash code =
        new CodeHash(
            hash.of(shape.toBytes()), hash.of(strings.toBytes()), hash.of(places.toBytes()));
    CacheSegment.Entry entry =
        new CacheSegment.Entry(path, trusted(signature), contentHash, code, facts);
    seen.put(path, entry);
    news.put(path, entry);
  }

  private FileSignature trusted(@Nullable FileSignature signature) {
    long start = TimeUnit.SECONDS.toNanos(opened.getEpochSecond()) + opened.getNano();
    return signature != null && signature.isOlderThan(start) ? signature : FileSignature.NONE;
  }

  private static String key(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  private List<CacheSegment> segments() {
    return Stream.of(smallSegment, largeSegment).filter(s -> s != null).toList();
  }

  /** Writes what is new. Never fails: without space or permission there is no cache next time. */
  void save() {
    try {
      if (news.isEmpty()) {
        keep(large);
        return;
      }
      Files.createDirectories(directory);
      CacheSegment before = smallSegment;
      List<CacheSegment.Entry> changes = new ArrayList<>(news.values());
      if (before != null) {
        seen.values().stream()
            .filter(e -> before.holds(e.path()) && !news.containsKey(e.path()))
            .forEach(changes::add);
      }
      boolean few =
          largeSegment != null
              && changes.size() <= Math.max(FEW, largeSegment.size() / LEAST_SHARE);
      if (few) {
        write(small, changes);
        keep(large);
      } else {
        write(large, new ArrayList<>(seen.values()));
        Files.deleteIfExists(small);
        evict();
      }
    } catch (IOException noCache) {
      // The next run reads the files again.
    }
  }

  /**
   * What an earlier run has found out from the code of the project that was read through this
   * cache.
   *
   * @param what a name for it, of letters
   * @param settings on which it depends, too
   */
  public KeptResult result(String what, String settings, Project project) {
    IdentityHashMap<FileFacts, CodeHash> codes = codes();
    StringBuilder inputs = new StringBuilder(settings);
    for (ProjectFile file : project.everyFile()) {
      CodeHash code = codes.get(file.facts());
      if (code == null) {
        return KeptResult.NONE;
      }
      name(file, inputs).append(code.shape());
      inputs.append(' ').append(code.strings()).append(' ').append(code.places());
    }
    return kept(what, inputs);
  }

  /**
   * What an earlier run has found out of single files: it may hold in part after some have changed.
   *
   * @param what a name for it, of letters
   * @param settings on which all of it depends
   */
  public KeptParts parts(String what, String settings, Project project) {
    IdentityHashMap<FileFacts, CodeHash> codes = codes();
    StringBuilder inputs = new StringBuilder(settings);
    for (ProjectFile file : project.everyFile()) {
      if (!codes.containsKey(file.facts())) {
        return KeptParts.NONE;
      }
      name(file, inputs);
    }
    return new KeptParts(kept(what, inputs), codes, hash);
  }

  private IdentityHashMap<FileFacts, CodeHash> codes() {
    IdentityHashMap<FileFacts, CodeHash> codes = new IdentityHashMap<>();
    seen.values().forEach(entry -> codes.put(entry.facts(), entry.code()));
    return codes;
  }

  private static StringBuilder name(ProjectFile file, StringBuilder to) {
    to.append('\0').append(file.root()).append(file.path());
    return to.append('\0').append(file.facts().file());
  }

  private KeptResult kept(String what, StringBuilder inputs) {
    long key = hash.of(inputs.toString().getBytes(StandardCharsets.UTF_8));
    String file = large.getFileName().toString().replace(".facts", "." + what);
    return new KeptResult(directory.resolve(file), version, key);
  }

  private void write(Path file, List<CacheSegment.Entry> entries) throws IOException {
    entries.sort(Comparator.comparing(CacheSegment.Entry::path));
    CacheSegment.write(file, version, point, entries);
  }

  /** Marks a file as used, so that it is not the first to go. */
  private static void keep(Path file) throws IOException {
    Instant now = Instant.now();
    if (Files.exists(file)
        && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(REMEMBERED))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  private record Kept(Path file, long bytes, FileTime used) {}

  /** Removes what was not used for the longest time, and what killed runs have left. */
  private void evict() throws IOException {
    List<Kept> files = new ArrayList<>();
    Instant old = Instant.now().minus(REMEMBERED);
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        FileTime used = Files.getLastModifiedTime(file);
        if (name.endsWith(".tmp") && used.toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        } else if (!name.endsWith(".tmp")) {
          files.add(new Kept(file, Files.size(file), used));
        }
      }
    }
    files.sort(Comparator.comparing(Kept::used).reversed());
    long bytes = 0;
    for (Kept kept : files) {
      bytes += kept.bytes();
      if (bytes > largestBytes && !kept.file().equals(large)) {
        Files.deleteIfExists(kept.file());
      }
    }
  }
}
