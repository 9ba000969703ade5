package modplan.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import modplan.cost.CostModel;
import modplan.cost.MeasuredCosts;
import modplan.cost.SizeCosts;
import modplan.emit.BuildTool;
import modplan.emit.PlanJson;
import modplan.emit.PlanTable;
import modplan.graph.ModuleGraph;
import modplan.project.Config;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.schedule.BuildOptions;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlanSettings;
import modplan.schedule.Planner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Plan the compilation over processes, and write a build that runs the plan.",
      "With --emit, -o names the build file, and the report goes to standard output."
    })
final class PlanCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  private static final int DEFAULT_LEVEL = 2;

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many processes run at once; default what the configuration says, else 2.")
  @Nullable Integer jobsWanted;

  private int jobs = 2;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  Format format = Format.text;

  @Option(
      names = "--emit",
      description =
          "Write a build: ${COMPLETION-CANDIDATES}; files that it needs go beside -o FILE.")
  @Nullable BuildTool emit;

  @Option(
      names = "--no-collector-tuning",
      description = "Steps leave Guile's garbage collector as it is and take less memory.")
  boolean plainCollector;

  @Option(
      names = "--guile-version",
      paramLabel = "VERSION",
      description = "The Guile that compiles; default what the configuration says, else 3.0.")
  @Nullable String guileVersionWanted;

  private String guileVersion = "3.0";

  @Option(
      names = "--measurements",
      paramLabel = "FILE",
      description = "The log of an earlier build (.modplan/log.jsonl): costs as measured there.")
  @Nullable String measurements;

  PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Config config = arguments.config(session);
    Integer configuredJobs = config.jobs();
    jobs = jobsWanted != null ? jobsWanted : configuredJobs != null ? configuredJobs : 2;
    String configuredGuile = config.guileVersion();
    guileVersion =
        guileVersionWanted != null
            ? guileVersionWanted
            : configuredGuile != null ? configuredGuile : "3.0";
    if (jobs < 1) {
      throw new UsageException("--jobs must be at least 1, was " + jobs);
    }
    boolean toStandardOutput = arguments.output == null || arguments.output.equals("-");
    if (emit != null && toStandardOutput) {
      throw new UsageException("--emit writes more than one file: name the first with -o FILE");
    }
    Project project = arguments.read(session);
    CompilePlan plan = Planner.plan(project, ModuleGraph.of(project), settings());
    String report = format == Format.json ? PlanJson.write(plan) : PlanTable.write(plan);
    if (emit == null) {
      session.write(arguments.output, report);
    } else {
      List<Path> directories = new ArrayList<>();
      project.roots().forEach(root -> directories.add(root.directory()));
      searchPath().forEach(directory -> directories.add(directory.directory()));
      String file = String.valueOf(arguments.output);
      BuildFiles.write(session, plan, emit, !plainCollector, file, directories);
      session.write(null, report);
      if (!arguments.quiet) {
        session.err().printf("modplan: wrote %s%s%n", file, hint(emit, file));
      }
    }
    return arguments.exitCode(project);
  }

  /** The command that compiles into the directory of the build file, wherever the user stands. */
  private String hint(BuildTool tool, String file) {
    Path path = Path.of(file);
    Path directory = path.getParent();
    String where = directory == null ? "" : "-C %s ".formatted(directory);
    String inside = directory == null ? "" : "cd %s && ".formatted(directory);
    Path name = path.getFileName();
    return switch (tool) {
      case MAKE -> "; run: make %s-f %s -j%d modplan-all".formatted(where, name, jobs);
      case NINJA -> "; run: ninja %s-f %s -j%d modplan-all".formatted(where, name, jobs);
      case SH, PARALLEL, SLURM -> "; run: %ssh %s".formatted(inside, name);
      case MAKE_VARIABLES, GUIX -> "";
    };
  }

  private PlanSettings settings() {
    CostModel costs = new SizeCosts();
    if (measurements != null) {
      try {
        costs = MeasuredCosts.of(BuildFiles.read(session, measurements), costs);
      } catch (IllegalArgumentException e) {
        throw new UsageException("%s: %s".formatted(measurements, e.getMessage()));
      }
    }
    OptimisationLevels levels = OptimisationLevels.of(arguments.config(session), DEFAULT_LEVEL);
    return PlanSettings.of(jobs)
        .withLoadPath(searchPath())
        .withGuileVersion(guileVersion)
        .withOptLevel(levels::of)
        .withOptions(levels::options)
        .withBuild(
            new BuildOptions(
                arguments.config(session).warnings(), arguments.excludePatterns(session)))
        .withCosts(costs);
  }

  private List<PlanSettings.SearchDirectory> searchPath() {
    return arguments.loadPath(session).stream()
        .map(
            label ->
                new PlanSettings.SearchDirectory(label, session.workingDirectory().resolve(label)))
        .toList();
  }
}
