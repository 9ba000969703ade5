package modplan.graph;

import modplan.module.Mention;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * One mention of a module in one file: edges are occurrences, never merged.
 *
 * @param from the module that the mention belongs to, or null outside modules
 * @param to the module of the roots that is meant, or null if it is none of them
 */
public record Edge(ProjectFile file, Mention mention, @Nullable Module from, @Nullable Module to) {
  public ModuleName target() {
    return mention.target();
  }

  /** {@code file:line:column} for messages. */
  public String place() {
    return file.facts().file() + ":" + mention.location();
  }
}
