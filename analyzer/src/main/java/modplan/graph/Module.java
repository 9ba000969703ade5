package modplan.graph;

import java.util.List;
import modplan.syntax.ModuleName;

/**
 * A module of the roots.
 *
 * @param id its index in {@link ModuleGraph#modules()}, which is the order of names
 * @param sites the forms that define it, in the order of the project: the one on the load path
 *     first; more than one is a finding, not an error
 */
public record Module(int id, ModuleName name, List<ModuleSite> sites) {
  public Module {
    sites = List.copyOf(sites);
  }

  /** The form that Guile would find. */
  public ModuleSite site() {
    return sites.get(0);
  }

  @Override
  public int hashCode() {
    return name.hashCode(); // the generated one goes through all sites and files
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
