package modplan.project;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that was read, in a fixed order: roots as given, files by path.
 *
 * @param files those of the roots
 * @param libraryFiles those of {@code -L} directories that something imports, and files that others
 *     include which are no sources by their names
 * @param templates paths {@code NAME.scm.in} below the roots, of which builds make modules; sorted
 * @param skippedDirectories how many directories below the roots were not entered
 */
public record Project(
    List<Root> roots,
    List<ProjectFile> files,
    List<ProjectFile> libraryFiles,
    List<UnreadableFile> unreadable,
    SortedSet<String> templates,
    int skippedDirectories) {
  public Project {
    roots = List.copyOf(roots);
    files = List.copyOf(files);
    libraryFiles = List.copyOf(libraryFiles);
    unreadable = List.copyOf(unreadable);
    templates = Collections.unmodifiableSortedSet(new TreeSet<>(templates));
  }

  /** The files of the roots and the library files. */
  public List<ProjectFile> everyFile() {
    return Stream.concat(files.stream(), libraryFiles.stream()).toList();
  }

  /**
   * Reads what is still in the cache, in parallel, of an {@linkplain ProjectReader#open opened}
   * one.
   */
  public void load() {
    everyFile().parallelStream().forEach(file -> file.facts().load());
  }

  /** Total size of the files of the roots in bytes. */
  public long bytes() {
    return files.stream().mapToLong(f -> f.facts().bytes()).sum();
  }
}
