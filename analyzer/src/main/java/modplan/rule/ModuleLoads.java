package modplan.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import modplan.graph.Edge;
import modplan.graph.FirstContact.How;
import modplan.graph.FirstContact.Loaded;
import modplan.graph.FirstContact.Loads;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.load.AutoloadLookups.Lookup;
import modplan.module.Context;
import modplan.module.MentionKind;
import org.jspecify.annotations.Nullable;

/** What modules load that may lead to a set of modules. */
final class ModuleLoads implements Loads {
  private final ModuleGraph graph;
  private final BitSet leading;
  private final BiFunction<String, Set<String>, @Nullable Lookup> firstLookup;
  private final Map<Integer, List<Loaded>> bodies = new HashMap<>();

  /**
   * @param set to which it leads
   * @param firstLookup of some names in the code of a module
   */
  ModuleLoads(
      ModuleGraph graph,
      Collection<Module> set,
      BiFunction<String, Set<String>, @Nullable Lookup> firstLookup) {
    this.graph = graph;
    this.firstLookup = firstLookup;
    BitSet members = new BitSet();
    set.forEach(member -> members.set(member.id()));
    this.leading = graph.reaching(members, edge -> LoadHazards.loads(edge.mention()));
  }

  private boolean leads(Edge edge) {
    return edge.to() != null && leading.get(edge.to().id());
  }

  @Override
  public List<Loaded> byModuleForm(Module module) {
    List<Loaded> loaded = new ArrayList<>();
    for (Edge edge : graph.edgesFrom(module)) {
      Module to = edge.to();
      if (to != null
          && edge.mention().isEagerImport()
          && edge.mention().kind() == MentionKind.USE_MODULE
          && leads(edge)) {
        loaded.add(new Loaded(to, How.IMPORT));
      }
    }
    return loaded;
  }

  @Override
  public List<Loaded> byBody(Module module) {
    return bodies.computeIfAbsent(module.id(), id -> readBody(module));
  }

  private List<Loaded> readBody(Module module) {
    List<Edge> edges = graph.edgesFrom(module).stream().filter(this::leads).toList();
    List<Outgoing.Deferred> autoloads = new ArrayList<>();
    for (Edge edge : edges) {
      if (edge.mention().kind() == MentionKind.AUTOLOAD
          && edge.mention().context() == Context.EAGER) {
        Lookup first =
            firstLookup.apply(module.toString(), new LinkedHashSet<>(edge.mention().names()));
        if (first != null) {
          autoloads.add(new Outgoing.Deferred(edge, first.form()));
        }
      }
    }
    Outgoing out =
        new Outgoing(module, edges, edge -> false, () -> autoloads, ModuleLoads::isReference);
    List<Loaded> loaded = new ArrayList<>();
    for (int i = 0; ; i++) {
      Edge edge = out.at(i);
      if (edge == null) {
        return loaded;
      }
      Module to = edge.to();
      boolean isInBody = edge.mention().kind() != MentionKind.USE_MODULE;
      How how =
          out.isAutoload(i)
              ? How.AUTOLOAD
              : out.isUncertain(i) ? How.PERHAPS : out.isImport(i) && isInBody ? How.IMPORT : null;
      if (to != null && how != null) {
        loaded.add(new Loaded(to, how));
      }
    }
  }

  /** {@code @} in code, of which it is not certain here that it is expanded. */
  private static boolean isReference(Edge edge) {
    return edge.mention().kind() != MentionKind.AUTOLOAD && LoadHazards.loads(edge.mention());
  }
}
