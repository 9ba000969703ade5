package modplan.graph;

import modplan.module.FileFacts;
import modplan.module.ModuleFact;
import modplan.project.ProjectFile;

/**
 * One module form of the project.
 *
 * @param index of the form in {@link FileFacts#modules()}
 */
public record ModuleSite(ProjectFile file, int index) {
  public ModuleFact fact() {
    return file.facts().modules().get(index);
  }

  /** Whether the file lies where Guile looks for the module. */
  public boolean isOnPath() {
    return file.loadName().equals(fact().name().path());
  }
}
