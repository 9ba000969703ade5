package modplan.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import modplan.syntax.ModuleName;

/**
 * What loading a module loads by imports alone: the module, and all that its imports lead to.
 * Linear in the imports of these.
 */
public final class ImportClosure {
  private final BitSet modules = new BitSet();
  private final Set<ModuleName> externals = new HashSet<>();
  private final ModuleGraph graph;

  private ImportClosure(ModuleGraph graph) {
    this.graph = graph;
  }

  /** The closure of one module. */
  public static ImportClosure of(ModuleGraph graph, Module start) {
    ImportClosure closure = new ImportClosure(graph);
    Deque<Module> pending = new ArrayDeque<>();
    closure.modules.set(start.id());
    pending.push(start);
    while (!pending.isEmpty()) {
      for (Edge edge : graph.edgesFrom(pending.pop())) {
        Module to = edge.to();
        if (!edge.mention().isEagerImport()) {
          continue;
        }
        if (to == null) {
          closure.externals.add(edge.target());
        } else if (!closure.modules.get(to.id())) {
          closure.modules.set(to.id());
          pending.push(to);
        }
      }
    }
    return closure;
  }

  /** Whether the module is in it; one from outside of the roots if a member imports it. */
  public boolean contains(ModuleName name) {
    Module module = graph.module(name);
    return module == null ? externals.contains(name) : modules.get(module.id());
  }

  /** How many modules of the roots are in this closure and not in the other. */
  public int sizeWithout(ImportClosure other) {
    BitSet more = (BitSet) modules.clone();
    more.andNot(other.modules);
    return more.cardinality();
  }
}
