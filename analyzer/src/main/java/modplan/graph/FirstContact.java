package modplan.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which module of a set is loaded first when any module is the entry, and with which the entry
 * fails: a depth-first walk over what modules load, in their order. Linear in the imports for each
 * set; where the first member works and a later one may fail, once more for each such entry.
 */
public final class FirstContact {
  private static final int UNKNOWN = -2;
  private static final int NONE = -1;

  /** It depends on code that nobody followed. */
  private static final int UNCERTAIN = -3;

  /** How a module is loaded by another. */
  public enum How {
    IMPORT,

    /** Guile only warns if it fails. */
    AUTOLOAD,

    /** It may be loaded there or not. */
    PERHAPS
  }

  /** A module that another one loads. */
  public record Loaded(Module module, How how) {}

  /** What modules load when they are loaded from source, in the order in which they do. */
  public interface Loads {
    /** What the module form names. */
    List<Loaded> byModuleForm(Module module);

    /** What the forms behind it load; asked for only if it matters. */
    List<Loaded> byBody(Module module);
  }

  private final ModuleGraph graph;
  private final Loads loads;
  private final BitSet set;
  private final int[] contact;

  /** Modules whose first contact is by an autoload. */
  private final BitSet deferred = new BitSet();

  private final Map<Integer, BitSet> loadedWith = new HashMap<>();

  private FirstContact(ModuleGraph graph, Loads loads, Collection<Module> members) {
    this.graph = graph;
    this.loads = loads;
    this.set = new BitSet();
    members.forEach(member -> set.set(member.id()));
    this.contact = new int[graph.modules().size()];
    Arrays.fill(contact, UNKNOWN);
    for (Module module : graph.modules()) {
      walk(module);
    }
  }

  /**
   * For each module, by id, the id of the member of the set that is loaded first; less than 0 if
   * none is, or if that is not certain.
   */
  public static int[] with(ModuleGraph graph, Loads loads, Collection<Module> members) {
    return new FirstContact(graph, loads, members).contact;
  }

  /**
   * For each module, by id, the id of the member of the set with which it fails when it is the
   * entry; less than 0 if it is not known to fail. A member works or fails as it does when it is
   * the entry, unless what it fails in was loaded before.
   *
   * @param failsIn for each member that fails when it is the entry, by id, the id of the module in
   *     which it does; -1 for all others
   */
  public static int[] failing(
      ModuleGraph graph, Loads loads, Collection<Module> members, int[] failsIn) {
    FirstContact walks = new FirstContact(graph, loads, members);
    int[] first = walks.contact;
    BitSet mayFail = new BitSet();
    for (int i = 0; i < failsIn.length; i++) {
      mayFail.set(i, failsIn[i] >= 0);
    }
    mayFail = graph.importersOf(mayFail);
    int[] failing = new int[first.length];
    for (Module module : graph.modules()) {
      int id = module.id();
      if (first[id] < 0) {
        failing[id] = NONE;
      } else if (failsIn[first[id]] >= 0) {
        failing[id] = walks.deferred.get(id) ? NONE : first[id]; // what comes then is not known
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
    frames.addLast(new Frame(entry, null));
    int autoloads = 0;
    while (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      Loaded loaded = frame.next();
      if (loaded == null) {
        frames.removeLast();
        autoloads -= frame.isAutoload() ? 1 : 0;
        continue;
      }
      Module to = loaded.module();
      if (done.get(to.id())) {
        continue;
      }
      if (loaded.how() == How.PERHAPS) {
        if (contact[to.id()] != NONE) {
          return NONE;
        }
        continue;
      }
      if (failsIn[to.id()] >= 0) {
        boolean isWarnedOf = autoloads > 0 || loaded.how() == How.AUTOLOAD;
        return isWarnedOf || done.get(failsIn[to.id()]) ? NONE : to.id(); // or fail elsewhere
      }
      if (set.get(to.id())) {
        done.or(loadedWith(to.id())); // in whatever order: it works
      } else {
        done.set(to.id());
        frames.addLast(new Frame(to, loaded));
        autoloads += loaded.how() == How.AUTOLOAD ? 1 : 0;
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

  /** A module of which is looked through what it loads. */
  private final class Frame {
    final Module module;

    /** How it is loaded itself; null if it is the entry. */
    final @Nullable Loaded by;

    private List<Loaded> loading;
    private boolean isInBody;
    private int next;

    /** Whether it met a module that was being looked through. */
    boolean leadsBack;

    Frame(Module module, @Nullable Loaded by) {
      this.module = module;
      this.by = by;
      this.loading = loads.byModuleForm(module);
    }

    boolean isAutoload() {
      return by != null && by.how() == How.AUTOLOAD;
    }

    /** What it loads next; null if there is nothing more. */
    @Nullable Loaded next() {
      if (next == loading.size() && !isInBody) {
        isInBody = true;
        loading = loads.byBody(module);
        next = 0;
      }
      return next < loading.size() ? loading.get(next++) : null;
    }
  }

  private void walk(Module start) {
    if (contact[start.id()] != UNKNOWN) {
      return;
    }
    Deque<Frame> frames = new ArrayDeque<>();
    BitSet entered = new BitSet();
    enter(start, null, frames);
    while (!frames.isEmpty()) {
      Frame frame = frames.getLast();
      entered.set(frame.module.id());
      Loaded loaded = contact[frame.module.id()] == NONE ? frame.next() : null;
      if (loaded == null) {
        leave(frames);
      } else if (contact[loaded.module().id()] == UNKNOWN) {
        if (!entered.get(loaded.module().id())) {
          enter(loaded.module(), loaded, frames);
        }
      } else {
        frame.leadsBack |= entered.get(loaded.module().id()) && isNone(loaded.module());
        found(frame, loaded);
      }
    }
  }

  private boolean isNone(Module module) {
    return contact[module.id()] == NONE;
  }

  private void leave(Deque<Frame> frames) {
    Frame frame = frames.removeLast();
    Frame importer = frames.peekLast();
    if (importer == null || frame.by == null) {
      return;
    }
    found(importer, frame.by);
    if (frame.leadsBack && isNone(frame.module)) {
      importer.leadsBack = true;
      contact[frame.module.id()] = UNKNOWN; // as the entry it may come to more
    }
  }

  /** What a module comes to by loading another one. */
  private void found(Frame frame, Loaded loaded) {
    int id = frame.module.id();
    int to = loaded.module().id();
    if (contact[id] == NONE && contact[to] != NONE) {
      contact[id] = loaded.how() == How.PERHAPS ? UNCERTAIN : contact[to];
      deferred.set(id, loaded.how() == How.AUTOLOAD || deferred.get(to));
    }
  }

  private void enter(Module module, @Nullable Loaded by, Deque<Frame> frames) {
    contact[module.id()] = set.get(module.id()) ? module.id() : NONE;
    frames.addLast(new Frame(module, by));
  }
}
