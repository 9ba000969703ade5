package modplan.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.load.Hazard;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.module.MentionKind;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong first when a module is the entry: an import that cannot be carried out, a
 * re-export of an autoloaded name, or a half-loaded module that is met before these. A depth-first
 * walk over the imports in their order; what is known of a module outside of cycles is not looked
 * for again, so that the time for all entries is linear in the imports, plus members times imports
 * of each cycle.
 */
final class FirstFailures {
  /** What goes wrong. */
  enum Kind {
    NOTHING,
    IMPORT,
    RE_EXPORT,

    /** A rule about loading says what. */
    HALF_LOADED
  }

  /**
   * What an entry meets.
   *
   * @param module whose import or re-export it is; null for a file that is no module, and if it is
   *     neither
   * @param edge the import that fails; null if it is none
   * @param hazard that is met; null if it is none
   * @param files being loaded, outermost first; of an entry that was found to fail like a module
   *     that was looked at before, those of that module
   */
  record Met(
      Kind kind,
      @Nullable Module module,
      @Nullable Edge edge,
      @Nullable Hazard hazard,
      List<String> files) {
    Met {
      files = List.copyOf(files);
    }

    /** Whether it is an import or a re-export of that module. */
    boolean isOf(Module other) {
      return module != null && module.id() == other.id();
    }

    /** Whether it is the import that stands there. */
    boolean isImport(String place) {
      return edge != null && edge.place().equals(place);
    }
  }

  private static final Met NOTHING = new Met(Kind.NOTHING, null, null, null, List.of());

  private final ModuleGraph graph;
  private final Predicate<Edge> isNowhere;
  private final Predicate<Edge> lacksNames;
  private final Predicate<Module> reExportsAutoload;
  private final Map<String, List<Place>> halfLoaded = new HashMap<>();

  /** Of how many hazards a module is said to be an entry. */
  private final Map<String, Integer> claims = new HashMap<>();

  private @Nullable BitSet broken;
  private final Map<Integer, Boolean> reExporting = new HashMap<>();
  private final IdentityHashMap<Edge, Boolean> lacking = new IdentityHashMap<>();
  private final @Nullable Met[] known;
  private final @Nullable Outgoing[] outgoing;

  /** In which walk a module, and a component, was last met. */
  private final int[] seen;

  private final int[] entered;
  private int walks;

  /** Where a module is met half loaded, and by which entries. */
  private record Place(Hazard hazard, Set<String> entries) {}

  /**
   * @param isNowhere whether an import asks for a module that nobody finds
   * @param lacksNames whether it asks for names that are not exported
   * @param reExportsAutoload whether the module form re-exports what it autoloads
   * @param hazards that are the first failure of their entries, when these are loaded
   * @param entries of a hazard
   */
  FirstFailures(
      ModuleGraph graph,
      Predicate<Edge> isNowhere,
      Predicate<Edge> lacksNames,
      Predicate<Module> reExportsAutoload,
      List<Hazard> hazards,
      Function<Hazard, Set<String>> entries) {
    this.graph = graph;
    this.isNowhere = isNowhere;
    this.lacksNames = lacksNames;
    this.reExportsAutoload = reExportsAutoload;
    this.known = new Met[graph.modules().size()];
    this.outgoing = new Outgoing[graph.modules().size()];
    this.seen = new int[graph.modules().size()];
    this.entered = new int[graph.components().size()];
    for (Hazard hazard : hazards) {
      Set<String> those = entries.apply(hazard);
      halfLoaded
          .computeIfAbsent(hazard.module(), module -> new ArrayList<>())
          .add(new Place(hazard, those));
      those.forEach(entry -> claims.merge(entry, 1, Integer::sum));
    }
  }

  /**
   * What the imports of a module, or of a file that is none, come to: looked up once, for every
   * walk goes over it.
   */
  private final class Outgoing {
    /** The imports, and the first that is named in the body whatever it is. */
    final List<Edge> edges = new ArrayList<>();

    /** Which of these are imports, and which of them always fail. */
    final BitSet importing = new BitSet();

