package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.load.Data.Atom;
import modplan.load.Data.Seq;
import modplan.load.Primitives.Primitive;

/** Guile's procedures on modules, and modules as values. */
final class ModuleProcedures {
  private ModuleProcedures() {}

  static void register(Map<String, Primitive> known) {
    known.put(
        "resolve-interface",
        (world, args) -> {
          if (args.length == 1 && args[0] instanceof Seq name) {
            String module = ImportSpec.moduleName(name);
            world.resolve(module);
            return new InterfaceValue(module);
          }
          return Atom.UNKNOWN;
        });
    known.put(
        "resolve-module",
        (world, args) -> {
          if (args.length == 1 && args[0] instanceof Seq name) {
            String module = ImportSpec.moduleName(name);
            world.find(module);
            return new ModuleValue(module);
          }
          return Atom.UNKNOWN;
        });
    known.put("module-ref", ModuleProcedures::moduleRef);
    known.put(
        "module-name",
        (world, args) -> {
          String name =
              args[0] instanceof ModuleValue m
                  ? m.module()
                  : args[0] instanceof InterfaceValue i ? i.module() : "";
          return name.isEmpty()
              ? Atom.UNKNOWN
              : Seq.of((Object[]) name.substring(1, name.length() - 1).split(" ", -1));
        });
    for (String question : List.of("module-defined?", "module-bound?")) {
      known.put(question, ModuleProcedures::isDefined);
    }
    known.put(
        "defined?",
        (world, args) ->
            args.length == 1
                ? isDefined(world, new Object[] {new ModuleValue(world.current.name), args[0]})
                : args.length == 2
                    ? isDefined(world, new Object[] {args[1], args[0]})
                    : Atom.UNKNOWN);
    known.put("current-module", (world, args) -> new ModuleValue(world.current.name));
    known.put(
        "module-public-interface",
        (world, args) ->
            args[0] instanceof ModuleValue m ? new InterfaceValue(m.module()) : Atom.UNKNOWN);
    known.put(
        "module-autoload!",
        (world, args) -> {
          Mod module = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
          for (int i = 1; module != null && i + 1 < args.length; i += 2) {
            if (args[i] instanceof Seq name) {
              Mod.Use use = new Mod.Use(new Mod.Interface(ImportSpec.moduleName(name)));
              use.waitsFor = ImportSpec.pairs(args[i + 1]).keySet();
              module.use(use);
            }
          }
          return Atom.UNSPECIFIED;
        });
    known.put("module-for-each", ModuleProcedures::moduleForEach);
    known.put("module-add!", ModuleProcedures::moduleAdd);
    known.put(
        "module-use!",
        (world, args) -> {
          Mod.Interface used =
              args.length > 1 && args[1] instanceof InterfaceValue i
                  ? world.resolve(i.module())
                  : null;
          if (used != null && args[0] instanceof InterfaceValue target && world.maybe == 0) {
            world.resolve(target.module()).uses.add(used);
          } else if (used != null && args[0] instanceof ModuleValue target && world.maybe == 0) {
            Mod module = world.known(target.module());
            if (module != null) {
              module.use(new Mod.Use(used));
            }
          } else {
            world.current.hideNames();
          }
          return Atom.UNSPECIFIED;
        });
    known.put("process-use-modules", ModuleProcedures::use);
    known.put("module-set!", (world, args) -> assign(world, args, false));
    known.put("module-define!", (world, args) -> assign(world, args, true));
    known.put("module-locally-bound?", ModuleProcedures::isBound);
    for (String exporting : List.of("module-export!", "module-re-export!", "module-replace!")) {
      known.put(exporting, (world, args) -> export(world, args, exporting));
    }
    for (String changing : List.of("module-export-all!", "set-module-uses!")) {
      known.put(
          changing,
          (world, args) -> {
            Mod changed = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
            (changed == null ? world.current : changed).hideNames();
            return Atom.UNSPECIFIED;
          });
    }
  }

  private static Object assign(World world, Object[] args, boolean defines) {
    Mod module = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
    if (module == null || !(args[1] instanceof String name)) {
      (module == null ? world.current : module).hideNames();
      return Atom.UNSPECIFIED;
    }
    Mod.Var variable = defines ? module.local(name) : world.variable(module, name);
    if (variable == null) {
      throw new SchemeError("misc-error", name);
    }
    variable.value = world.maybe > 0 ? Atom.UNKNOWN : args[2];
    return Atom.UNSPECIFIED;
  }

