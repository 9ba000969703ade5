package modplan.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.module.MentionKind;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * What a module, or a file that is none, loads while it is loaded from source, in the order in
 * which it does: imports, and autoloads where a form first looks up one of their names.
 */
final class Outgoing {
  private final List<Edge> edges = new ArrayList<>();

  private final BitSet importing = new BitSet();
  private final BitSet failing = new BitSet();
  private final BitSet uncertain = new BitSet();

  /** Of autoloads, where they take place. */
  private final Map<Integer, Location> forms = new HashMap<>();

  private final @Nullable Module module;
  private final List<Edge> all;
  private final Predicate<Edge> fails;
  private final Supplier<List<Deferred>> autoloads;
  private final Predicate<Edge> perhaps;

  /** Of the edges, how many belong to the module form. */
  private final int header;

  /** How many come before the body. */
  private final int body;

  private boolean isComplete;

  /** Of each position the module that it loads, by id; -1 if it is of no module, or may fail. */
  private int[] passable = {};

  /**
   * An autoload that takes place.
   *
   * @param form the first that looks up one of its names
   */
  record Deferred(Edge edge, Location form) {}

  /**
   * @param module null of a file that is none
   * @param all edges of it, in their order
   * @param fails whether an import can never be carried out
   * @param autoloads that take place; asked for if something comes as far as the body
   * @param perhaps whether it is no import, but may load the module all the same
   */
  Outgoing(
      @Nullable Module module,
      List<Edge> all,
      Predicate<Edge> fails,
      Supplier<List<Deferred>> autoloads,
      Predicate<Edge> perhaps) {
    this.module = module;
    this.all = all;
    this.fails = fails;
    this.autoloads = autoloads;
    this.perhaps = perhaps;
    int next = 0;
    while (next < all.size() && !isInBody(all.get(next))) {
      add(all.get(next++));
    }
    header = next;
    body = edges.size();
    passable = passable();
  }

  private int[] passable() {
    int[] ids = new int[edges.size()];
    for (int i = 0; i < ids.length; i++) {
      Module to = edges.get(i).to();
      ids[i] = to == null || failing.get(i) || uncertain.get(i) ? -1 : to.id();
    }
    return ids;
  }

  private void complete() {
    isComplete = true;
    Deque<Deferred> pending = new ArrayDeque<>();
    autoloads.get().stream().sorted(Comparator.comparing(Deferred::form)).forEach(pending::add);
    for (Edge edge : all.subList(header, all.size())) {
      while (edge.mention().isEagerImport()
          && !pending.isEmpty()
          && isBefore(pending.peek(), edge)) {
        add(pending.remove());
      }
      add(edge);
    }
    pending.forEach(this::add);
    passable = passable();
  }

  private void add(Edge edge) {
    boolean isEager = edge.mention().isEagerImport();
    boolean isPerhaps = !isEager && perhaps.test(edge);
    importing.set(edges.size(), isEager);
    failing.set(edges.size(), isEager && fails.test(edge));
    uncertain.set(edges.size(), isPerhaps);
    if (isEager || isPerhaps) {
      edges.add(edge);
    }
  }

  private void add(Deferred autoload) {
    forms.put(edges.size(), autoload.form());
    edges.add(autoload.edge());
  }

  private boolean isBefore(Deferred autoload, Edge imported) {
    return module != null
        && isInBody(imported)
        && order(module.site().file().facts().file(), autoload.form(), imported) < 0;
  }

  /** What comes at this position; null behind the last. */
  @Nullable Edge at(int position) {
    if (position >= body && !isComplete) {
      complete();
    }
    return position < edges.size() ? edges.get(position) : null;
  }

  /**
   * The first position from this one on that is more than one more import, which goes well, of a
   * module that the walk has met; on the same side of where the body begins.
   *
   * @param met in which walk each module was met last, by its id
   */
  int behind(int position, int[] met, int walk) {
    int end = position < body ? body : passable.length;
    int next = position;
    while (next < end && passable[next] >= 0 && met[passable[next]] == walk) {
      next++;
    }
    return next;
  }

  boolean isImport(int position) {
    return importing.get(position);
  }

  /** Whether it is an import that is never carried out. */
  boolean fails(int position) {
    return failing.get(position);
  }

  /** Whether it may load the module without being an import. */
  boolean isUncertain(int position) {
    return uncertain.get(position);
  }

  boolean isAutoload(int position) {
    return forms.containsKey(position);
  }

  /** Whether all that the module form names comes before. */
  boolean isInBody(int position) {
    return position >= body;
  }

  private static boolean isInBody(Edge edge) {
    return edge.mention().kind() != MentionKind.USE_MODULE
        && edge.mention().kind() != MentionKind.AUTOLOAD;
  }

  /**
   * Where a place in the code of the module stands, compared with what comes at a position: before
   * it if it is less than 0, as all is that is behind the last.
   */
  int order(String file, Location location, int position) {
    Edge edge = at(position);
    if (edge == null) {
      return -1;
    }
    Location form = forms.get(position);
    if (form == null) {
      return order(file, location, edge);
    }
    Location place = place(file, location);
    return place == null ? 1 : place.compareTo(form);
  }

  private int order(String file, Location location, Edge edge) {
    String imports = edge.file().facts().file();
    if (imports.equals(file)) {
      return location.compareTo(edge.mention().location());
    }
    Location place = place(file, location);
    Location imported = place(imports, edge.mention().location());
    return place == null || imported == null ? 1 : place.compareTo(imported);
  }

  /** A place in the file of the module: where it includes the other file, if it is in that. */
  private @Nullable Location place(String file, Location location) {
    if (module == null) {
      return null;
    }
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
}
