package modplan.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.load.Hazard;
import modplan.rule.LeftBehind.Left;
import modplan.source.Location;
import modplan.syntax.ModuleForm;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong first when a module is the entry: an import that cannot be carried out, a
 * re-export of an autoloaded name, or a half-loaded module that is met before these. A depth-first
 * walk over the imports in their order, and over those autoloads that may fail: what fails inside
 * of one is only warned of, the modules stay as far as they came, and whoever needs one of their
 * bindings at once fails with the same. What is known of a module outside of cycles is not looked
 * for again, so that the time for all entries is linear in the imports, plus members times imports
 * of each cycle.
 */
final class FirstFailures {
  /**
   * Modules that are being loaded when something goes wrong, outermost first.
   *
   * @param isBare whether the first of them has not come to its first form
   */
  private record Path(Module module, boolean isBare, @Nullable Path rest) {}

  /**
   * What is known of a module as the entry.
   *
   * @param path on which it comes to that; null if all goes well
   * @param left modules that its autoloads leave behind
   */
  private record Known(Met met, @Nullable Path path, List<Left> left) {}

  private final LoadFailures failures;
  private final BiFunction<Module, Module, @Nullable Location> earlyNeed;
  private final HalfLoaded halfLoaded;
  private final @Nullable Known[] known;

  /** In which walk a module, and a component, was last met. */
  private final int[] seen;

  /** In which walk a module was met that this has not left behind. */
  private final int[] whole;

  private final int[] entered;
  private int walks;

  /** What this walk has left behind. */
  private final LeftBehind left = new LeftBehind();

  /** The path from a module of which it was known what it meets. */
  private @Nullable Path behind;

  /**
   * @param failures of the graph
   * @param earlyNeed the first form of a module that fails while the bindings of another one have
   *     no values; null if none does
   */
  FirstFailures(
      ModuleGraph graph,
      LoadFailures failures,
      HalfLoaded halfLoaded,
      BiFunction<Module, Module, @Nullable Location> earlyNeed) {
    this.failures = failures;
    this.halfLoaded = halfLoaded;
    this.earlyNeed = earlyNeed;
    this.known = new Known[graph.modules().size()];
    this.seen = new int[graph.modules().size()];
    this.entered = new int[graph.modules().size()];
    this.whole = new int[graph.modules().size()];
  }

  /** A module, or a file that is none, whose imports are being carried out. */
  private final class Frame {
    final @Nullable Module module;
    final Outgoing out;
    final String file;
    final List<HalfLoaded.Place> places;
    final boolean isAutoload;

    /** Whether no other member of its component is being loaded. */
    final boolean isFirst;

    /** How many modules had been left behind when it began. */
    final int leftBefore = left.size();

    /** Whether it met what was left behind before it began, which is not there for an entry. */
    boolean isSpared;

    /** The first that it needs at once of those that were left behind; null if nothing. */
    @Nullable Location need;

    /** What that one has met. */
    Met needed = Met.NOTHING;

    int next;
    boolean isInBody;

    /** Of a file that is no module. */
    Frame(List<Edge> edges) {
      this.module = null;
      this.out = new Outgoing(null, edges, failures::fails, List::of, edge -> false);
      this.file = edges.isEmpty() ? "" : edges.get(0).file().facts().file();
      this.places = List.of();
      this.isAutoload = false;
      this.isFirst = false;
    }

    Frame(Module module, boolean isAutoload) {
      this.module = module;
      this.out = failures.from(module);
      this.file = module.site().file().facts().file();
      this.places = halfLoaded.in(module);
      this.isAutoload = isAutoload;
      see(module);
      int component = failures.component(module);
      isFirst = entered[component] != walks;
      entered[component] = walks;
    }

    /** Notes what it has come to, if that holds for it as the entry. */
    void isKnown(Met met, @Nullable Path path) {
      if (module != null && isFirst && !isSpared && known[module.id()] == null) {
        known[module.id()] = new Known(met, path, left.since(leftBefore));
      }
    }
  }

