package modplan.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.module.Mention;
import modplan.source.SourceDecoder;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a project in parallel; the result does not depend on the number of threads.
 */
public final class ProjectReader {
  private final ProjectOptions options;
  private final @Nullable FactsCache cache;
  private final boolean later;
  private final List<UnreadableFile> unreadable = new ArrayList<>();
  private final SortedSet<String> templates = new TreeSet<>();
  private int skippedDirectories;

  private ProjectReader(ProjectOptions options, @Nullable FactsCache cache, boolean later) {
    this.options = options;
    this.cache = cache;
    this.later = later;
  }

  /**
   * Reads all roots, and of the {@code -L} directories the modules that are imported.
   *
   * @throws UsageException if a root is missing or no directory
   */
  public static Project read(ProjectOptions options) {
    return read(options, null);
  }

  /**
   * The same, with what a cache knows from an earlier run.
   *
   * @param cache null for none; a new one for each call
   */
  public static Project read(ProjectOptions options, @Nullable FactsCache cache) {
    return read(options, cache, false);
  }

  /**
   * The same, but what the cache knows of the code of files is left there until somebody asks for
   * it or {@linkplain Project#load loads} it: for runs that may need none of it.
   */
  public static Project open(ProjectOptions options, @Nullable FactsCache cache) {
    // Which modules of the load path belong to the project is in the code.
    return read(options, cache, options.loadPath().isEmpty());
  }

  private static Project read(ProjectOptions options, @Nullable FactsCache cache, boolean later) {
    if (cache == null) {
      return new ProjectReader(options, null, later).read();
    }
    cache.open(options, later);
    Project project = new ProjectReader(options, cache, later).read();
    cache.save();
    return project;
  }

  private record Source(int root, Path file, String path, String printed) {}

  private record Result(
      Source source, @Nullable FileFacts facts, @Nullable UnreadableFile failure) {}

