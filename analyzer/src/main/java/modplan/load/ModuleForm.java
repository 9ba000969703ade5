package modplan.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Seq;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Use;

/**
 * A {@code define-module} form, read. Running it does what {@code define-module*} does, in its
 * order: register, export, import from left to right, re-export, autoload.
 */
final class ModuleForm {
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
  private boolean versioned;

  ModuleForm(Seq form) {
    Object datum = Data.strip(form);
    Seq whole = (Seq) datum;
    if (whole.size() < 2 || !(whole.get(1) instanceof Seq parts) || parts.size() == 0) {
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
      if (keyword.isEmpty() || i >= whole.size()) {
        throw SchemeError.syntax("unknown or incomplete keyword in define-module");
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
    switch (keyword) {
      case "use-module", "use-syntax" -> imports.add(ImportSpec.ofUseModules(value));
      case "export", "export-syntax" -> exports.putAll(ImportSpec.pairs(value));
      case "replace", "replace-syntax" -> replacements.putAll(ImportSpec.pairs(value));
      case "re-export", "re-export-syntax" -> reExports.putAll(ImportSpec.pairs(value));
      case "re-export-and-replace" -> replacingReExports.putAll(ImportSpec.pairs(value));
      case "declarative?" -> declarative = !Boolean.FALSE.equals(value);
      case "version" -> versioned = true;
      case "duplicates" ->
          duplicates =
              value instanceof Seq seq
                  ? java.util.Arrays.stream(seq.items).map(String::valueOf).toList()
                  : List.of(String.valueOf(value));
      case "filename" -> {}
      default -> throw SchemeError.syntax("unknown keyword in define-module: " + keyword);
    }
  }

  void define(World world) {
    Mod module = world.define(name, pure);
    module.declarative = declarative;
    module.versioned |= versioned;
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
      module.duplicates = duplicates;
    }
    world.current = module;
  }
}
