package modplan.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import modplan.module.BindingKind;
import modplan.module.Definition;
import modplan.module.ExportFact;
import modplan.module.FileFacts;

/**
 * The names that one module form exports, and what they are bound to as far as its own file tells.
 */
public final class ExportTable {
  private ExportTable() {}

  /** External names, sorted; a re-exported name is of unknown kind here. */
  public static SortedMap<String, BindingKind> of(FileFacts facts, int module) {
    Map<String, BindingKind> defined = new HashMap<>();
    for (Definition definition : facts.definitions()) {
      if (definition.module() == module) {
        // A name that is a macro anywhere must be treated as one.
        defined.merge(
            definition.name(),
            definition.kind(),
            (a, b) -> a == BindingKind.MACRO || b == BindingKind.MACRO ? BindingKind.MACRO : a);
      }
    }
    SortedMap<String, BindingKind> exports = new TreeMap<>();
    for (ExportFact export : facts.exports()) {
      if (export.module() == module) {
        BindingKind kind =
            export.kind().saysSyntax()
                ? BindingKind.MACRO
                : export.kind().isReExport()
                    ? BindingKind.UNKNOWN
                    : defined.getOrDefault(export.name().from(), BindingKind.UNKNOWN);
        exports.merge(export.name().to(), kind, (a, b) -> a == BindingKind.UNKNOWN ? b : a);
      }
    }
    return exports;
  }
}