    final BitSet failing = new BitSet();

    /** The first that is named in the body; their number if there is none. */
    final int body;

    /** Where it is met half loaded. */
    final List<Place> places;

    Outgoing(@Nullable Module module, List<Edge> all) {
      places = module == null ? List.of() : halfLoaded.getOrDefault(module.toString(), List.of());
      int first = -1;
      for (Edge edge : all) {
        boolean isEager = edge.mention().isEagerImport();
        boolean isFirst = first < 0 && isInBody(edge);
        if (isFirst) {
          first = edges.size();
        }
        if (isEager) {
          importing.set(edges.size());
          failing.set(edges.size(), isNowhere.test(edge) || lacks(edge));
        }
        if (isEager || isFirst) {
          edges.add(edge);
        }
      }
      body = first < 0 ? edges.size() : first;
    }
  }

  private Outgoing from(Module module) {
    Outgoing known = outgoing[module.id()];
    if (known == null) {
      known = new Outgoing(module, graph.edgesFrom(module));
      outgoing[module.id()] = known;
    }
    return known;
  }

  /** A module, or a file that is none, whose imports are being carried out. */
  private final class Frame {
    final @Nullable Module module;
    final Outgoing out;
    final String file;

    /** Whether no other member of its component is being loaded. */
    final boolean isFirst;

    int next;
    boolean isInBody;

    /** Of a file that is no module. */
    Frame(List<Edge> edges) {
      this.module = null;
      this.out = new Outgoing(null, edges);
      this.file = edges.isEmpty() ? "" : edges.get(0).file().facts().file();
      this.isFirst = false;
    }

    Frame(Module module) {
      this.module = module;
      this.out = from(module);
      this.file = module.site().file().facts().file();
      seen[module.id()] = walks;
      int component = graph.componentOf(module).id();
      isFirst = entered[component] != walks;
      entered[component] = walks;
    }
  }

  /** What a module meets as the entry. */
  synchronized Met of(Module entry) {
    Met found = known[entry.id()];
    return found == null ? walk(entry, true) : found;
  }

  /** What a file meets that is no module. */
  synchronized Met ofFile(List<Edge> edges) {
    walks++;
    return walk(new Frame(edges), "", true);
  }

  /**
   * Whether a hazard of which the walk over its set of modules knows that the entry meets it is the
   * first of all. An import of a module that nobody finds is passed by: it may be there elsewhere.
   */
  synchronized boolean isFirst(Hazard hazard, Module entry) {
    if (claims.getOrDefault(entry.toString(), 0) < 2 && !broken().get(entry.id())) {
      return true;
    }
    Met met = of(entry);
    return switch (met.kind()) {
      case NOTHING -> true;
      case IMPORT -> met.edge() != null && isNowhere.test(met.edge());
      case RE_EXPORT -> false;
      case HALF_LOADED -> hazard.equals(met.hazard());
    };
  }

  /** Modules that load one which has an import or a re-export that always fails. */
  private BitSet broken() {
    BitSet found = broken;
    if (found == null) {
      found = new BitSet();
      for (Module module : graph.modules()) {
        if (reExports(module)
            || graph.edgesFrom(module).stream()
                .anyMatch(edge -> edge.mention().isEagerImport() && lacks(edge))) {
          found.set(module.id());
        }
      }
      found = graph.importersOf(found);
      broken = found;
    }
    return found;
  }

  private boolean reExports(Module module) {
    return reExporting.computeIfAbsent(module.id(), id -> reExportsAutoload.test(module));
  }

  private boolean lacks(Edge edge) {
    return lacking.computeIfAbsent(edge, lacksNames::test);
  }

  /** The files that are being loaded when the entry meets it, outermost first. */
  synchronized List<String> stack(Module entry) {
    return walk(entry, false).files();
  }

  private Met walk(Module entry, boolean asksKnown) {
    walks++;
    return walk(new Frame(entry), entry.toString(), asksKnown);
  }

