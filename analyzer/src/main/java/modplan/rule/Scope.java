package modplan.rule;

import java.util.List;
import java.util.SortedMap;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.module.BindingKind;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/** What names mean in a module by its imports. */
final class Scope {
  private static final ModuleName CORE = new ModuleName(List.of("guile"));

  private Scope() {}

  /**
   * What an import of the module, or Guile's core, binds the name to; null if nothing known shows
   * it.
   */
  static @Nullable BindingKind imported(Analysis analysis, Module module, String name) {
    for (Edge edge : analysis.graph().edgesFrom(module)) {
      if (!edge.mention().isEagerImport()) {
        continue;
      }
      String external = ImportedName.of(edge.mention(), name);
      Binding binding =
          external == null ? null : analysis.interfaces().binding(edge.target(), external);
      if (binding != null) {
        return binding.kind();
      }
    }
    return core(analysis, name);
  }

  /** What Guile's core binds the name to, or null. */
  static @Nullable BindingKind core(Analysis analysis, String name) {
    SortedMap<String, BindingKind> names = analysis.loadPath().guile().exports(CORE);
    return names == null ? null : names.get(name);
  }
}
