package modplan.load;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import modplan.load.Mod.Interface;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FileFacts;
import modplan.project.KeptResult;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What modules export that export more than their text lists: by macros, which are expanded, or by
 * calls, for which the module is loaded in the {@link Simulator}. It is done when somebody asks,
 * and once for each module.
 */
public final class MadeExports {
  private final SharedSurvey survey;
  private final Supplier<KeptResult> kept;
  private final Runnable begin;
  private @Nullable Map<String, Set<String>> known;

  /**
   * @param survey of the program
   * @param kept what an earlier run has found
   * @param begin waits for others who want the survey first, lest the order of modules in it
   *     depends on threads
   */
  public MadeExports(SharedSurvey survey, Supplier<KeptResult> kept, Runnable begin) {
    this.survey = survey;
    this.kept = kept;
    this.begin = begin;
  }

  /**
   * Whether a module certainly does not export a name; false if anything in it leaves room for
   * doubt.
   *
   * @param byCalls whether it may have code that exports when it runs
   */
  public boolean lacks(ModuleName module, String name, boolean byCalls) {
    Set<String> names = known(module.toString());
    if (names == null) {
      begin.run(); // not while others wait for this
      names = find(module, byCalls);
    }
    return !names.isEmpty() && !names.contains(name);
  }

  private synchronized @Nullable Set<String> known(String module) {
    return all().get(module);
  }

  /** By module; nothing where nothing is known, so that nothing is lacking there. */
  private Map<String, Set<String>> all() {
    Map<String, Set<String>> all = known;
    if (all == null) {
      all = read(kept.get().find());
      known = all;
    }
    return all;
  }

  private synchronized Set<String> find(ModuleName module, boolean byCalls) {
    Map<String, Set<String>> all = all();
    Set<String> names = all.get(module.toString());
    if (names == null) {
      Set<String> found = byCalls ? loaded(module) : expanded(module.toString());
      names = found == null ? Set.of() : found;
      all.put(module.toString(), names);
      kept.get().keep(write(all));
    }
    return names;
  }

  private static byte[] write(Map<String, Set<String>> all) {
    FactsOutput out = new FactsOutput();
    out.number((long) all.size());
    all.forEach(
        (module, names) -> {
          out.text(module);
          out.number((long) names.size());
          names.stream().sorted().forEach(out::text);
        });
    return out.toBytes();
  }

  private static Map<String, Set<String>> read(byte @Nullable [] bytes) {
    Map<String, Set<String>> all = new TreeMap<>();
    if (bytes == null) {
      return all;
    }
    try {
      FactsInput.Cursor in = new FactsInput(bytes, 0).at(0);
      for (int i = in.count(); i > 0; i--) {
        String module = in.text();
        Set<String> names = new HashSet<>();
        for (int j = in.count(); j > 0; j--) {
          names.add(in.text());
        }
        all.put(module, names);
      }
      return all;
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return new TreeMap<>(); // it is found once more
    }
  }

  private @Nullable Set<String> expanded(String module) {
    return survey
        .with(
            List.of(module),
            reading -> {
              World world = reading.world();
              Mod made = world.known(module);
              return Optional.ofNullable(
                  made == null || made.mayExportMore ? null : names(world, made));
            })
        .orElse(null);
  }

  private @Nullable Set<String> loaded(ModuleName module) {
    FileFacts file = survey.program().forModule(module.toString());
    return file == null
        ? null
        : new Simulator(survey.program(), survey.version())
            .loaded(
                module,
                (world, outcome) ->
                    outcome.status() == Status.OK ? loaded(world, file, module) : null);
  }

  private static @Nullable Set<String> loaded(World world, FileFacts file, ModuleName module) {
    Mod made = world.known(module.toString());
    return made == null
            || world.uncertain.doubts().stream().anyMatch(isIn(file))
            || world.uncertain.assumptions().stream().anyMatch(isIn(file))
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
