package modplan.project;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds files by the names that reports write. */
public final class SourceListing {
  private final ProjectOptions options;

  public SourceListing(ProjectOptions options) {
    this.options = options;
  }

  /** The files of the roots, without reading them. */
  public SortedMap<String, Path> ofRoots() {
    SortedMap<String, Path> found = new TreeMap<>();
    for (String label : options.roots()) {
      Path directory = options.workingDirectory().resolve(label);
      String prefix = ProjectReader.prefix(options, label);
      TreeListing.of(directory, options.excludes(), options.extensions())
          .files()
          .forEach(path -> found.put(prefix + path, directory.resolve(path)));
    }
    return found;
  }

  /** Where a name leads to, that of a file which need not exist. */
  public Path place(String name) {
    for (String label : options.loadPath()) {
      if (name.startsWith(label + "/")) {
        return options.workingDirectory().resolve(name);
      }
    }
    for (String label : options.roots()) {
      String prefix = ProjectReader.prefix(options, label);
      if (!prefix.isEmpty() && name.startsWith(prefix)) {
        return options.workingDirectory().resolve(label).resolve(name.substring(prefix.length()));
      }
    }
    return options.workingDirectory().resolve(options.roots().get(0)).resolve(name);
  }

  /** Where the {@code -L} directories may have a module, by the names that reports would write. */
  public SortedMap<String, Path> inLibraries(String modulePath) {
    SortedMap<String, Path> places = new TreeMap<>();
    for (String label : options.loadPath()) {
      String name = label + "/" + modulePath;
      places.put(name, options.workingDirectory().resolve(name));
    }
    return places;
  }
}
