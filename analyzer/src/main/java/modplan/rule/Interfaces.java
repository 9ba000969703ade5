package modplan.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import modplan.graph.ExportTable;
import modplan.load.MadeExports;
import modplan.module.BindingKind;
import modplan.module.Context;
import modplan.module.Definition;
import modplan.module.ExportFact;
import modplan.module.FileFacts;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.module.ModuleFact;
import modplan.project.GuixModules;
import modplan.project.LoadPath;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleForm;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What modules export, those of the roots, of the load path and of Guile alike; a re-exported name
 * is followed to where it is defined. Tables are made when they are first asked for.
 */
public final class Interfaces {
  private final LoadPath loadPath;
  private final Project project;
  private @Nullable ExportingHeads exportingHeads;
  private final MadeExports made;
  private final Map<ModuleName, Table> tables = new HashMap<>();
  private final Map<ModuleName, List<String>> macros = new HashMap<>();

  /**
   * @param made asked where the text alone does not tell
   */
  Interfaces(Project project, LoadPath loadPath, MadeExports made) {
    this.loadPath = loadPath;
    this.made = made;
    this.project = project;
  }

  /**
   * @param names exported names with their kinds as far as one file tells
   * @param exports the facts about them
   * @param imports what re-exported names may come from
   * @param extent whether there may be more names
   */
  private record Table(
      SortedMap<String, BindingKind> names,
      Map<String, ExportFact> exports,
      List<Mention> imports,
      Extent extent) {}

  /** How far the text of a module tells its exports. */
  private enum Extent {
    /** There are no others. */
    COMPLETE,
    /** Macros of the tree, or files that are included, export others: expanding them tells. */
    BY_MACROS,
    /** Calls export others: loading the module tells. */
    BY_CALLS,
    /** There may be others. */
    OPEN;

    Extent and(Extent other) {
      return compareTo(other) < 0 ? other : this;
    }

    static Extent completeIf(boolean complete) {
      return complete ? COMPLETE : OPEN;
    }
  }

  /** Asked for by rules one after another or in parallel: two may both make it, the same. */
  private ExportingHeads exportingHeads() {
    ExportingHeads heads = exportingHeads;
    if (heads == null) {
      heads = new ExportingHeads(project, loadPath.guile());
      exportingHeads = heads;
    }
    return heads;
  }

  /** The exported names that are known, sorted; perhaps not all of them. */
  public Set<String> names(ModuleName module) {
    return table(module).names().keySet();
  }

  /** Whether {@link #names} are all: no code, no include and no error leaves room for others. */
  public boolean isComplete(ModuleName module) {
    return table(module).extent() == Extent.COMPLETE;
  }

  /** Whether the module is known not to export the name. */
  public boolean lacks(ModuleName module, String name) {
    Table table = table(module);
    return !table.names().containsKey(name)
        && switch (table.extent()) {
          case COMPLETE -> true;
          case BY_MACROS, BY_CALLS -> made.lacks(module, name, table.extent() == Extent.BY_CALLS);
          case OPEN -> false;
        };
  }

  /**
   * Whether {@code (@ (m) name)} certainly fails. Guile looks for macros in the module itself, with
   * its private and imported ones, and only for variables in what it exports.
   */
  public boolean lacksForReference(ModuleName module, String name) {
    List<ProjectFile> files = loadPath.filesDefining(module);
    if (!lacks(module, name) || files.isEmpty()) {
      return false;
    }
    boolean variable = false;
    for (ProjectFile file : files) {
      FileFacts facts = file.facts();
      for (Definition definition : facts.definitions()) {
        if (definition.name().equals(name)) {
          variable |= definition.kind() == BindingKind.VARIABLE;
          if (definition.kind() != BindingKind.VARIABLE) {
            return false;
          }
        }
      }
      if (!variable && !facts.computed().heads().stream().allMatch(exportingHeads()::isGuiles)) {
        return false;
      }
    }
    return variable || table(module).imports().stream().noneMatch(m -> mayShowMacro(m, name));
  }

  private boolean mayShowMacro(Mention mention, String visible) {
    if (!isComplete(mention.target())) {
      return true;
    }
    String name = ImportedName.of(mention, visible);
    Binding binding = name == null ? null : binding(mention.target(), name);
    return binding != null && binding.kind() != BindingKind.VARIABLE;
  }

