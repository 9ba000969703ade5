package modplan.load;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import modplan.load.Mod.Interface;
import modplan.load.Simulation.Outcome;
import modplan.load.Simulation.Status;
import modplan.module.FileFacts;
import modplan.project.KeptAnswers;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * What modules export that export more than their text lists: by macros, which are expanded, or by
 * calls, for which the module is loaded in the {@link Simulator}. It is done when somebody asks,
 * and once for each module.
 */
public final class MadeExports {
  private final SharedSurvey survey;
  private final KeptAnswers answers;
  private final Runnable begin;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * @param survey of the program
   * @param begin waits for others who want the survey first, lest the order of modules in it
   *     depends on threads
   */
  public MadeExports(SharedSurvey survey, KeptAnswers answers, Runnable begin) {
    this.survey = survey;
    this.answers = answers;
    this.begin = begin;
  }

  /**
   * Whether a module certainly does not export a name; false if anything in it leaves room for
   * doubt.
   *
   * @param byCalls whether it may have code that exports when it runs
   */
  public boolean lacks(ModuleName module, String name, boolean byCalls) {
    Set<String> names = known.get(module.toString());
    if (names == null) {
      // Nothing is ever lacking where nothing is known.
      names = Set.copyOf(answers.answer("exports " + module, () -> find(module, byCalls)));
      known.put(module.toString(), names);
    }
    return !names.isEmpty() && !names.contains(name);
  }

  private List<String> find(ModuleName module, boolean byCalls) {
    begin.run();
    Set<String> found = byCalls ? loaded(module) : expanded(module.toString());
    return found == null ? List.of() : found.stream().sorted().toList();
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