  private Met walk(Frame first, String name, boolean asksKnown) {
    List<Frame> frames = new ArrayList<>();
    frames.add(first);
    while (!frames.isEmpty()) {
      Frame frame = frames.get(frames.size() - 1);
      Met met = step(frame, frames, name, asksKnown);
      if (met != null) {
        for (Frame each : frames) {
          if (each.isFirst && each.module != null && known[each.module.id()] == null) {
            known[each.module.id()] = met;
          }
        }
        return met;
      }
    }
    return NOTHING;
  }

  /** Takes a step; null if it goes well. */
  private @Nullable Met step(Frame frame, List<Frame> frames, String entry, boolean asksKnown) {
    List<Edge> edges = frame.out.edges;
    Edge edge = frame.next < edges.size() ? edges.get(frame.next) : null;
    Hazard hazard = halfLoaded(frame, edge, entry);
    if (hazard != null) {
      return new Met(Kind.HALF_LOADED, null, null, hazard, files(frames));
    }
    if (!frame.isInBody && frame.next >= frame.out.body) {
      frame.isInBody = true;
      if (frame.module != null && reExports(frame.module)) {
        return new Met(Kind.RE_EXPORT, frame.module, null, null, files(frames));
      }
    }
    if (edge == null) {
      frames.remove(frames.size() - 1);
      if (frame.isFirst && frame.module != null && known[frame.module.id()] == null) {
        known[frame.module.id()] = NOTHING;
      }
      return null;
    }
    if (frame.out.importing.get(frame.next)) {
      Module to = edge.to();
      if (to != null && seen[to.id()] != walks) {
        Met before = asksKnown ? known[to.id()] : null;
        if (before == null || entered[graph.componentOf(to).id()] == walks) {
          frames.add(new Frame(to));
          return null; // the import goes on when that is done
        }
        seen[to.id()] = walks;
        entered[graph.componentOf(to).id()] = walks;
        if (before.kind() != Kind.NOTHING) {
          return before;
        }
      }
      if (frame.out.failing.get(frame.next)) {
        return new Met(Kind.IMPORT, frame.module, edge, null, files(frames));
      }
    }
    frame.next++;
    return null;
  }

  private static boolean isInBody(Edge edge) {
    return edge.mention().kind() != MentionKind.USE_MODULE
        && edge.mention().kind() != MentionKind.AUTOLOAD;
  }

  /** What the entry meets between the import before and this one; null if it does not. */
  private @Nullable Hazard halfLoaded(Frame frame, @Nullable Edge edge, String entry) {
    if (frame.module == null || frame.out.places.isEmpty()) {
      return null;
    }
    Hazard first = null;
    for (Place place : frame.out.places) {
      Hazard hazard = place.hazard();
      int order = edge == null ? -1 : order(hazard, edge, frame.module);
      boolean isBefore =
          order < 0 || (order == 0 && hazard.kind() == Hazard.Kind.LIBRARY); // it is not loaded
      if (isBefore
          && place.entries().contains(entry)
          && (first == null || hazard.location().compareTo(first.location()) < 0)) {
        first = hazard;
      }
    }
    return first;
  }

  /** Where a hazard stands in a module, compared with an import: before if it is less than 0. */
  private static int order(Hazard hazard, Edge edge, Module module) {
    String imports = edge.file().facts().file();
    if (imports.equals(hazard.file())) {
      return hazard.location().compareTo(edge.mention().location());
    }
    Location place = place(hazard.file(), hazard.location(), module);
    Location imported = place(imports, edge.mention().location(), module);
    return place == null || imported == null ? 1 : place.compareTo(imported);
  }

  /** A place in the file of a module: where it includes the other file, if it is in that. */
  private static @Nullable Location place(String file, Location location, Module module) {
    FileFacts own = module.site().file().facts();
    return own.file().equals(file)
        ? location
        : own.inclusions().stream()
            .filter(Inclusion::isSplice)
            .filter(each -> file.endsWith(each.path().substring(each.path().lastIndexOf('/') + 1)))
            .map(Inclusion::location)
            .findFirst()
            .orElse(null);
  }

  private static List<String> files(List<Frame> frames) {
    return frames.stream().map(frame -> frame.file).toList();
  }
}
