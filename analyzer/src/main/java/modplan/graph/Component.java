package modplan.graph;

import java.util.List;

/**
 * A strongly connected component of the eager import graph.
 *
 * @param id components are numbered by their first members
 * @param members in the order of names
 */
public record Component(int id, List<Module> members) {
  public Component {
    members = List.copyOf(members);
  }

  @Override
  public int hashCode() {
    return id; // the generated one goes through all members
  }

  public int size() {
    return members.size();
  }
}