  /** {@code (process-use-modules '(((a b) #:select (x)) ...))}, in the current module. */
  private static Object use(World world, Object[] args) {
    if (args.length != 1 || !(args[0] instanceof Seq specs) || world.maybe > 0) {
      world.current.hideNames();
      return Atom.UNSPECIFIED;
    }
    List<ImportSpec> imports = new ArrayList<>();
    for (Object spec : specs.items) {
      imports.add(ImportSpec.ofUseModules(spec));
    }
    ModuleChanges.useAll(world, imports);
    return Atom.UNSPECIFIED;
  }

  private static Object isBound(World world, Object[] args) {
    Mod module = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
    if (module == null || !(args[1] instanceof String name)) {
      return Atom.UNKNOWN;
    }
    Mod.Var variable = module.locals.get(name);
    boolean isBound = variable != null && variable.value != null;
    boolean isSure = !module.hasUnknownNames || world.isPromised(module, name);
    return isBound || isSure ? (Object) isBound : Atom.UNKNOWN;
  }

  private static Object export(World world, Object[] args, String how) {
    Mod module = args[0] instanceof ModuleValue m ? world.known(m.module()) : null;
    if (module == null || !(args[1] instanceof Seq names) || !names.isProper() || world.maybe > 0) {
      (module == null ? world.current : module).hideNames();
      return Atom.UNSPECIFIED;
    }
    Map<String, String> pairs = ImportSpec.pairs(names);
    if (how.equals("module-re-export!")) {
      ModuleChanges.reExport(world, module, pairs, false);
    } else {
      ModuleChanges.export(module, pairs, how.equals("module-replace!"));
    }
    return Atom.UNSPECIFIED;
  }

  /** A module as a value. */
  record ModuleValue(String module) {}

  private static Object moduleRef(World world, Object[] args) {
    if (args.length >= 2
        && (args[0] instanceof ModuleValue || args[0] instanceof InterfaceValue)
        && args[1] instanceof String name) {
      Mod.Var variable =
          args[0] instanceof InterfaceValue i
              ? Interfaces.offered(world.resolve(i.module()), name)
              : world.variable(((ModuleValue) args[0]).module(), name);
      if (variable != null && variable.value != null) {
        return variable.value;
      }
      String module =
          args[0] instanceof InterfaceValue i ? i.module() : ((ModuleValue) args[0]).module();
      Mod owner = world.known(module);
      if (args.length == 2 && (owner == null || !owner.hasUnknownNames)) {
        throw new SchemeError("misc-error", name); // "No variable named"
      }
    }
    return Atom.UNKNOWN;
  }

  private static Object isDefined(World world, Object[] args) {
    if (args.length != 2 || !(args[1] instanceof String name)) {
      return Atom.UNKNOWN;
    }
    Mod.Var variable = null;
    String module = "";
    if (args[0] instanceof InterfaceValue i) {
      module = i.module();
      variable = Interfaces.offered(world.resolve(module), name);
    } else if (args[0] instanceof ModuleValue m) {
      module = m.module();
      variable = world.variable(module, name);
    }
    Mod owner = world.known(module);
    boolean isSure = !module.isEmpty() && (owner == null || !owner.hasUnknownNames);
    boolean exists = variable != null && variable.value != null;
    return exists || isSure ? (Object) exists : Atom.UNKNOWN;
  }

  /** A module's public interface as a value. */
  record InterfaceValue(String module) {}

  /** A binding as a value. */
  record VariableValue(Mod.Var variable) {}

  private static Object moduleForEach(World world, Object[] args) {
    Map<String, Mod.Var> names = null;
    Mod whole = args[1] instanceof ModuleValue module ? world.known(module.module()) : null;
    if (whole != null) {
      names = new HashMap<>(whole.locals);
    } else if (args[1] instanceof InterfaceValue || args[1] instanceof ModuleValue) {
      String module =
          args[1] instanceof InterfaceValue i ? i.module() : ((ModuleValue) args[1]).module();
      names = new HashMap<>(world.resolve(module).names);
    }
    if (names == null) {
      world.current.hideNames();
      return Calls.callback(world, args[0]);
    }
    names.forEach(
        (name, variable) -> Calls.apply(world, args[0], name, new VariableValue(variable)));
    return Atom.UNSPECIFIED;
  }

  private static Object moduleAdd(World world, Object[] args) {
    if (args[0] instanceof InterfaceValue target
        && args[1] instanceof String name
        && args[2] instanceof VariableValue value
        && world.maybe == 0) {
      world.resolve(target.module()).put(name, value.variable());
    } else {
      world.current.hideNames();
    }
    return Atom.UNSPECIFIED;
  }
}
