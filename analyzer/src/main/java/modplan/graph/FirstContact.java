package modplan.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which module of a set is loaded first when any module is the entry, and with which the entry
 * fails: a depth-first walk over the imports in their order. Linear in the imports for each set;
 * where the first member works and a later one may fail, once more for each such entry.
 */
public final class FirstContact {
  private static final int UNKNOWN = -2;
  private static final int NONE = -1;

  private final ModuleGraph graph;
  private final BitSet set;
  private final int[] contact;
  private final Map<Integer, BitSet> loadedWith = new HashMap<>();

  private FirstContact(ModuleGraph graph, Collection<Module> members) {
    this.graph = graph;
    this.set = new BitSet();
    members.forEach(member -> set.set(member.id()));
    this.contact = new int[graph.modules().size()];
    Arrays.fill(contact, UNKNOWN);
  }

  /**
   * For each module, by id, the id of the member of the set that is loaded first; -1 if none is.
   */
  public static int[] with(ModuleGraph graph, Collection<Module> members) {
    FirstContact first = new FirstContact(graph, members);
    for (Module module : graph.modules()) {
      first.walk(module.id());
    }
    return first.contact;
  }

  /**
   * For each module, by id, the id of the member of the set with which it fails when it is the
   * entry; -1 if it is not known to fail. A member works or fails as it does when it is the entry,
   * unless what it fails in was loaded before.
   *
   * @param failsIn for each member that fails when it is the entry, by id, the id of the module in
   *     which it does; -1 for all others
   */
  public static int[] failing(ModuleGraph graph, Collection<Module> members, int[] failsIn) {
    int[] first = with(graph, members);
    FirstContact walks = new FirstContact(graph, members);
    BitSet mayFail = new BitSet();
    for (int i = 0; i < failsIn.length; i++) {
      mayFail.set(i, failsIn[i] >= 0);
    }
    mayFail = graph.importersOf(mayFail);
    int[] failing = new int[first.length];
    for (Module module : graph.modules()) {
      int id = module.id();
      if (first[id] < 0 || failsIn[first[id]] >= 0) {
        failing[id] = first[id];
      } else {
        failing[id] = mayFail.get(id) && !walks.set.get(id) ? walks.failing(module, failsIn) : NONE;
      }
    }
    return failing;
  }

  private int failing(Module entry, int[] failsIn) {
    BitSet done = new BitSet();
    Deque<Frame> frames = new ArrayDeque<>();
    done.set(entry.id());
    frames.addLast(new Frame(entry.id()));
    while (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      List<Edge> edges = graph.edgesFrom(graph.modules().get(frame.module));
      if (frame.next == edges.size()) {
        frames.removeLast();
        continue;
      }
      Edge edge = edges.get(frame.next++);
      Module to = edge.to();
      if (to == null || !edge.mention().isEagerImport() || done.get(to.id())) {
        continue;
      }
      if (failsIn[to.id()] >= 0) {
        return done.get(failsIn[to.id()]) ? NONE : to.id(); // else it may work, or fail elsewhere
      }
      if (set.get(to.id())) {
        done.or(loadedWith(to.id())); // in whatever order: it works
      } else {
        done.set(to.id());
        frames.addLast(new Frame(to.id()));
      }
    }
    return NONE;
  }

  /** A member and all that it imports, directly or through others. */
  private BitSet loadedWith(int member) {
    BitSet known = loadedWith.get(member);
    if (known == null) {
      int[][] imports = graph.imports();
      known = new BitSet();
      known.set(member);
      Deque<Integer> pending = new ArrayDeque<>(List.of(member));
      while (!pending.isEmpty()) {
        for (int imported : imports[pending.remove()]) {
          if (!known.get(imported)) {
            known.set(imported);
            pending.add(imported);
          }
        }
      }
      loadedWith.put(member, known);
    }
    return known;
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
