package modplan.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import modplan.module.ModuleFact;
import modplan.syntax.ModuleName;

/**
 * Where the name of a module leads: into the roots, a {@code -L} directory, Guile itself, or
 * nowhere.
 */
public final class LoadPath {
  /** What is known about a name, in the order in which it is asked. */
  public enum Origin {
    /** A file of the roots lies at its path, or holds a module form with its name. */
    ROOTS,

    /** The same in a {@code -L} directory. */
    LIBRARY,

    /** It comes with Guile. */
    GUILE,

    /** It is one of Guix's, which the tree uses and does not ship. */
    GUIX,

    /** A template {@code NAME.scm.in} lies at its path: the build of the tree makes it. */
    GENERATED,

    /** The user says that it exists elsewhere. */
    ASSUMED,

    UNKNOWN
  }

  private final Project project;
  private final GuileModules guile;
  private final List<ModulePattern> assumed;
  private final Map<String, ProjectFile> byPath = new HashMap<>();
  private final Map<ModuleName, List<ProjectFile>> byForm = new HashMap<>();
  private final Map<ModuleName, Origin> origins = new ConcurrentHashMap<>();

  public LoadPath(Project project, GuileModules guile, List<ModulePattern> assumed) {
    this.project = project;
    this.guile = guile;
    this.assumed = List.copyOf(assumed);
    for (List<ProjectFile> files : List.of(project.files(), project.libraryFiles())) {
      for (ProjectFile file : files) {
        byPath.putIfAbsent(file.loadName(), file);
        for (ModuleFact module : file.facts().modules()) {
          List<ProjectFile> sites = byForm.computeIfAbsent(module.name(), n -> new ArrayList<>());
          if (sites.stream().noneMatch(s -> s.facts().file().equals(file.facts().file()))) {
            sites.add(file);
          }
        }
      }
    }
    for (UnreadableFile file : project.unreadable()) {
      unreadable(file);
    }
  }

  /** A file that cannot be read may well define what its path says. */
  private void unreadable(UnreadableFile file) {
    for (Root root : project.roots()) {
      if (file.file().startsWith(root.prefix()) && file.file().endsWith(".scm")) {
        String path = file.file().substring(root.prefix().length(), file.file().length() - 4);
        origins.put(new ModuleName(List.of(path.split("/"))), Origin.ROOTS);
      }
    }
  }

  /** Where the module comes from. */
  public Origin origin(ModuleName module) {
    return origins.computeIfAbsent(module, this::find);
  }

  private Origin find(ModuleName module) {
    ProjectFile atPath = byPath.get(module.path());
    if (atPath == null) {
      List<ProjectFile> sites = byForm.getOrDefault(module, List.of());
      atPath = sites.isEmpty() ? null : sites.get(0);
    }
    if (atPath != null) {
      return atPath.root() < project.roots().size() ? Origin.ROOTS : Origin.LIBRARY;
    }
    if (guile.contains(module)) {
      return Origin.GUILE;
    }
    if (project.templates().contains(module.path() + ".scm.in")) {
      return Origin.GENERATED;
    }
    boolean shipsGuix = byPath.containsKey(GuixModules.MARK.path());
    if (!shipsGuix && GuixModules.exports(module) != null) {
      return Origin.GUIX;
    }
    return assumed.stream().anyMatch(p -> p.matches(module)) ? Origin.ASSUMED : Origin.UNKNOWN;
  }

  /** The files with a module form of this name, those of the roots first. */
  public List<ProjectFile> filesDefining(ModuleName module) {
    return byForm.getOrDefault(module, List.of());
  }

  /** The file that Guile would open for the module, if roots or {@code -L} directories have it. */
  public Optional<ProjectFile> fileAt(ModuleName module) {
    return Optional.ofNullable(byPath.get(module.path()));
  }

  public GuileModules guile() {
    return guile;
  }
}
