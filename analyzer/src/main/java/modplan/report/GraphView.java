package modplan.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import modplan.graph.Component;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.module.Context;
import modplan.module.MentionKind;
import modplan.project.UsageException;

/**
 * The part of a module graph that a picture shows: modules chosen, and folded by the first parts of
 * their names where there are too many to draw.
 *
 * @param nodes labels of what is drawn, sorted, each with the modules behind it
 * @param arrows merged by their ends and style, with the number of mentions behind each
 * @param note what was folded or left out, empty if nothing was
 */
public record GraphView(
    SortedMap<String, Node> nodes, SortedMap<Arrow, Integer> arrows, String note) {

  /** How an arrow is drawn: what the mention does. */
  public enum Style {
    IMPORT,
    AUTOLOAD,
    REFERENCE;

    static Style of(MentionKind kind) {
      return kind.isImport() ? IMPORT : kind == MentionKind.AUTOLOAD ? AUTOLOAD : REFERENCE;
    }
  }

  /**
   * A box of the picture: one module, or several that are folded.
   *
   * @param modules how many modules it stands for
   * @param cycle id of the import cycle that all of them are in, or -1
   * @param touchesCycles whether some of them are in import cycles
   */
  public record Node(String label, int modules, int cycle, boolean touchesCycles) {}

  /** From importer to imported. */
  public record Arrow(String from, String to, Style style) implements Comparable<Arrow> {
    @Override
    public int compareTo(Arrow other) {
      int byFrom = from.compareTo(other.from);
      int byTo = byFrom != 0 ? byFrom : to.compareTo(other.to);
      return byTo != 0 ? byTo : style.compareTo(other.style);
    }
  }

  /**
   * Chooses and folds.
   *
   * @param focus names such as {@code (a b)}: these modules and their neighbours; empty for all
   * @param onlyCycles members of import cycles only
   * @param maxNodes fold until there are at most this many nodes, if that can be
   * @throws UsageException if a module in {@code focus} does not exist
   */
  public static GraphView of(
      ModuleGraph graph, List<String> focus, boolean onlyCycles, int maxNodes) {
    Set<Module> chosen = choose(graph, focus, onlyCycles);
    Map<Module, String> labels = fold(chosen, maxNodes);
    String note = note(chosen.size(), labels);
    return new GraphView(nodes(graph, labels), arrows(graph, labels), note);
  }

  private static Set<Module> choose(ModuleGraph graph, List<String> focus, boolean onlyCycles) {
    Set<Module> wanted = new TreeSet<>((a, b) -> Integer.compare(a.id(), b.id()));
    for (String name : focus) {
      wanted.add(NamedModule.find(graph, name));
    }
    Set<Module> chosen = new TreeSet<>((a, b) -> Integer.compare(a.id(), b.id()));
    if (focus.isEmpty()) {
      chosen.addAll(graph.modules());
    } else {
      chosen.addAll(wanted);
      for (Edge edge : drawn(graph)) {
        if (wanted.contains(edge.from())) {
          chosen.add(edge.to());
        } else if (wanted.contains(edge.to())) {
          chosen.add(edge.from());
        }
      }
    }
    if (onlyCycles) {
      chosen.removeIf(m -> graph.componentOf(m).size() == 1);
    }
    return chosen;
  }

  /** The mentions that are drawn: between modules of the roots, and not in data. */
  private static List<Edge> drawn(ModuleGraph graph) {
    return graph.edges().stream()
        .filter(e -> e.from() != null && e.to() != null)
        .filter(e -> e.mention().context() != Context.DATA)
        .toList();
  }

  private static Map<Module, String> fold(Collection<Module> modules, int maxNodes) {
    int deepest = modules.stream().mapToInt(m -> m.name().parts().size()).max().orElse(1);
    Map<Module, String> labels = new LinkedHashMap<>();
    for (int parts = deepest; parts >= 1; parts--) {
      labels = labels(modules, parts);
      if (labels.values().stream().distinct().count() <= maxNodes) {
        break;
      }
    }
    return labels;
  }

  /** Names of more than {@code parts} parts are cut to {@code (a b *)}. */
  private static Map<Module, String> labels(Collection<Module> modules, int parts) {
    Map<String, List<Module>> groups = new TreeMap<>();
    for (Module module : modules) {
      List<String> name = module.name().parts();
      String label =
          name.size() <= parts
              ? module.toString()
              : name.stream().limit(parts).collect(Collectors.joining(" ", "(", " *)"));
      groups.computeIfAbsent(label, l -> new ArrayList<>()).add(module);
    }
    Map<Module, String> labels = new LinkedHashMap<>();
    groups.forEach(
        (label, members) ->
            members.forEach(m -> labels.put(m, members.size() == 1 ? m.toString() : label)));
    return labels;
  }

  private static String note(int modules, Map<Module, String> labels) {
    long nodes = labels.values().stream().distinct().count();
    return nodes == modules
        ? ""
        : "%d modules are folded into %d nodes, (a b *) standing for all modules below (a b);"
                .formatted(modules, nodes)
            + " --max-nodes, --focus and --only scc show more of less";
  }

  private static SortedMap<String, Node> nodes(ModuleGraph graph, Map<Module, String> labels) {
    Map<String, List<Module>> members = new TreeMap<>();
    labels.forEach((m, label) -> members.computeIfAbsent(label, l -> new ArrayList<>()).add(m));
    SortedMap<String, Node> nodes = new TreeMap<>();
    members.forEach((label, modules) -> nodes.put(label, node(graph, label, modules)));
    return nodes;
  }

  private static Node node(ModuleGraph graph, String label, List<Module> modules) {
    Component component = graph.componentOf(modules.get(0));
    boolean same =
        component.size() > 1
            && modules.stream().allMatch(m -> graph.componentOf(m).id() == component.id());
    boolean touches = modules.stream().anyMatch(m -> graph.componentOf(m).size() > 1);
    return new Node(label, modules.size(), same ? component.id() : -1, touches);
  }

  private static SortedMap<Arrow, Integer> arrows(ModuleGraph graph, Map<Module, String> labels) {
    SortedMap<Arrow, Integer> arrows = new TreeMap<>();
    for (Edge edge : drawn(graph)) {
      String from = labels.get(edge.from());
      String to = labels.get(edge.to());
      if (from != null && to != null && !from.equals(to)) {
        arrows.merge(new Arrow(from, to, Style.of(edge.mention().kind())), 1, Integer::sum);
      }
    }
    return arrows;
  }
}
