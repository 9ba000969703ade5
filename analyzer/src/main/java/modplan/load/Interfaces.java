package modplan.load;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import modplan.load.ImportSpec.Step;
import modplan.load.Mod.Interface;
import modplan.load.Mod.Var;
import org.jspecify.annotations.Nullable;

/** What an import makes of the interface of a module ({@code resolve-interface}). */
final class Interfaces {
  private final World world;

  /** By the interface that they are made of, and the prefix. */
  private final IdentityHashMap<Interface, Map<String, Prefixed>> prefixed =
      new IdentityHashMap<>();

  /**
   * An interface behind a prefix.
   *
   * @param changes {@link Interface#changes} of the other one when it was made
   */
  private record Prefixed(Interface made, int changes) {}

  Interfaces(World world) {
    this.world = world;
  }

  /** {@code resolve-interface}: the interface itself, or a new one made of it as it is now. */
  Interface interfaceOf(ImportSpec spec) {
    if (spec.unknownKeyword()) {
      throw new SchemeError("keyword-argument-error", "");
    }
    Interface whole = world.resolve(spec.module(), spec.version());
    Interface made = whole;
    for (Step step : spec.steps()) {
      made = apply(step, made, spec);
    }
    return made;
  }

  Interface apply(Step step, Interface from, ImportSpec spec) {
    Interface made = new Interface(spec.module());
    if (from.open && !(step instanceof Step.Select)) {
      made.open = true;
      return made;
    }
    if (step instanceof Step.Select select) {
      select
          .names()
          .forEach(
              (name, seen) -> {
                Var variable = selected(from, name);
                if (variable == null && world.survey) {
                  return;
                }
                if (variable == null) {
                  variable = missing(from, name, "missing-export");
                }
                put(made, seen, variable, from.replacing.contains(name));
              });
    } else if (step instanceof Step.Hide hide) {
      for (String name : hide.names()) {
        if (!from.names.containsKey(name) && !world.survey) {
          missing(from, name, spec.library() ? "missing-export" : "missing-hide");
        }
      }
      from.names.forEach(
          (name, variable) -> {
            if (!hide.names().contains(name)) {
              put(made, name, variable, from.replacing.contains(name));
            }
          });
    } else if (step instanceof Step.Prefix prefix) {
      return prefixed(from, prefix.prefix(), made);
    } else if (step instanceof Step.Rename rename) {
      rename
          .names()
          .forEach(
              (name, seen) -> {
                if (!from.names.containsKey(name)) {
                  missing(from, name, "missing-export");
                }
              });
      from.names.forEach(
          (name, variable) ->
              put(
                  made,
                  rename.names().getOrDefault(name, name),
                  variable,
                  from.replacing.contains(name)));
    } else {
      rename(((Step.Computed) step).procedure(), from, made);
    }
    return made;
  }

  /** Each name is what the procedure makes of it. */
  private void rename(Object procedure, Interface from, Interface made) {
    Object renamer = world.expander.expand(procedure, null).eval(world, null);
    from.names.forEach(
        (name, variable) -> {
          Object renamed = Calls.apply(world, renamer, name);
          if (!(renamed instanceof String symbol)) {
            throw new Beyond("a renamer that is computed", from.module);
          }
          put(made, symbol, variable, from.replacing.contains(name));
        });
  }

  /**
   * All names of an interface behind a prefix. Whoever imports the same is given the same, as long
   * as the interface has not changed: a third of the modules of Guix import all licenses like that.
   *
   * @param empty to be filled
   */
  private Interface prefixed(Interface from, String prefix, Interface empty) {
    Map<String, Prefixed> known = prefixed.computeIfAbsent(from, each -> new HashMap<>());
    Prefixed before = known.get(prefix);
    if (before != null
        && before.changes == from.changes
        && before.made.module.equals(empty.module)) {
      return before.made;
    }
    from.names.forEach(
        (name, variable) -> put(empty, prefix + name, variable, from.replacing.contains(name)));
    known.put(prefix, new Prefixed(empty, from.changes));
    return empty;
  }

  /**
   * Deals with a name that an interface lacks: an error, unless its names could not be found out;
   * then one is made up.
   */
  Var missing(Interface from, String name, String kind) {
    Mod owner = world.known(from.module);
    if (owner == null || !owner.hasUnknownNames) {
      throw new SchemeError(kind, name);
    }
    world.doubt(new Beyond("exports that cannot be found out", name));
    Var variable = new Var(from.module, name);
    variable.value = Data.Atom.UNKNOWN;
    variable.madeUp = true;
    return variable;
  }

  /** An export; one of a module that nobody knows is made up. */
  static @Nullable Var offered(Interface from, String name) {
    Var variable = from.get(name);
    if (variable == null && from.open) {
      variable = new Var(from.module, name);
      variable.value = Data.Atom.UNKNOWN;
      variable.madeUp = true;
      from.put(name, variable);
    }
    return variable;
  }

  /** An export that is asked for by its name: what the interface itself uses does not count. */
  static @Nullable Var selected(Interface from, String name) {
    Var own = from.names.get(name);
    return own == null && from.open ? offered(from, name) : own;
  }

  static void put(Interface made, String name, Var variable, boolean replacing) {
    made.put(name, variable);
    if (replacing) {
      made.replacing.add(name);
    }
  }
}
