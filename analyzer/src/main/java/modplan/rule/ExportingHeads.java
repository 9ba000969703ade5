package modplan.rule;

import java.util.HashSet;
import java.util.Set;
import modplan.module.Definition;
import modplan.project.GuileModules;
import modplan.project.Project;
import modplan.project.ProjectFile;

/**
 * Which unknown heads of top-level forms may be macros that export. One that comes with Guile, or
 * whose definition in the tree holds no export, does not; a name nobody defines may.
 */
final class ExportingHeads {
  private final Set<String> exporting = new HashSet<>();
  private final Set<String> harmless = new HashSet<>();
  private final GuileModules guile;

  ExportingHeads(Project project, GuileModules guile) {
    this.guile = guile;
    project.files().forEach(this::add);
    project.libraryFiles().forEach(this::add);
  }

  private void add(ProjectFile file) {
    exporting.addAll(file.facts().computed().exportingMacros());
    for (Definition definition : file.facts().definitions()) {
      harmless.add(definition.name());
    }
  }

  /** Whether the head comes with Guile, so that it defines nothing that modplan overlooks. */
  boolean isGuiles(String head) {
    return !exporting.contains(head) && !harmless.contains(head) && guile.exportsAnywhere(head);
  }

  boolean mayExport(String head) {
    return exporting.contains(head) || isUnknown(head);
  }

  /** Whether nobody defines the head. */
  boolean isUnknown(String head) {
    return !exporting.contains(head) && !harmless.contains(head) && !guile.exportsAnywhere(head);
  }
}
