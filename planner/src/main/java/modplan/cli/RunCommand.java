package modplan.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import modplan.cost.Machine;
import modplan.emit.BuildTool;
import modplan.emit.EmitSettings;
import modplan.emit.PeakMemory;
import modplan.emit.StepVariables;
import modplan.guile.BuildDirectory;
import modplan.guile.BuildProcess;
import modplan.project.UsageException;
import modplan.run.BuildLog;
import modplan.run.ChromeTrace;
import modplan.run.Comparison;
import modplan.run.Measurements;
import modplan.run.Progress;
import modplan.schedule.CompilePlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run a plan here, through the Makefile or Ninja file that 'emit' writes, and compare what it takes"
          + " with what was predicted.",
      "Directories in the plan are relative to the current one, as they were for 'plan'. A build that was"
          + " stopped goes on where it was. After an edit, the modules are compiled that it can have"
          + " changed; DIR/.modplan/state knows what the compiled files were made of. Exit with 1 if"
          + " a module does not compile."
    })
final class RunCommand implements Callable<Integer> {
  enum Engine {
    make,
    ninja
  }

  private static final String LOG = ".modplan/log.jsonl";

  private final Session session;

  @Parameters(paramLabel = "PLAN", description = "What 'plan --format json' wrote.")
  String planFile = "";

  @Option(
      names = {"-d", "--outdir"},
      paramLabel = "DIR",
      required = true,
      description = "Where compiled files, build file and log go; made if it is not there.")
  String outdir = "";

  @Option(
      names = "--engine",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "make")
  Engine engine = Engine.make;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many steps run at once; default: as planned.")
  int jobs;

  @Option(
      names = {"-k", "--keep-going"},
      description = "Go on with what does not need a step that failed.")
  boolean keepGoing;

  @Option(
      names = "--guile",
      paramLabel = "PROGRAM",
      description = "The Guile that compiles; default ${DEFAULT-VALUE}.",
      defaultValue = "guile")
  String guile = "guile";

  @Option(
      names = "--measurements",
      paramLabel = "FILE",
      description = {
        "Keep what was measured in FILE, with what it has of other modules, for 'plan --measurements';"
            + " default: plan.measurements of the configuration above the first root, else"
            + " DIR/modplan.measurements."
      })
  @Nullable String measurements;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write plan and run side by side for Chrome's about:tracing or Perfetto.")
  @Nullable String trace;

  @Option(
      names = "--no-collector-tuning",
      description = "Leave Guile's garbage collector as it is; steps then take less memory.")
  boolean plainCollector;

  @Option(
      names = "--by-time",
      description =
          "Compile again whatever is older than a source that it imports, directly or not, as the"
              + " build does without modplan; default: what 'modplan affected' would name.")
  boolean byTime;

