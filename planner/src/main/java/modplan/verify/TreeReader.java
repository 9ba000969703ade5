package modplan.verify;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.graph.ModuleSite;
import modplan.module.Context;
import modplan.module.Inclusion;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Which modules of a tree a plan must hold, and what each of them needs, from the facts alone: the
 * rules are those of {@code docs/planning.md}, written down a second time so that a mistake in the
 * planner is not made here, too.
 */
final class TreeReader {
  private final Project project;
  private final List<Path> directories;
  private final Map<ModuleName, Found> found = new TreeMap<>();
  private final Map<String, ProjectFile> texts = new HashMap<>();

  private record Found(ModuleSite site, int directory, String path) {}

  private TreeReader(Project project, List<Path> searchDirectories) {
    this.project = project;
    this.directories = new ArrayList<>();
    project.roots().forEach(root -> directories.add(normal(root.directory())));
    searchDirectories.forEach(directory -> directories.add(normal(directory)));
  }

  /** The modules that are to be compiled, by name. */
  static SortedMap<ModuleName, TreeModule> read(
      Project project, ModuleGraph graph, List<Path> searchDirectories) {
    return new TreeReader(project, searchDirectories).read(graph);
  }

  private SortedMap<ModuleName, TreeModule> read(ModuleGraph graph) {
    for (Module module : graph.modules()) {
      Found place = find(module);
      if (place != null) {
        found.put(module.name(), place);
      }
    }
    for (ProjectFile file : project.files()) {
      if (file.facts().modules().isEmpty()) {
        texts.put(file.root() + ":" + file.path(), file);
      }
    }
    SortedMap<ModuleName, TreeModule> modules = new TreeMap<>();
    found.forEach((name, place) -> modules.put(name, module(name, place)));
    return modules;
  }

  /** Looks into the directories one after the other, as Guile does. */
  private @Nullable Found find(Module module) {
    String path = module.name().path() + ".scm";
    for (int i = 0; i < directories.size(); i++) {
      for (ModuleSite site : module.sites()) {
        Path root = directories.get(site.file().root());
        if (directories.get(i).resolve(path).equals(root.resolve(site.file().path()))) {
          return new Found(site, i, path);
        }
      }
    }
    return null;
  }

  private static Path normal(Path directory) {
    return directory.toAbsolutePath().normalize();
  }

  private TreeModule module(ModuleName name, Found place) {
    Set<ModuleName> imports = new TreeSet<>();
    Set<ModuleName> mentions = new TreeSet<>();
    long bytes = 0;
    Set<String> seen = new HashSet<>();
    Deque<ProjectFile> pending = new ArrayDeque<>();
    pending.add(place.site().file());
    int form = place.site().index();
    while (!pending.isEmpty()) {
      ProjectFile file = pending.remove();
      bytes += file.facts().bytes();
      for (Mention mention : file.facts().mentions()) {
        if (mention.module() == form && found.containsKey(mention.target()) && loads(mention)) {
          (mention.isEagerImport() ? imports : mentions).add(mention.target());
        }
      }
      for (Inclusion inclusion : file.facts().inclusions()) {
        if (inclusion.isSplice() && inclusion.module() == form) {
          for (String path : candidates(inclusion.path(), file.path())) {
            ProjectFile text = texts.get(file.root() + ":" + path);
            if (text != null && seen.add(path)) {
              pending.add(text);
            }
          }
        }
      }
      form = -1; // included files have none of their own
    }
    imports.remove(name);
    mentions.remove(name);
    mentions.removeAll(imports);
    return new TreeModule(
        name,
        place.site().file().facts(),
        place.directory(),
        place.path(),
        bytes,
        imports,
        mentions);
  }

  /** Whether compiling the file may load what it mentions. */
  private static boolean loads(Mention mention) {
    if (mention.context() == Context.DATA) {
      return false;
    }
    MentionKind kind = mention.kind();
    return switch (kind) {
      case USE_MODULE, USE_MODULES, IMPORT, AUTOLOAD, MODULE_REF, MODULE_PRIVATE_REF -> true;
      case RESOLVE_INTERFACE, RESOLVE_MODULE, MODULE_AUTOLOAD -> false;
    };
  }

  /** Below the root: the name as it stands, and as seen from the including file. */
  private static Set<String> candidates(String path, String includer) {
    Set<String> candidates = new TreeSet<>();
    if (!path.startsWith("/")) {
      candidates.add(normal(path));
      candidates.add(normal(includer.substring(0, includer.lastIndexOf('/') + 1) + path));
    }
    return candidates;
  }

  /** Without {@code .} and {@code a/..}; what leaves the root matches no file. */
  private static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
