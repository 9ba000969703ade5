package modplan.cli;

import java.nio.file.Files;
import modplan.cost.CostModel;
import modplan.cost.MeasuredCosts;
import modplan.cost.PredictedCosts;
import modplan.project.Config;
import modplan.project.OptimisationLevels;
import modplan.project.UsageException;
import modplan.schedule.BuildOptions;
import modplan.schedule.PlanSettings;
import modplan.schedule.SearchLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command which makes plans understands, but for the number of jobs. */
final class PlanningArguments {
  private static final int DEFAULT_LEVEL = 2;

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      description =
          "What all processes may take together; exit with 4 if no plan keeps that. Default what the"
              + " configuration says, else no limit.")
  @Nullable Long memory;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      description =
          "How long to look: ${COMPLETION-CANDIDATES}; default what the configuration says, else"
              + " default.")
  @Nullable PlanEffort effortWanted;

  @Option(
      names = "--guile-version",
      paramLabel = "VERSION",
      description = "The Guile that compiles; default what the configuration says, else 3.0.")
  @Nullable String guileVersionWanted;

  @Option(
      names = "--measurements",
      paramLabel = "FILE",
      description =
          "The log of an earlier build (.modplan/log.jsonl) or what 'run' has kept: costs as measured"
              + " there; default what the configuration says, if it is there.")
  @Nullable String measurements;

  /**
   * What the options ask for; the configuration where they say nothing.
   *
   * @throws UsageException if one makes no sense
   */
  PlanSettings settings(Session session, ProjectArguments arguments, int jobs) {
    Config config = arguments.config(session);
    Config.Planning configured = config.plan();
    String configuredEffort = configured.effort();
    PlanEffort effort = PlanEffort.DEFAULT;
    if (effortWanted != null) {
      effort = effortWanted;
    } else if (configuredEffort != null) {
      effort = PlanEffort.parse(config, configuredEffort);
    }
    Long limit = memory == null ? configured.memoryMiB() : memory;
    if (limit != null && limit < 1) {
      throw new UsageException("--memory must be at least 1, was " + limit);
    }
    String version = guileVersionWanted == null ? config.guileVersion() : guileVersionWanted;
    OptimisationLevels levels = OptimisationLevels.of(config, DEFAULT_LEVEL);
    return PlanSettings.of(jobs)
        .withLimits(new SearchLimits(limit, effort.effort()))
        .withLoadPath(
            arguments.loadPath(session).stream()
                .map(
                    label ->
                        new PlanSettings.SearchDirectory(
                            label, session.workingDirectory().resolve(label)))
                .toList())
        .withGuileVersion(version == null ? "3.0" : version)
        .withOptLevel(levels::of)
        .withOptions(levels::options)
        .withBuild(new BuildOptions(config.warnings(), arguments.excludePatterns(session)))
        .withCosts(costs(session, arguments));
  }

  private CostModel costs(Session session, ProjectArguments arguments) {
    CostModel predicted = new PredictedCosts();
    String file = measurements == null ? kept(session, arguments) : measurements;
    if (file == null) {
      return predicted;
    }
    try {
      return MeasuredCosts.of(session.read(file), predicted);
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(file, e.getMessage()));
    }
  }

  /** What the configuration names, if it is there: before the first run there is none. */
  private static @Nullable String kept(Session session, ProjectArguments arguments) {
    String file = arguments.measurements(session);
    return file != null && Files.isRegularFile(session.workingDirectory().resolve(file))
        ? file
        : null;
  }
}
