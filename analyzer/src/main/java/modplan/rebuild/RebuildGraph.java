package modplan.rebuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the compiled file of each module depends on besides its own source, as far as that depends
 * on what others contain rather than on which names they export. Immutable.
 *
 * <p>Nodes are {@link Need}s, edges lead from one to what it needs in turn. A changed file changes
 * every node of its modules, so a module is affected if its node reaches one of them.
 */
public final class RebuildGraph {
  private final List<Need> needs;
  private final Map<Need, Integer> ids;
  private final List<List<Integer>> users;
  private final Map<String, RebuildModule> modules;
  private final Map<String, String> files = new TreeMap<>();
  private final Importers importers = new Importers();

  /**
   * @param modules all that were read, by name; what they look into follows from the needs
   * @param ours the modules of the roots
   */
  RebuildGraph(
      List<Need> needs,
      Map<Need, Integer> ids,
      List<List<Integer>> users,
      Map<String, RebuildModule> modules,
      Set<String> ours) {
    this.needs = List.copyOf(needs);
    this.ids = Map.copyOf(ids);
    this.users = List.copyOf(users);
    this.modules = new TreeMap<>(modules);
    modules.forEach(
        (name, each) -> {
          importers.add(name, each.imported(), each.reExports());
          if (ours.contains(name)) {
            files.put(name, each.file());
          }
        });
  }

  /** Files by module, as reports write both. */
  public Map<String, String> files() {
    return files;
  }

  /** Whether a file is a module's source or is spliced into one. */
  public boolean knows(String file) {
    return files.containsValue(file) || ids.containsKey(new Need(Need.Kind.INCLUDE, "", file));
  }

  /**
   * The modules to compile again when files have changed, by name. Right if these export the same
   * names of the same kinds as before, unless {@code exportsChanged}: then those who import them
   * are affected, too. Linear in the graph.
   *
   * @param changed paths as reports write them
   */
  public List<Affected> affected(Set<String> changed, boolean exportsChanged) {
    Set<String> edited = new TreeSet<>();
    modules.forEach(
        (name, module) -> {
          if (module.isWrittenIn(changed)) {
            edited.add(name);
          }
        });
    Map<Integer, Need> firstHop = new HashMap<>();
    if (exportsChanged) {
      importers
          .seeing(edited)
          .forEach(
              (importer, imported) ->
                  mark(
                      need -> need.module().equals(importer),
                      new Need(Need.Kind.EXPORTS, imported, ""),
                      firstHop));
    }
    return reach(
        need ->
            edited.contains(need.module())
                || (need.kind() == Need.Kind.INCLUDE && changed.contains(need.name())),
        firstHop);
  }

  /**
   * What of this graph can be kept. Takes time and space for the product of the modules and what
   * they look into.
   */
  public RebuildSummary summary() {
    SortedMap<String, RebuildModule> all = new TreeMap<>();
    List<List<Integer>> needed = new ArrayList<>();
    needs.forEach(need -> needed.add(new ArrayList<>()));
    for (int need = 0; need < users.size(); need++) {
      for (int user : users.get(need)) {
        needed.get(user).add(need);
      }
    }
    modules.forEach((name, module) -> all.put(name, module.lookingInto(lookedInto(name, needed))));
    return new RebuildSummary(all);
  }

  private Set<String> lookedInto(String module, List<List<Integer>> needed) {
    Set<String> found = new TreeSet<>();
    BitSet seen = new BitSet();
    Deque<Integer> pending = new ArrayDeque<>();
    Integer start = ids.get(Need.module(module));
    if (start != null) {
      pending.add(start);
    }
    while (!pending.isEmpty()) {
      int need = pending.remove();
      if (!seen.get(need)) {
        seen.set(need);
        found.add(needs.get(need).module());
        pending.addAll(needed.get(need));
      }
    }
    found.remove("");
    found.remove(module);
    return found;
  }

  private void mark(Predicate<Need> which, Need reason, Map<Integer, Need> marks) {
    for (int i = 0; i < needs.size(); i++) {
      if (which.test(needs.get(i))) {
        marks.putIfAbsent(i, reason);
      }
    }
  }

  private List<Affected> reach(Predicate<Need> changed, Map<Integer, Need> importing) {
    int[] next = new int[needs.size()];
    boolean[] seen = new boolean[needs.size()];
    Deque<Integer> frontier = new ArrayDeque<>();
    for (int i = 0; i < needs.size(); i++) {
      if (changed.test(needs.get(i)) || importing.containsKey(i)) {
        seen[i] = true;
        next[i] = -1;
        frontier.add(i);
      }
    }
    while (!frontier.isEmpty()) {
      int need = frontier.remove();
      for (int user : users.get(need)) {
        if (!seen[user]) {
          seen[user] = true;
          next[user] = need;
          frontier.add(user);
        }
      }
    }
    List<Affected> affected = new ArrayList<>();
    files.forEach(
        (module, file) -> {
          Integer id = ids.get(Need.module(module));
          if (id != null && seen[id]) {
            affected.add(new Affected(module, file, chain(id, next, importing, changed)));
          }
        });
    return affected;
  }

  private List<Need> chain(
      int start, int[] next, Map<Integer, Need> importing, Predicate<Need> changed) {
    List<Need> chain = new ArrayList<>();
    int at = start;
    while (next[at] >= 0) {
      at = next[at];
      chain.add(needs.get(at));
    }
    Need reason = importing.get(at);
    if (reason != null && !changed.test(needs.get(at))) {
      chain.add(reason);
    }
    return chain;
  }
}
