package modplan.load;

import java.util.List;
import java.util.Map;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Var;
import modplan.module.BindingKind;
import modplan.project.GuixModules;

/** Interfaces of modules of Guix that are known from the embedded profile alone. */
final class Embedded {
  /** Macros that the expander knows under other names. */
  private static final Map<String, String> BUILTIN =
      Map.of(
          "base32", "%decoded",
          "base64", "%decoded64",
          "content-hash", "%content-hash",
          "define-public", "define-public*");

  private Embedded() {}

  /** Names and kinds of what the module defines itself; the rest comes from their owners. */
  static void fill(World world, Interface made, GuixModules.Exports exports) {
    String module = made.module;
    exports
        .kinds()
        .forEach(
            (name, kind) -> {
              if (!exports.owners().containsKey(name)) {
                made.put(name, variable(module, name, kind, exports));
              }
            });
    exports
        .owners()
        .forEach(
            (name, owner) -> {
              Interface of = world.guile(owner);
              Var shared = of == null ? null : of.names.get(name);
              BindingKind kind = exports.kinds().getOrDefault(name, BindingKind.VARIABLE);
              made.put(name, shared == null ? variable(owner, name, kind, exports) : shared);
            });
  }

  private static Var variable(
      String module, String name, BindingKind kind, GuixModules.Exports exports) {
    Var variable = new Var(module, name);
    List<GuixModules.Field> fields = exports.records().get(name);
    if (fields != null) {
      variable.value =
          new Macro.RecordConstructor(
              name,
              fields.stream()
                  .map(f -> new Macro.Field(f.name(), f.delayed(), f.innate(), null, null))
                  .toList(),
              module,
              "",
              null,
              "");
    } else if (kind == BindingKind.MACRO) {
      String known = module.equals("(guix packages)") ? BUILTIN.getOrDefault(name, name) : name;
      variable.value = new Macro.Builtin(known);
    } else {
      variable.value = new Value.External(module + " " + name); // not one of Guile's
    }
    return variable;
  }
}
