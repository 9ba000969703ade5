package modplan.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import modplan.load.Data.Seq;
import modplan.load.Mod.Use;
import modplan.load.Mod.Var;

/** Forms that change the module they stand in: imports and exports. */
final class ModuleChanges {
  /** {@code define-module}, {@code use-modules}, {@code import}, {@code export} and so on. */
  static Ir of(String name, Seq form) {
    return new TopCode.ModuleChange(change(name, form));
  }

  private static Consumer<World> change(String name, Seq form) {
    switch (name) {
      case "define-module":
        return new ModuleForm(form)::define;
      case "use-modules":
        {
          List<ImportSpec> specs =
              Arrays.stream(form.rest(1)).map(ImportSpec::ofUseModules).toList();
          return w -> useAll(w, specs);
        }
      case "import":
        {
          List<ImportSpec> specs = Arrays.stream(form.rest(1)).map(ImportSpec::ofLibrary).toList();
          return w -> useAll(w, specs);
        }
      default:
        {
          var names = ImportSpec.pairs(Data.strip(form.from(1)));
          boolean replaces = name.endsWith("!");
          return name.startsWith("re-export")
              ? w -> reExport(w, w.current, names, replaces)
              : w -> export(w.current, names, replaces);
        }
    }
  }

  static void useAll(World world, List<ImportSpec> specs) {
    List<Mod.Interface> interfaces = new ArrayList<>();
    for (ImportSpec spec : specs) {
      interfaces.add(world.interfaceOf(spec));
    }
    interfaces.forEach(each -> world.current.use(new Use(each)));
  }

  static void export(Mod module, java.util.Map<String, String> names, boolean replaces) {
    Mod.Interface exports = module.exports;
    if (exports == null) {
      return; // a module that nobody can import
    }
    names.forEach(
        (inside, outside) -> {
          exports.put(outside, module.local(inside));
          if (replaces) {
            exports.replacing.add(outside);
          }
        });
  }

  /** Exports a name as it is. */
  static void export(Mod module, String name) {
    Mod.Interface exports = module.exports;
    if (exports != null) {
      exports.put(name, module.local(name));
    }
  }

  static void reExport(
      World world, Mod module, java.util.Map<String, String> names, boolean replaces) {
    Mod.Interface exports = module.exports;
    names.forEach(
        (inside, outside) -> {
          Var variable = world.variable(module, inside);
          if (variable == null && world.survey) {
            return;
          }
          if (variable == null) {
            if (module.hasUnknownNames) {
              world.doubt(new Beyond("a re-export of a name that cannot be found out", inside));
              return;
            }
            throw new SchemeError("reexport-undefined", inside);
          }
          if (variable == module.locals.get(inside) && !world.survey) {
            throw new SchemeError("reexport-local", inside);
          }
          if (exports != null) {
            exports.put(outside, variable);
            if (replaces) {
              exports.replacing.add(outside);
            }
          }
        });
  }
}