  /** What a module meets as the entry. */
  synchronized Met of(Module entry) {
    Known found = known[entry.id()];
    return found == null ? walk(entry, true) : found.met();
  }

  /** Some modules, and those that load one of them by imports or by autoloads that may fail. */
  synchronized Collection<Module> loading(Collection<Module> some) {
    return failures.loading(some);
  }

  /** What a file meets that is no module. */
  synchronized Met ofFile(List<Edge> edges) {
    begin();
    return walk(new Frame(edges), "", true);
  }

  /**
   * Whether a hazard of which the walk over its set of modules knows that the entry meets it is the
   * first of all. An import of a module that nobody finds is passed by: it may be there elsewhere.
   */
  synchronized boolean isFirst(Hazard hazard, Module entry) {
    if (!halfLoaded.isClaimedTwice(entry) && !failures.always().get(entry.id())) {
      return true;
    }
    Met met = of(entry);
    return switch (met.kind()) {
      case NOTHING -> true;
      case IMPORT -> met.edge() != null && failures.isNowhere(met.edge());
      case RE_EXPORT -> false;
      case HALF_LOADED -> hazard.equals(met.hazard());
    };
  }

  /** The files that are being loaded when the entry meets it, outermost first. */
  synchronized List<String> stack(Module entry) {
    return walk(entry, false).files();
  }

  private void begin() {
    walks++;
    left.clear();
  }

  private Met walk(Module entry, boolean asksKnown) {
    begin();
    return walk(new Frame(entry, false), entry.toString(), asksKnown);
  }

  private Met walk(Frame first, String name, boolean asksKnown) {
    List<Frame> frames = new ArrayList<>();
    frames.add(first);
    while (!frames.isEmpty()) {
      Frame frame = frames.get(frames.size() - 1);
      Met met = step(frame, frames, name, asksKnown);
      if (met != null) {
        int autoload = autoload(frames, false);
        Path path = known(met, frames, Math.max(0, autoload));
        if (autoload < 0) {
          return met;
        }
        swallow(met, path, frames.subList(0, autoload + 1));
      }
    }
    return Met.NOTHING;
  }

  /** Ends the frames from this one on, each of which has come to that; the path to it. */
  private @Nullable Path known(Met met, List<Frame> frames, int from) {
    Path path = behind;
    behind = null;
    while (frames.size() > from + 1) {
      path = known(met, frames.remove(frames.size() - 1), path);
    }
    return known(met, frames.get(from), path);
  }

  private static @Nullable Path known(Met met, Frame frame, @Nullable Path rest) {
    Path path = frame.module == null ? rest : new Path(frame.module, !frame.isInBody, rest);
    frame.isKnown(met, path);
    return path;
  }

  /** The innermost autoload that is being carried out; -1 if none is. */
  private static int autoload(List<Frame> frames, boolean likeAnEntry) {
    int autoload = frames.size() - 1;
    while (autoload >= 0
        && !(frames.get(autoload).isAutoload && (frames.get(autoload).isFirst || !likeAnEntry))) {
      autoload--;
    }
    return autoload;
  }

  /** Guile only warns, and all that the autoload, the last frame, was loading is left behind. */
  private void swallow(Met met, @Nullable Path path, List<Frame> frames) {
    frames.remove(frames.size() - 1);
    for (Path at = path; at != null; at = at.rest()) {
      if (isLibrary(at.module()) && at.isBare()) {
        seen[at.module().id()] = 0; // it was not there yet
        whole[at.module().id()] = 0;
      } else {
        leave(new Left(at.module(), met, at.isBare()));
      }
    }
    Frame importer = frames.get(frames.size() - 1);
    Edge edge = importer.out.at(importer.next++);
    if (edge != null && edge.to() != null) {
      meet(edge.to(), importer, frames);
    }
  }