  private Project read() {
    List<Root> roots = roots();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      sources.addAll(sources(i, roots.get(i)));
    }
    List<ProjectFile> files = readAll(sources);
    List<ProjectFile> libraryFiles = libraries(roots, files);
    libraryFiles.addAll(included(roots, files));
    unreadable.sort(Comparator.comparing(UnreadableFile::file));
    return new Project(roots, files, libraryFiles, unreadable, templates, skippedDirectories);
  }

  private List<Root> roots() {
    List<Root> roots = new ArrayList<>();
    for (String label : options.roots()) {
      Path directory = options.workingDirectory().resolve(label);
      requireDirectory(directory, label, "root");
      roots.add(new Root(trimmed(label), directory, prefix(options, label)));
    }
    return roots;
  }

  /** What stands before the paths of a root's files in reports. */
  static String prefix(ProjectOptions options, String label) {
    return options.roots().size() == 1 ? "" : trimmed(label) + "/";
  }

  private static String trimmed(String label) {
    return label.length() > 1 ? label.replaceAll("/+$", "") : label;
  }

  private static void requireDirectory(Path directory, String label, String what) {
    if (!Files.exists(directory)) {
      throw new UsageException("%s %s does not exist".formatted(what, label));
    }
    if (!Files.isDirectory(directory)) {
      throw new UsageException("%s %s is not a directory".formatted(what, label));
    }
  }

  private List<Source> sources(int index, Root root) {
    TreeListing listing =
        TreeListing.of(root.directory(), options.excludes(), options.extensions());
    skippedDirectories += listing.skippedDirectories();
    templates.addAll(listing.templates());
    for (UnreadableFile failure : listing.unreadable()) {
      if (failure.file().isEmpty()) {
        throw new UsageException("cannot list root " + root.label() + ": " + failure.reason());
      }
      unreadable.add(failure.at(root.prefix() + failure.file()));
    }
    return listing.files().stream()
        .map(path -> new Source(index, root.directory().resolve(path), path, root.prefix() + path))
        .toList();
  }

  private List<ProjectFile> readAll(List<Source> sources) {
    Result[] results = new Result[sources.size()];
    int[] largestFirst = largestFirst(sources);
    InTurn.run(
        sources.size(),
        options.threads(),
        () -> {
          FactsReader reader = new FactsReader();
          return i -> results[largestFirst[i]] = readOne(sources.get(largestFirst[i]), reader);
        });
    List<ProjectFile> files = new ArrayList<>();
    for (Result result : results) {
      if (result.facts() != null) {
        files.add(new ProjectFile(result.source().root(), result.source().path(), result.facts()));
      } else if (result.failure() != null) {
        unreadable.add(result.failure());
      }
    }
    return files;
  }

  /** One huge file at the end would keep all but one thread waiting. */
  private static int[] largestFirst(List<Source> sources) {
    long[] sizes = new long[sources.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = sources.get(i).file().toFile().length();
    }
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> -sizes[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Result readOne(Source source, FactsReader reader) {
    try {
      Result result = tryToReadOne(source, reader);
      if (!later && result.facts() != null) {
        result.facts().load();
      }
      return result;
    } catch (OutOfMemoryError e) { // one huge file does not keep the others from being read
      return new Result(source, null, new UnreadableFile(source.printed(), IoErrors.OUT_OF_MEMORY));
    }
  }

  private Result tryToReadOne(Source source, FactsReader reader) {
    byte[] bytes;
    FileSignature signature = null;
    try {
      if (cache != null) {
        signature = FileSignature.of(source.file());
        FileFacts known = cache.unchanged(source.file(), source.printed(), signature);
        if (known != null) {
          return new Result(source, known, null);
        }
      }
      bytes = FileBytes.read(source.file());
    } catch (IOException e) {
      return new Result(source, null, new UnreadableFile(source.printed(), IoErrors.reason(e)));
    }
    if (cache == null) {
      return parse(source, bytes, reader);
    }
    long hash = cache.hash(bytes);
    FileFacts known = cache.sameContent(source.file(), source.printed(), signature, hash);
    if (known != null) {
      return new Result(source, known, null);
    }
    Result result = parse(source, bytes, reader);
    if (result.facts() != null) {
      cache.add(source.file(), signature, hash, result.facts());
    }
    return result;
  }

  private static Result parse(Source source, byte[] bytes, FactsReader reader) {
    modplan.source.SourceFile file = SourceDecoder.decode(source.printed(), bytes);
    int nul = file.firstNul();
    if (nul >= 0) {
      String reason = "it is not text: there is a NUL byte at " + file.locate(nul);
      return new Result(source, null, new UnreadableFile(source.printed(), reason));
    }
    return new Result(source, reader.readNext(file), null);
  }

  // ---------------------------------------------------------------- included files

  /**
   * What the sources include, or also load if every source is wanted, as for Guile started in the
   * root.
   */
  private List<ProjectFile> included(List<Root> roots, List<ProjectFile> files) {
    List<ProjectFile> found = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    files.forEach(f -> known.add(roots.get(f.root()).directory().resolve(f.path()).normalize()));
    List<ProjectFile> frontier = files;
    while (!frontier.isEmpty()) {
      List<Source> wanted = new ArrayList<>();
      for (ProjectFile file : frontier) {
        for (Inclusion inclusion : file.facts().inclusions()) {
          if (!inclusion.isSplice() && !options.everySource()) {
            continue;
          }
          String place = inclusion.place(file.path()).orElse("");
          Root root = roots.get(file.root());
          Path path = root.directory().resolve(place).normalize();
          boolean inside = !place.equals("..") && !place.startsWith("../");
          if (inside && Files.isRegularFile(path) && known.add(path)) {
            wanted.add(new Source(file.root(), path, place, root.prefix() + place));
          }
        }
      }
      frontier = readAll(wanted);
      found.addAll(frontier);
    }
    found.sort(Comparator.comparingInt(ProjectFile::root).thenComparing(ProjectFile::path));
    return found;
  }

  // ---------------------------------------------------------------- the load path

  /** The modules of the {@code -L} directories that the roots import, and what those import. */
  private List<ProjectFile> libraries(List<Root> roots, List<ProjectFile> files) {
    List<ProjectFile> found = new ArrayList<>();
    if (options.loadPath().isEmpty()) {
      return found;
    }
    List<Path> directories = new ArrayList<>();
    for (String label : options.loadPath()) {
      Path directory = options.workingDirectory().resolve(label);
      requireDirectory(directory, label, "load path directory");
      directories.add(directory);
    }
    Set<String> known = new HashSet<>();
    files.forEach(f -> known.add(f.loadName()));
    List<ProjectFile> frontier = files;
    while (!frontier.isEmpty()) {
      List<Source> wanted = new ArrayList<>();
      for (ProjectFile file : frontier) {
        for (Mention mention : file.facts().mentions()) {
          Source source = locate(mention.target(), directories, roots.size(), known);
          if (source != null) {
            wanted.add(source);
          }
        }
        for (Inclusion inclusion : file.facts().inclusions()) {
          if (options.everySource() && inclusion.form().equals("include-from-path")) {
            Source source = locate(inclusion.path(), directories, roots.size(), known);
            if (source != null) {
              wanted.add(source);
            }
          }
        }
      }
      if (options.everySource()) {
        for (Source source : List.copyOf(wanted)) {
          submodules(source, directories, roots.size(), known, wanted);
        }
      }
      frontier = readAll(wanted);
      found.addAll(frontier);
    }
    found.sort(Comparator.comparingInt(ProjectFile::root).thenComparing(ProjectFile::path));
    return found;
  }

  /** The files below {@code a/} for {@code a.scm}, which may import them by names it computes. */
  private void submodules(
      Source source, List<Path> directories, int firstIndex, Set<String> known, List<Source> into) {
    Path directory = directories.get(source.root() - firstIndex);
    String folder = source.path().replaceFirst("\\.scm$", "");
    Path below = directory.resolve(folder);
    if (folder.equals(source.path()) || !Files.isDirectory(below)) {
      return;
    }
    for (String name : TreeListing.of(below, options.excludes(), options.extensions()).files()) {
      String path = folder + "/" + name;
      if (known.add(path.replaceFirst("\\.scm$", ""))) {
        Source submodule = locate(path, directories, firstIndex, known);
        if (submodule != null) {
          into.add(submodule);
        }
      }
    }
  }

  private @Nullable Source locate(
      ModuleName module, List<Path> directories, int firstIndex, Set<String> known) {
    return !known.add(module.path())
        ? null
        : locate(module.path() + ".scm", directories, firstIndex, known);
  }

  /** The first file of this path in the directories; null if it is known already. */
  private @Nullable Source locate(
      String path, List<Path> directories, int firstIndex, Set<String> known) {
    if (!known.add(path)) {
      return null;
    }
    for (int i = 0; i < directories.size(); i++) {
      Path file;
      try {
        file = directories.get(i).resolve(path);
      } catch (java.nio.file.InvalidPathException oddName) {
        return null;
      }
      if (Files.isRegularFile(file)) {
        return new Source(firstIndex + i, file, path, options.loadPath().get(i) + "/" + path);
      }
    }
    return null;
  }
}
