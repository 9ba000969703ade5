package modplan.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Which module of a set is loaded first when any module is the entry: a depth-first walk over the
 * imports in their order. Linear in the imports for each set.
 */
public final class FirstContact {
  private static final int UNKNOWN = -2;
  private static final int NONE = -1;

  private final ModuleGraph graph;
  private final BitSet set;
  private final int[] contact;

  private FirstContact(ModuleGraph graph, BitSet set) {
    this.graph = graph;
    this.set = set;
    this.contact = new int[graph.modules().size()];
    Arrays.fill(contact, UNKNOWN);
  }

  /**
   * For each module, by id, the id of the member of the set that is loaded first; -1 if none is.
   */
  public static int[] with(ModuleGraph graph, Collection<Module> members) {
    BitSet set = new BitSet();
    members.forEach(member -> set.set(member.id()));
    FirstContact first = new FirstContact(graph, set);
    for (Module module : graph.modules()) {
      first.walk(module.id());
    }
    return first.contact;
  }

  /** A module whose imports are being looked through. */
  private static final class Frame {
    final int module;
    int next;

    Frame(int module) {
      this.module = module;
    }
  }

  private void walk(int start) {
    Deque<Frame> frames = new ArrayDeque<>();
    enter(start, frames);
    while (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      List<Edge> edges = graph.edgesFrom(graph.modules().get(frame.module));
      if (contact[frame.module] >= 0 || frame.next == edges.size()) {
        frames.removeLast();
        Frame importer = frames.peekLast();
        if (importer != null && contact[importer.module] < 0) {
          contact[importer.module] = contact[frame.module];
        }
        continue;
      }
      Edge edge = edges.get(frame.next++);
      Module to = edge.to();
      if (to == null || !edge.mention().isEagerImport()) {
        continue;
      }
      if (contact[to.id()] == UNKNOWN) {
        enter(to.id(), frames);
      } else if (contact[to.id()] >= 0) {
        contact[frame.module] = contact[to.id()];
      }
    }
  }

  private void enter(int module, Deque<Frame> frames) {
    contact[module] = set.get(module) ? module : NONE;
    frames.addLast(new Frame(module));
  }
}