  @Option(
      names = "--no-cache",
      description = "Read every file anew, and keep nothing for the next run.")
  boolean noCache;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  boolean quiet;

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CompilePlan plan = readPlan();
    Path directory = session.workingDirectory().resolve(outdir);
    Guards.makeDirectory(directory, outdir);
    String file = Path.of(outdir).resolve(buildFile()) + "";
    BuildFiles.write(
        session,
        plan,
        engine == Engine.make ? BuildTool.MAKE : BuildTool.NINJA,
        !plainCollector,
        variables(),
        file,
        directories(plan));
    List<String> command = command(plan);
    try (BuildDirectory locked = BuildDirectory.open(directory, outdir)) {
      IncrementalBuild incremental =
          new IncrementalBuild(
              locked,
              new BuildSources(session, plan, () -> noCache ? null : KnownFacts.cache(session)),
              plan,
              CompileOptions.of(plan, session, guile, directory.resolve(EmitSettings.DRIVER)));
      String[] buildFiles = {buildFile() + ".plan", EmitSettings.DRIVER};
      incremental.prepare(byTime, buildFiles);
      BuildProcess process = new BuildProcess(directory, command, directory.resolve(LOG));
      Set<String> kept = byTime ? Set.of() : incremental.right();
      Machine machine = MachineOfRun.of(plan, incremental.isFromNothing(), guileCommand());
      int exit = run(process, new Progress(plan, kept, machine));
      BuildLog log = process.log();
      incremental.finish(log);
      return report(plan, process, log, exit, machine);
    }
  }

  private int run(BuildProcess process, Progress progress) {
    ProgressDisplay display = new ProgressDisplay(session, quiet);
    int exit = process.run((log, seconds) -> display.show(progress.line(log, seconds)), this::tell);
    display.end();
    return exit;
  }

  private int report(
      CompilePlan plan, BuildProcess process, BuildLog log, int exit, Machine machine) {
    keep(measurementsFile(plan), process.logText());
    if (trace != null) {
      session.write(trace, ChromeTrace.of(plan, log));
    }
    if (exit != 0) {
      session.err().printf("modplan: the build failed%s%n", summary(log));
      return ExitCode.FINDINGS;
    }
    if (!quiet) {
      session.write(
          null,
          log.steps().isEmpty()
              ? "nothing to do: all %d modules are compiled\n".formatted(plan.modules().size())
              : Comparison.of(
                  plan, log, process.wallSeconds(), PeakMemory.of(plan, !plainCollector), machine));
    }
    return ExitCode.CLEAN;
  }

  private String buildFile() {
    return engine == Engine.make ? "modplan.mk" : "modplan.ninja";
  }

  private CompilePlan readPlan() {
    if (jobs < 0) {
      throw new UsageException("--jobs must be at least 1, was " + jobs);
    }
    return PlanFile.read(session, planFile);
  }

  private List<Path> directories(CompilePlan plan) {
    return Stream.concat(plan.roots().stream(), plan.loadPath().stream())
        .map(label -> session.workingDirectory().resolve(label).toAbsolutePath())
        .toList();
  }

  /** What Make takes from its environment and Ninja does not. */
  private StepVariables variables() {
    return new StepVariables(
        guileCommand(),
        session.environment().getOrDefault("MODPLAN_TARGET", ""),
        session.environment().getOrDefault("MODPLAN_INLINING", "off"));
  }

  /** The build starts Guile from another directory than this. */
  private String guileCommand() {
    String program = guile.strip().split("\\s+", 2)[0];
    return program.contains("/")
        ? session.workingDirectory().toAbsolutePath().resolve(guile.strip()).toString()
        : guile;
  }

  private List<String> command(CompilePlan plan) {
    Guards.requireProgram(session, engine.name(), "--engine");
    Guards.requireProgram(session, guile, "--guile");
    int workers = jobs == 0 ? plan.jobs() : jobs;
    return switch (engine) {
      case make ->
          Stream.of(
                  "make",
                  "--no-print-directory",
                  keepGoing ? "-k" : "-j" + workers,
                  "-j" + workers,
                  "-f",
                  "modplan.mk",
                  "GUILE=" + guileCommand(),
                  "modplan-all")
              .toList();
      case ninja ->
          List.of(
              "ninja",
              "-f",
              "modplan.ninja",
              "-j" + workers,
              "-k",
              keepGoing ? "0" : "1",
              "modplan-all");
    };
  }

  /** A line of the build: what compiled is in the log already. */
  private void tell(String line) {
    boolean isProgress = line.contains(": compiled (") || line.startsWith("[") || line.isBlank();
    if (!isProgress && !line.startsWith("make: Nothing to be done")) {
      session.err().println(line);
    }
  }

  private String measurementsFile(CompilePlan plan) {
    if (measurements != null) {
      return measurements;
    }
    Configuration configuration = Configuration.near(session, plan.roots().get(0));
    String configured =
        configuration.resolve(session, configuration.config().plan().measurements());
    return configured != null ? configured : Path.of(outdir).resolve("modplan.measurements") + "";
  }

  private void keep(String file, String logText) {
    Path path = session.workingDirectory().resolve(file);
    String old = Files.isRegularFile(path) ? session.read(file) : "";
    String merged = Measurements.merge(old, logText);
    if (!merged.equals(old)) {
      session.write(file, merged);
    }
  }

  private static String summary(BuildLog log) {
    return log.errors().isEmpty()
        ? ""
        : ": %d %s not compiled"
            .formatted(log.errors().size(), log.errors().size() == 1 ? "module" : "modules");
  }
}
