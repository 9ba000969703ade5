package modplan.cli;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modplan.module.ModuleFact;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.UsageException;
import modplan.syntax.ModuleName;

/** The modules of the roots, as users name them. */
final class RootModules {
  private final Map<String, ModuleName> names = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();

  RootModules(Project project) {
    for (ProjectFile file : project.files()) {
      for (ModuleFact module : file.facts().modules()) {
        names.put(module.name().toString(), module.name());
        files.put(module.name().toString(), file.facts().file());
      }
    }
  }

  /** All names, sorted. */
  Set<String> all() {
    return names.keySet();
  }

  /**
   * The module of a name.
   *
   * @throws UsageException if there is none
   */
  ModuleName named(String text) {
    ModuleName name = names.get(text);
    if (name == null) {
      throw new UsageException(
          "there is no module %s in the roots; write names as '(a b)'".formatted(text));
    }
    return name;
  }

  /** The file of each module. */
  Map<String, String> files() {
    return files;
  }
}