  private void see(Module module) {
    seen[module.id()] = walks;
    whole[module.id()] = walks;
  }

  private void leave(Left module) {
    left.add(module);
    seen[module.module().id()] = walks;
    whole[module.module().id()] = 0;
  }

  private static boolean isLibrary(Module module) {
    return module.site().fact().form() != ModuleForm.Kind.DEFINE_MODULE;
  }

  /** Who decides what is half loaded: what an autoload loads is like an entry. */
  private static String entry(List<Frame> frames, String entry) {
    int autoload = autoload(frames, true);
    return autoload < 0 ? entry : String.valueOf(frames.get(autoload).module);
  }

  /** Takes a step; null if it goes well. */
  private @Nullable Met step(Frame frame, List<Frame> frames, String entry, boolean asksKnown) {
    if (frame.places.isEmpty() && frame.need == null) {
      frame.next = frame.out.behind(frame.next, whole, walks);
    }
    Edge edge = frame.out.at(frame.next);
    Hazard hazard =
        frame.places.isEmpty()
            ? null
            : HalfLoaded.first(frame.places, entry(frames, entry), frame.out, frame.next);
    if (hazard != null) {
      return new Met(Met.Kind.HALF_LOADED, null, null, hazard, files(frames));
    }
    if (!frame.isInBody && frame.out.isInBody(frame.next)) {
      if (frame.module != null && failures.reExports(frame.module)) {
        return new Met(Met.Kind.RE_EXPORT, frame.module, null, null, files(frames));
      }
      frame.isInBody = true;
    }
    Location need = frame.need;
    if (need != null && frame.isInBody && frame.out.order(frame.file, need, frame.next) < 0) {
      Met met = frame.needed;
      return new Met(met.kind(), met.module(), met.edge(), met.hazard(), files(frames));
    }
    if (edge == null) {
      frames.remove(frames.size() - 1);
      frame.isKnown(Met.NOTHING, null);
      return null;
    }
    Module to = edge.to();
    boolean isAutoload = frame.out.isAutoload(frame.next);
    if (to != null && (isAutoload || frame.out.isImport(frame.next))) {
      if (seen[to.id()] != walks) {
        Known before = asksKnown ? known[to.id()] : null;
        if (before == null
            || entered[failures.component(to)] == walks
            || (isAutoload && before.met().kind() != Met.Kind.NOTHING)
            || isSpared(before)) {
          frames.add(new Frame(to, isAutoload));
          return null; // the import goes on when that is done
        }
        see(to);
        entered[failures.component(to)] = walks;
        before.left().forEach(this::leave);
        if (before.met().kind() != Met.Kind.NOTHING) {
          behind = before.path();
          return before.met();
        }
      }
      meet(to, frame, frames);
    }
    if (frame.out.fails(frame.next)) {
      return new Met(Met.Kind.IMPORT, frame.module, edge, null, files(frames));
    }
    frame.next++;
    return null;
  }

  /** Whether a module on the way to what it is known to meet is there, as far as it came. */
  private boolean isSpared(Known before) {
    for (Path at = left.isEmpty() ? null : before.path(); at != null; at = at.rest()) {
      if (left.last(at.module()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** A module that is imported by now, perhaps one that was left behind. */
  private void meet(Module imported, Frame frame, List<Frame> frames) {
    int last = left.last(imported);
    if (last < 0) {
      return;
    }
    for (Frame each : frames) {
      each.isSpared |= last < each.leftBefore;
    }
    Left found = left.get(last);
    Module module = frame.module;
    Location need = module == null || !found.isBare() ? null : earlyNeed.apply(module, imported);
    if (need != null && (frame.need == null || need.compareTo(frame.need) < 0)) {
      frame.need = need;
      frame.needed = found.met();
    }
  }

  private static List<String> files(List<Frame> frames) {
    return frames.stream().map(frame -> frame.file).toList();
  }
}
