package modplan.load;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.load.Data.Alias;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Use;
import modplan.load.Mod.Var;
import org.jspecify.annotations.Nullable;

/**
 * What Guile 3.0 does at -O2 with references of a declarative module to what it imports: they name
 * the module that exports the variable, if only one import offers it (resolve-free-vars.scm).
 */
final class FreeVariables {
  private final World world;
  private final Mod module;

  FreeVariables(World world) {
    this.world = world;
    this.module = world.current;
  }

  /** Each reference is looked up once more: autoloads that have failed are tried again. */
  void lookUp(List<Ir> forms) {
    Set<String> defined = new HashSet<>();
    for (Ir form : forms) {
      if (form instanceof TopCode.Define define) {
        defined.add(define.name);
      }
    }
    forms.forEach(form -> lookUp(form, defined));
  }

  private void lookUp(Ir ir, Set<String> defined) {
    if (module.uses.stream().noneMatch(use -> use.waitsFor != null)) {
      return;
    }
    if (ir instanceof Ir.TopRef ref && !defined.contains(ref.name)) {
      world.variable(module, ref.name);
    }
    Deep.run(() -> ir.parts(part -> lookUp(part, defined), part -> lookUp(part, defined)));
  }

  /** What the code of the file becomes. */
  Code code(List<Ir> forms) {
    if (!module.declarative || !world.isVersion3()) {
      IrMap compiling =
          new IrMap() {
            @Override
            Ir map(Ir ir) {
              return compiled(ir);
            }
          };
      return new Code(compiling.all(forms), Map.of(), derived());
    }
    Map<Global, Ir> once = TopLevel.definedOnce(forms);
    for (Ir form : forms) {
      Set<Global> assigned = new HashSet<>();
      assignments(form, assigned);
      once.keySet().removeAll(assigned);
    }
    Set<String> local = new HashSet<>(module.locals.keySet());
    for (Ir form : forms) {
      if (form instanceof TopCode.Define define) {
        local.add(define.name);
      } else if (form instanceof TopCode.DefineMacro define) {
        local.add(define.name);
      }
    }
    IrMap rewriting =
        new IrMap() {
          @Override
          Ir map(Ir ir) {
            if (ir instanceof Ir.TopRef ref
                && ref.module.equals(module.name)
                && !local.contains(ref.name)) {
              Global exported = exporter(ref.name);
              if (exported != null) {
                return new Ir.ModuleRef(exported.module(), exported.name(), true, true, ref.spot);
              }
            }
            if (ir instanceof Ir.TopRef ref && once.containsKey(new Global(ref.module, ref.name))) {
              return new Ir.OwnRef(ref.module, ref.name, ref.spot);
            }
            return compiled(ir);
          }
        };
    List<Ir> rewritten = forms.stream().map(rewriting::apply).toList();
    Map<Global, Ir> hoisted = TopLevel.definedOnce(rewritten);
    hoisted.keySet().retainAll(once.keySet());
    return new Code(rewritten, hoisted, derived());
  }

  private IdentityHashMap<Alias, Global> derived() {
    IdentityHashMap<Alias, Global> own = new IdentityHashMap<>(world.derived);
    own.values().removeIf(global -> !global.module().equals(module.name));
    return own;
  }

  private Ir compiled(Ir ir) {
    if (ir instanceof Ir.TopRef ref) {
      Ir primitive = primitive(world.known(ref.module), ref.name);
      return primitive != null ? primitive : new Ir.TopRef(ref.module, ref.name, true, ref.spot);
    } else if (ir instanceof Ir.ModuleRef ref) {
      Ir primitive = primitive(world.known(ref.module), ref.name);
      return primitive != null
          ? primitive
          : new Ir.ModuleRef(ref.module, ref.name, ref.isPublic, true, ref.spot);
    }
    return ir;
  }

  /** A procedure that the compiler knows by itself; null if it is none. */
  private @Nullable Ir primitive(@Nullable Mod holder, String name) {
    Var variable = holder == null ? null : world.variable(holder, name);
    return variable != null
            && variable.value instanceof Value.External external
            && Externals.isPrimitive(external.name(), world.isVersion3())
        ? new Ir.Constant(external)
        : null;
  }

  private static void assignments(Ir ir, Set<Global> into) {
    if (ir instanceof Ir.Set set && set.target instanceof Ir.TopRef ref) {
      into.add(new Global(ref.module, ref.name));
    }
    Deep.run(() -> ir.parts(part -> assignments(part, into), part -> assignments(part, into)));
  }

  private @Nullable Global exporter(String name) {
    Global found = null;
    int hits = 0;
    for (Use use : List.copyOf(module.uses)) {
      Var variable = use.waitsFor == null ? use.from.get(name) : world.triggered(use, name);
      if (variable == null) {
        continue;
      }
      hits++;
      Mod owner = world.known(use.from.module);
      Interface offered = owner == null ? world.guile(use.from.module) : owner.exports;
      if (offered == null) {
        return null;
      }
      for (Map.Entry<String, Var> entry : offered.names.entrySet()) {
        if (entry.getValue() == variable) {
          found = new Global(use.from.module, entry.getKey());
        }
      }
    }
    return hits == 1 ? found : null;
  }
}
