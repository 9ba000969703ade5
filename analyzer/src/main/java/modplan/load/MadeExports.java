package modplan.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mod.Interface;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FileFacts;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What modules export that export more than their text lists: by macros, which are expanded, or by
 * calls, for which the module is loaded in the {@link Simulator}. It is done when somebody asks,
 * and once for each module.
 */
public final class MadeExports {
  private final Program program;
  private final GuileVersion version;
  private final Map<String, Set<String>> known = new HashMap<>();

  public MadeExports(Program program, GuileVersion version) {
    this.program = program;
    this.version = version;
  }

  /**
   * Whether a module certainly does not export a name; false if anything in it leaves room for
   * doubt.
   *
   * @param byCalls whether it may have code that exports when it runs
   */
  public synchronized boolean lacks(ModuleName module, String name, boolean byCalls) {
    // Nothing is ever lacking where nothing is known.
    Set<String> names =
        known.computeIfAbsent(
            module.toString(),
            key -> {
              Set<String> all = byCalls ? loaded(module) : expanded(key);
              return all == null ? Set.of() : all;
            });
    return !names.isEmpty() && !names.contains(name);
  }

  private @Nullable Set<String> expanded(String module) {
    World world = Deep.call(() -> Survey.of(program, version, List.of(module))).world();
    Mod made = world.known(module);
    return made == null || made.mayExportMore ? null : names(world, made);
  }

  private @Nullable Set<String> loaded(ModuleName module) {
    FileFacts file = program.forModule(module.toString());
    return file == null
        ? null
        : new Simulator(program, version)
            .loaded(
                module,
                (world, outcome) ->
                    outcome.status() == Status.OK ? loaded(world, file, module) : null);
  }

  private static @Nullable Set<String> loaded(World world, FileFacts file, ModuleName module) {
    Mod made = world.known(module.toString());
    return made == null
            || world.doubts.stream().anyMatch(isIn(file))
            || world.assumptions.stream().anyMatch(isIn(file))
        ? null
        : names(world, made);
  }

  private static Predicate<Outcome> isIn(FileFacts file) {
    return doubt ->
        doubt.stack().isEmpty() || doubt.stack().get(doubt.stack().size() - 1).equals(file.file());
  }

  /** Its own names and those of interfaces that it uses; null if there may be others. */
  private static @Nullable Set<String> names(World world, Mod module) {
    Set<String> names = new HashSet<>();
    if (module.exports != null) {
      for (Interface each : module.exports.reached()) {
        Mod owner = world.known(each.module);
        if (each.open || (owner != null && owner.hasUnknownNames)) {
          return null;
        }
        names.addAll(each.names.keySet());
      }
    }
    return names;
  }
}
