package modplan.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import modplan.emit.BuildTool;
import modplan.emit.PlanJson;
import modplan.emit.PlanTable;
import modplan.emit.ScalingReport;
import modplan.graph.ModuleGraph;
import modplan.project.Config;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.schedule.Assumption;
import modplan.schedule.CompilePlan;
import modplan.schedule.InfeasiblePlanException;
import modplan.schedule.InvalidAssumptionException;
import modplan.schedule.PlanSettings;
import modplan.schedule.Planner;
import modplan.schedule.ScalingTable;
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
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();
  @Mixin PlanningArguments planning = new PlanningArguments();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      split = ",",
      description =
          "How many processes run at once; default what the configuration says, else 2. Several"
              + " numbers, separated by commas, give a table instead of a plan.")
  List<Integer> jobsWanted = List.of();

  private List<Integer> jobs = List.of(ProjectArguments.DEFAULT_JOBS);

  @Option(
      names = "--assume",
      paramLabel = "CHANGE",
      description =
          "Plan as if the code had been changed: 'remove (a)->(b)' or 'delay (a)->(b)'. No build"
              + " can be written.")
  List<String> changes = List.of();

  @Mixin ReportFormat format = new ReportFormat();

  @Option(
      names = "--emit",
      description =
          "Write a build: ${COMPLETION-CANDIDATES}; files that it needs go beside -o FILE.")
  @Nullable BuildTool emit;

  @Option(
      names = "--no-collector-tuning",
      description = "Steps leave Guile's garbage collector as it is and take less memory.")
  boolean plainCollector;

  PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Config config = arguments.config(session);
    Integer configuredJobs = config.plan().jobs();
    if (!jobsWanted.isEmpty()) {
      jobs = jobsWanted;
    } else if (configuredJobs != null) {
      jobs = List.of(configuredJobs);
    }
    for (int number : jobs) {
      if (number < 1) {
        throw new UsageException("--jobs must be at least 1, was " + number);
      }
    }
    if (emit != null && (jobs.size() != 1 || !changes.isEmpty())) {
      throw new UsageException("--emit wants one number of --jobs and no --assume");
    }
    boolean toStandardOutput = arguments.output == null || arguments.output.equals("-");
    if (emit != null && toStandardOutput) {
      throw new UsageException("--emit writes more than one file: name the first with -o FILE");
    }
    PlanSettings settings = planning.settings(session, arguments, jobs.get(0));
    Project project = arguments.read(session);
    try {
      return report(project, settings);
    } catch (InfeasiblePlanException e) {
      session.err().println("modplan: " + e.getMessage());
      return ExitCode.INFEASIBLE;
    } catch (InvalidAssumptionException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int report(Project project, PlanSettings settings) {
    ModuleGraph modules = ModuleGraph.of(project);
    List<Assumption> assumptions = changes.stream().map(Assumption::parse).toList();
    if (jobs.size() != 1) {
      ScalingTable table = ScalingTable.of(project, modules, settings, jobs, assumptions);
      session.write(
          arguments.output,
          format.isJson() ? ScalingReport.json(table) : ScalingReport.text(table));
      return arguments.exitCode(project);
    }
    CompilePlan plan = Planner.plan(project, modules, settings, assumptions);
    String report = format.isJson() ? PlanJson.write(plan) : PlanTable.write(plan);
    if (emit == null) {
      session.write(arguments.output, report);
    } else {
      List<Path> directories = new ArrayList<>();
      project.roots().forEach(root -> directories.add(root.directory()));
      settings.loadPath().forEach(directory -> directories.add(directory.directory()));
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
      case MAKE -> "; run: make %s-f %s -j%d modplan-all".formatted(where, name, jobs.get(0));
      case NINJA -> "; run: ninja %s-f %s -j%d modplan-all".formatted(where, name, jobs.get(0));
      case SH, PARALLEL, SLURM -> "; run: %ssh %s".formatted(inside, name);
      case MAKE_VARIABLES, GUIX -> "";
    };
  }
}
