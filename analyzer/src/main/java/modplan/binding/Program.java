package modplan.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import modplan.module.FileFacts;
import modplan.project.GuixModules;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * The files that Guile can find: those of the analysed tree by their path on the load path, and
 * behind them the modules that come with Guile. A module is found by its path, as Guile does, not
 * by the name that its file declares. Immutable, but for the notes of what was read.
 */
public final class Program {
  private static final String EXTENSION = ".scm";

  private final Map<String, FileFacts> byPath;
  private final Map<String, FileFacts> byLoadPath;

  /** By the plainest name of the module, as Scheme writes it: it is asked for very often. */
  private final Map<String, FileFacts> byModule;

  private final boolean withGuilesModules;
  private final Predicate<String> elsewhere;
  private final ReadStrings strings;

  private Program(
      Map<String, FileFacts> byPath,
      Map<String, FileFacts> byLoadPath,
      Map<String, FileFacts> byModule,
      boolean withGuilesModules,
      Predicate<String> elsewhere,
      ReadStrings strings) {
    this.byPath = byPath;
    this.byLoadPath = byLoadPath;
    this.byModule = byModule;
    this.withGuilesModules = withGuilesModules;
    this.elsewhere = elsewhere;
    this.strings = strings;
  }

  /** The files of one tree whose root is on the load path; their paths are relative to it. */
  public static Program of(Collection<FileFacts> files) {
    Map<String, FileFacts> paths = new TreeMap<>();
    files.forEach(file -> paths.putIfAbsent(file.file(), file));
    return of(paths, paths);
  }

  /**
   * Files by their path on the load path, {@code a/b.scm}, in whichever directory of it they are;
   * the path in the facts is the one for reports.
   */
  public static Program of(Map<String, FileFacts> loadPath) {
    Map<String, FileFacts> paths = new TreeMap<>();
    loadPath.values().forEach(file -> paths.putIfAbsent(file.file(), file));
    return of(paths, new TreeMap<>(loadPath));
  }

  private static Program of(Map<String, FileFacts> byPath, Map<String, FileFacts> byLoadPath) {
    return new Program(
        byPath, byLoadPath, byModule(byLoadPath), true, name -> false, new ReadStrings(byPath));
  }

  private static Map<String, FileFacts> byModule(Map<String, FileFacts> byLoadPath) {
    Map<String, FileFacts> files = new HashMap<>();
    byLoadPath.forEach(
        (path, file) -> {
          if (path.endsWith(EXTENSION) && path.indexOf(' ') < 0) {
            String name = path.substring(0, path.length() - EXTENSION.length());
            files.put("(" + name.replace('/', ' ') + ")", file);
          }
        });
    return files;
  }

  /** All that was read: the roots come first on the load path, then the {@code -L} directories. */
  public static Program of(Project project) {
    Map<String, FileFacts> onLoadPath = new TreeMap<>();
    for (ProjectFile file : project.files()) {
      onLoadPath.putIfAbsent(file.path(), file.facts());
    }
    for (ProjectFile file : project.libraryFiles()) {
      onLoadPath.putIfAbsent(file.path(), file.facts());
    }
    return of(onLoadPath);
  }

  /** The same files without the modules that come with Guile, but for {@code (guile)} itself. */
  public Program withoutGuilesModules() {
    return new Program(byPath, byLoadPath, byModule, false, elsewhere, strings);
  }

  /**
   * The same, but modules of such names (as Scheme writes them) that are not here are taken to
   * exist elsewhere, with exports that nobody knows.
   */
  public Program assuming(Predicate<String> module) {
    return new Program(byPath, byLoadPath, byModule, withGuilesModules, module, strings);
  }

  /**
   * What a module of Guix exports, if this program uses Guix and does not ship it; null otherwise.
   *
   * @param module its name as Scheme writes it
   */
  public GuixModules.@Nullable Exports embedded(String module) {
    boolean shipsIt = byLoadPath.containsKey(GuixModules.MARK.path() + EXTENSION);
    if (shipsIt
        || !withGuilesModules
        || !(module.startsWith("(guix ") || module.startsWith("(gnu "))) {
      return null;
    }
    String[] parts = module.substring(1, module.length() - 1).split(" ", -1);
    return GuixModules.exports(new ModuleName(List.of(parts)));
  }

  /** Notes of the strings that are read of the code, by whoever looks into it through this. */
  public ReadStrings strings() {
    return strings;
  }

  /** Whether a module that is not here is taken to exist. */
  public boolean isElsewhere(String module) {
    return elsewhere.test(module);
  }

  /** The facts of a file by its path for reports; null if there is none. */
  public @Nullable FileFacts file(String path) {
    return byPath.get(path);
  }

  /** The file at a path on the load path; null if there is none. */
  public @Nullable FileFacts onLoadPath(String path) {
    return byLoadPath.get(path);
  }

  /**
   * The file that Guile loads for a module.
   *
   * @param module its name as Scheme writes it
   */
  public @Nullable FileFacts forModule(String module) {
    FileFacts found = byModule.get(module);
    return found != null || module.indexOf('/') < 0
        ? found
        : byLoadPath.get(module.substring(1, module.length() - 1).replace(' ', '/') + EXTENSION);
  }

  /**
   * The file that is compiled when a module is the entry: that on the load path, or else one that
   * declares the module, whatever it is called.
   */
  public @Nullable FileFacts forEntry(String module) {
    FileFacts found = forModule(module);
    if (found != null) {
      return found;
    }
    for (FileFacts file : byPath.values()) {
      if (file.modules().stream().anyMatch(made -> made.name().toString().equals(module))) {
        return file;
      }
    }
    return null;
  }

  /** Names, as Scheme writes them, of the modules that files of the tree make; sorted. */
  public List<String> modules() {
    Map<String, Boolean> names = new HashMap<>();
    for (FileFacts file : byLoadPath.values()) {
      file.modules().forEach(module -> names.put(module.name().toString(), true));
    }
    return new ArrayList<>(new TreeMap<>(names).keySet());
  }

  /** All files, by path. */
  public Collection<FileFacts> files() {
    return byPath.values();
  }

  public Profile profile(GuileVersion version) {
    Profile profile = Profile.of(version);
    return withGuilesModules ? profile : profile.coreOnly();
  }
}
