package modplan.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import modplan.module.BindingKind;
import modplan.project.GuileModules;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What the modules that come with Guile export, by their names as Scheme writes them: {@link
 * GuileModules} as {@code modplan.load} wants it.
 */
public final class Profile {
  /**
   * Exports of one module.
   *
   * @param kinds of all names
   * @param replacing names that replace others of the same name without a warning
   */
  public record Interface(Map<String, BindingKind> kinds, Set<String> replacing) {
    public Interface {
      kinds = Map.copyOf(kinds);
      replacing = Set.copyOf(replacing);
    }
  }

  private static final Map<GuileVersion, Profile> KNOWN = new HashMap<>();

  private final Map<String, Interface> modules;

  private Profile(Map<String, Interface> modules) {
    this.modules = modules;
  }

  /** The profile of a version. */
  public static Profile of(GuileVersion version) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(version, Profile::load);
    }
  }

  /** No module but {@code (guile)}: for trees that ship what they use. */
  public Profile coreOnly() {
    Interface core = modules.get("(guile)");
    return new Profile(core == null ? Map.of() : Map.of("(guile)", core));
  }

  /** What a module exports, by its name as Scheme writes it; null if it is not one of Guile's. */
  public @Nullable Interface module(String name) {
    return modules.get(name);
  }

  /** Names of all modules, as Scheme writes them. */
  public Set<String> modules() {
    return modules.keySet();
  }

  private static Profile load(GuileVersion version) {
    GuileModules guile = GuileModules.of(modplan.project.GuileVersion.parse(version.text()));
    Map<String, Interface> modules = new HashMap<>();
    for (ModuleName module : guile.modules()) {
      Map<String, BindingKind> kinds = guile.exports(module);
      if (kinds != null) {
        modules.put(module.toString(), new Interface(kinds, guile.replacing(module)));
      }
    }
    return new Profile(modules);
  }
}
