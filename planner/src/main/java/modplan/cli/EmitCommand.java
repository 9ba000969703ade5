package modplan.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import modplan.emit.BuildTool;
import modplan.schedule.CompilePlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "emit",
    mixinStandardHelpOptions = true,
    description = {
      "Write a build that runs a plan made before.",
      "Directories in the plan are relative to the current one, as they were for 'plan'."
    })
final class EmitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "PLAN", description = "What 'plan --format json' wrote.")
  String planFile = "";

  @Option(
      names = "--to",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "make")
  BuildTool tool = BuildTool.MAKE;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The build file; files that it needs go beside it.")
  @Nullable String output;

  @Option(
      names = "--no-collector-tuning",
      description = "Leave Guile's garbage collector as it is; steps then take less memory.")
  boolean plainCollector;

  @Option(names = "--quiet", description = "Print nothing.")
  boolean quiet;

  EmitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CompilePlan plan = PlanFile.read(session, planFile);
    String file = String.valueOf(output);
    BuildFiles.write(
        session,
        plan,
        tool,
        !plainCollector,
        file,
        Stream.concat(plan.roots().stream(), plan.loadPath().stream())
            .map(label -> session.workingDirectory().resolve(label))
            .map(Path::toAbsolutePath)
            .toList());
    if (!quiet) {
      session.err().printf("modplan: wrote %s%n", file);
    }
    return ExitCode.CLEAN;
  }
}