  /** What an exported name is bound to, through re-exports; null if the name is not known. */
  public @Nullable Binding binding(ModuleName module, String name) {
    Set<Binding> seen = new HashSet<>();
    ModuleName at = module;
    String external = name;
    while (true) {
      Table table = table(at);
      BindingKind kind = table.names().get(external);
      if (kind == null) {
        return null;
      }
      ExportFact export = table.exports().get(external);
      String internal = export == null ? external : export.name().from();
      Binding here = new Binding(at, internal, kind);
      if (export == null || !export.kind().isReExport() || !seen.add(here)) {
        return here;
      }
      Provider provider = provider(table, internal);
      if (provider == null) {
        return here;
      }
      at = provider.module();
      external = provider.name();
    }
  }

  /** The exported names that are bound to macros, sorted. */
  public synchronized List<String> macros(ModuleName module) {
    List<String> known = macros.get(module);
    if (known == null) {
      known = names(module).stream().filter(name -> isMacro(module, name)).toList();
      macros.put(module, known);
    }
    return known;
  }

  private boolean isMacro(ModuleName module, String name) {
    Binding binding = binding(module, name);
    return binding != null && binding.kind() == BindingKind.MACRO;
  }

  private record Provider(ModuleName module, String name) {}

  private @Nullable Provider provider(Table table, String visible) {
    for (Mention mention : table.imports()) {
      String name = ImportedName.of(mention, visible);
      if (name != null && table(mention.target()).names().containsKey(name)) {
        return new Provider(mention.target(), name);
      }
    }
    return null;
  }

  private synchronized Table table(ModuleName module) {
    Table known = tables.get(module);
    if (known == null) {
      known = make(module);
      tables.put(module, known);
    }
    return known;
  }

  private Table make(ModuleName module) {
    List<ProjectFile> files = loadPath.filesDefining(module);
    if (files.isEmpty()) {
      if (loadPath.origin(module) == LoadPath.Origin.GUIX) {
        GuixModules.Exports exports =
            GuixModules.exports(module); // of one commit: there are others
        return new Table(
            exports == null ? Collections.emptySortedMap() : exports.kinds(),
            Map.of(),
            List.of(),
            Extent.OPEN);
      }
      SortedMap<String, BindingKind> names = loadPath.guile().exports(module);
      boolean guile = loadPath.origin(module) == LoadPath.Origin.GUILE;
      return new Table(
          names != null && guile ? names : Collections.emptySortedMap(),
          Map.of(),
          List.of(),
          Extent.completeIf(names != null && guile));
    }
    SortedMap<String, BindingKind> names = new TreeMap<>();
    Map<String, ExportFact> exports = new HashMap<>();
    List<Mention> imports = new ArrayList<>();
    Extent extent = Extent.COMPLETE;
    for (ProjectFile file : files) {
      FileFacts facts = file.facts();
      for (int i = 0; i < facts.modules().size(); i++) {
        if (facts.modules().get(i).name().equals(module)) {
          ExportTable.of(facts, i).forEach((name, kind) -> names.merge(name, kind, Interfaces::or));
          for (ExportFact export : facts.exports()) {
            if (export.module() == i) {
              exports.putIfAbsent(export.name().to(), export);
            }
          }
          for (Mention mention : facts.mentions()) {
            boolean shows = mention.isEagerImport() || mention.kind() == MentionKind.AUTOLOAD;
            if (mention.module() == i && shows) {
              imports.add(mention);
            }
          }
          extent = extent.and(extent(facts, i));
        }
      }
    }
    return new Table(names, exports, imports, extent);
  }

  private static BindingKind or(BindingKind a, BindingKind b) {
    return a == BindingKind.UNKNOWN ? b : a;
  }

  private Extent extent(FileFacts facts, int module) {
    ModuleFact fact = facts.modules().get(module);
    if (!facts.isComplete() || fact.wrapped()) {
      return Extent.OPEN;
    }
    if (fact.form() != ModuleForm.Kind.DEFINE_MODULE) {
      return Extent.COMPLETE; // a library lists what it exports
    }
    Set<String> heads = facts.computed().heads();
    if (heads.stream().anyMatch(exportingHeads()::isUnknown)) {
      return Extent.OPEN;
    }
    if (facts.computed().exports()) {
      return Extent.BY_CALLS;
    }
    boolean expands =
        heads.stream().anyMatch(exportingHeads()::mayExport)
            || facts.inclusions().stream()
                .anyMatch(each -> each.module() == module && each.context() != Context.DATA);
    return expands ? Extent.BY_MACROS : Extent.COMPLETE;
  }
}
