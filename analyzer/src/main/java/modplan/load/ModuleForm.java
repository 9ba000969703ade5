package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Seq;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Use;
import org.jspecify.annotations.Nullable;

/**
 * A {@code define-module} form, read. Running it does what {@code define-module*} does, in its
 * order: register, export, import from left to right, re-export, autoload.
 */
final class ModuleForm {
  /** What may be done about two imports of one name. */
  private static final Set<String> HANDLERS =
      Set.of(
          "check",
          "first",
          "last",
          "merge-accessors",
          "merge-generics",
          "replace",
          "warn",
          "warn-override-core");

  private record Autoload(String module, Set<String> names) {}

  private final String name;
  private final List<ImportSpec> imports = new ArrayList<>();
  private final List<Autoload> autoloads = new ArrayList<>();
  private final Map<String, String> exports = new LinkedHashMap<>();
  private final Map<String, String> replacements = new LinkedHashMap<>();
  private final Map<String, String> reExports = new LinkedHashMap<>();
  private final Map<String, String> replacingReExports = new LinkedHashMap<>();
  private List<String> duplicates = List.of();
  private boolean pure;
  private boolean declarative = true;
  private @Nullable Seq version;

  /** The module of {@code #:use-syntax}. */
  private @Nullable Seq transformer;

  ModuleForm(Seq form) {
    Object datum = Data.strip(form);
    Seq whole = (Seq) datum;
    if (whole.size() < 2
        || !(whole.get(1) instanceof Seq parts)
        || parts.size() == 0
        || !Arrays.stream(parts.items).allMatch(part -> part instanceof String)) {
      throw SchemeError.syntax("define-module");
    }
    name = ImportSpec.moduleName(parts);
    int i = 2;
    while (i < whole.size()) {
      String keyword = ImportSpec.keyword(whole.get(i++));
      if (keyword.equals("pure")) {
        pure = true;
        continue;
      } else if (keyword.equals("no-backtrace")) {
        continue;
      }
      if (keyword.isEmpty()) {
        throw SchemeError.syntax("expected keyword arg");
      } else if (i >= whole.size()) {
        throw SchemeError.syntax("keyword arg without value");
      }
      Object value = whole.get(i++);
      if (keyword.equals("autoload")) {
        if (i >= whole.size()) {
          throw SchemeError.syntax("incomplete autoload in define-module");
        }
        autoload(value, whole.get(i++));
      } else {
        clause(keyword, value);
      }
    }
  }

  private void autoload(Object module, Object names) {
    if (module instanceof Seq target) {
      autoloads.add(
          new Autoload(
              ImportSpec.moduleName(target),
              new LinkedHashSet<>(ImportSpec.pairs(names).keySet())));
    }
  }

  private void clause(String keyword, Object value) {
    boolean isList = value instanceof Seq list && list.isProper();
    switch (keyword) {
      case "use-module" -> {
        need(isList && ((Seq) value).size() > 0);
        imports.add(ImportSpec.ofUseModules(value));
      }
      case "use-syntax" -> {
        need(isList && ((Seq) value).size() > 0);
        imports.add(ImportSpec.ofUseModules(value));
        transformer = (Seq) value;
      }
      case "declarative?" -> declarative = !Boolean.FALSE.equals(value);
      case "filename" -> {}
      default -> {
        need(isList);
        list(keyword, (Seq) value);
      }
    }
  }

  private void list(String keyword, Seq value) {
    switch (keyword) {
      case "export", "export-syntax" -> exports.putAll(ImportSpec.pairs(value));
      case "replace", "replace-syntax" -> replacements.putAll(ImportSpec.pairs(value));
      case "re-export", "re-export-syntax" -> reExports.putAll(ImportSpec.pairs(value));
      case "re-export-and-replace" -> replacingReExports.putAll(ImportSpec.pairs(value));
      case "version" -> version = value;
      case "duplicates" -> duplicates = Arrays.stream(value.items).map(String::valueOf).toList();
      default -> need(false);
    }
  }

  private static void need(boolean holds) {
    if (!holds) {
      throw SchemeError.syntax("unknown keyword or bad argument");
    }
  }

  void define(World world) {
    Mod module = world.define(name, pure);
    module.declarative = declarative;
    if (version != null) {
      if (!Arrays.stream(version.items).allMatch(part -> part instanceof Long)) {
        throw new SchemeError("misc-error", "");
      }
      module.version = version;
    }
    ModuleChanges.export(module, exports, false);
    ModuleChanges.export(module, replacements, true);
    List<Interface> interfaces = new ArrayList<>();
    for (ImportSpec spec : imports) {
      try {
        interfaces.add(world.interfaceOf(spec));
      } catch (SchemeError e) {
        if (!world.survey) {
          throw e;
        }
      }
    }
    interfaces.forEach(each -> module.use(new Use(each)));
    ModuleChanges.reExport(world, module, reExports, false);
    ModuleChanges.reExport(world, module, replacingReExports, true);
    for (Autoload autoload : autoloads) {
      Use use = new Use(new Interface(autoload.module()));
      use.waitsFor = autoload.names();
      module.use(use);
    }
    if (!duplicates.isEmpty()) {
      for (String handler : duplicates) {
        if (!HANDLERS.contains(handler) && !world.survey) {
          throw new SchemeError("misc-error", handler);
        }
      }
      module.duplicates = duplicates;
    }
    if (transformer != null && !world.survey) {
      Interface syntax = world.resolve(ImportSpec.moduleName(transformer));
      String last = String.valueOf(transformer.get(transformer.size() - 1));
      if (Interfaces.offered(syntax, last) == null) {
        throw new SchemeError("misc-error", last);
      }
    }
    world.current = module;
  }
}
