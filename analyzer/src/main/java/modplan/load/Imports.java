package modplan.load;

import java.util.List;
import java.util.Set;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Use;
import modplan.load.Mod.Var;
import org.jspecify.annotations.Nullable;

/** Looks up what a module imports: duplicates, autoloads ({@code module-variable} of modules.c). */
final class Imports {
  private final World world;

  Imports(World world) {
    this.world = world;
  }

  @Nullable Var imported(Mod module, String name) {
    if (world.lookups != null) {
      world.lookups.accept(module, name);
    }
    Var cached = module.imported.get(name);
    if (cached != null) {
      return cached;
    }
    Var found = null;
    Use foundIn = null;
    for (int i = 0; i < module.uses.size(); i++) {
      Use use = module.uses.get(i);
      Var here = use.waitsFor == null ? use.from.get(name) : autoload(use, name);
      if (here == null || here == found) {
        continue;
      }
      if (found == null || foundIn == null) {
        found = here;
        foundIn = use;
      } else {
        Var chosen = choose(module, name, foundIn, found, use, here);
        if (chosen == here) {
          foundIn = use;
        }
        found = chosen;
      }
    }
    if (found == null) {
      found = fromElsewhere(module, name);
    }
    if (found != null) {
      module.imported.put(name, found);
    }
    return found;
  }

  /** A name that no import offers is one of a module that nobody knows, if there is one. */
  @Nullable Var fromElsewhere(Mod module, String name) {
    Interface open = null;
    for (Use use : module.uses) {
      if (use.from.open) {
        open = use.from;
      }
    }
    if (open == null) {
      return null;
    }
    if (world.isPromised(module, name)) {
      return null; // it is there, but not yet
    }
    return Interfaces.offered(open, name);
  }

  /** The duplicates policy: what two imports of one name come to. */
  Var choose(Mod module, String name, Use first, Var one, Use second, Var other) {
    if (one.value instanceof Macro.Builtin a
        && other.value instanceof Macro.Builtin b
        && a.isSame(b)) {
      return one;
    }
    for (String policy : module.duplicates) {
      switch (policy) {
        case "replace" -> {
          boolean replaces1 = first.from.replacing.contains(name);
          boolean replaces2 = second.from.replacing.contains(name);
          if (replaces1 && !replaces2) {
            return one;
          }
          if (replaces2 && !replaces1) {
            return other;
          }
        }
        case "warn-override-core" -> {
          if (first.from.module.equals("(guile)")) {
            return other;
          }
        }
        case "warn" ->
            world.warnings.add(
                "%s: `%s' imported from both %s and %s"
                    .formatted(module.name, name, first.from.module, second.from.module));
        case "check" -> throw new SchemeError("misc-error", name);
        case "last" -> {
          return other;
        }
        case "first" -> {
          return one;
        }
        case "merge-generics", "merge-accessors" -> {
          if (isUnknown(one) || isUnknown(other)) {
            return other;
          }
        }
        default -> {}
      }
    }
    return other;
  }

  static boolean isUnknown(Var variable) {
    return variable.value instanceof Data.Atom;
  }

  /** Loads what an autoload waits for; Guile swallows the errors of it. */
  @Nullable Var autoload(Use use, String name) {
    Set<String> names = use.waitsFor;
    if (names == null || !names.contains(name) || world.recalls()) {
      return null; // what is in memory from the start was loaded compiled: it looked nothing up
    }
    String module = use.from.module;
    try {
      Interface whole = world.resolve(module);
      Interface made = whole;
      if (world.isVersion3()) {
        made = new Interface(module);
        for (String each : names) {
          Var variable = Interfaces.selected(whole, each);
          if (variable == null && world.survey) {
            continue;
          }
          if (variable == null) {
            variable = world.missing(whole, each, "missing-export");
          }
          Interfaces.put(made, each, variable, whole.replacing.contains(each));
        }
      }
      use.from = made;
      use.waitsFor = null;
      return made.names.get(name);
    } catch (SchemeError e) {
      world.warnings.add("Failed to autoload " + name + " in " + module);
      return null;
    }
  }

  /** What an autoload gives for a name, now that somebody asks. */
  @Nullable Var triggered(Use use, String name) {
    return autoload(use, name);
  }

  /** At -O2 Guile 3.0 looks into all interfaces that the compiled module uses. */
  void resolveAllUses(Mod module) {
    for (Use use : List.copyOf(module.uses)) {
      if (use.waitsFor != null) {
        try {
          world.resolve(use.from.module);
        } catch (SchemeError e) {
          world.warnings.add(
              "Failed to determine exported bindings from module " + use.from.module);
        }
      }
    }
  }
}
