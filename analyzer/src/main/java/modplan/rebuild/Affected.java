package modplan.rebuild;

import java.util.List;

/**
 * A module to compile again.
 *
 * @param because a shortest chain from the module to what has changed: each need is one of the need
 *     before it, the first one of the module; empty if its own source has changed
 */
public record Affected(String module, String file, List<Need> because) {
  public Affected {
    because = List.copyOf(because);
  }
}
