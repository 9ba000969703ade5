package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mode;
import modplan.load.Simulation;
import modplan.load.Simulator;
import modplan.project.ModulePattern;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.report.SimulationJson;
import modplan.report.SimulationText;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Tell what Guile does when a module is loaded or compiled first: in which order files are"
          + " loaded, and where it fails.",
      "Runs nothing. Where only running the code can tell, the status is unknown; the report then says"
          + " what is in doubt, and what happens most likely."
    },
    footer = {"", ExitCode.HELP})
final class SimulateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--entry",
      paramLabel = "MODULE",
      description = "The module that is loaded or compiled, as '(a b)'; may be repeated.")
  List<String> entries = new ArrayList<>();

  @Option(names = "--all", description = "Every module of the roots, one after the other.")
  boolean all;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "load-source, compile, load-go or compile-go; default load-source. With 'all', each of"
              + " them.")
  String mode = Mode.LOAD_SOURCE.text();

  @Mixin ReportFormat format = new ReportFormat();

  @Option(
      names = "--guile-version",
      paramLabel = "VERSION",
      description = "The Guile that is simulated, 3.0 or 2.2; default 3.0.")
  @Nullable String guileVersion;

  SimulateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (all == !entries.isEmpty()) {
      throw new UsageException("name modules with --entry '(a b)', or all of them with --all");
    }
    List<Mode> modes = modes();
    GuileVersion version = arguments.simulatedGuile(guileVersion, session);
    Project project = arguments.readEverySource(session);
    RootModules modules = new RootModules(project);
    List<Simulation> results = new ArrayList<>();
    Simulator simulator = new Simulator(program(project), version);
    for (String entry : all ? modules.all() : entries) {
      ModuleName name = modules.named(entry);
      modes.forEach(each -> results.add(simulator.simulate(name, each)));
    }
    session.write(
        arguments.output,
        format.isJson() ? SimulationJson.write(results) : SimulationText.write(results));
    return arguments.exitCode(project);
  }

  /** Modules that the configuration assumes to exist may export anything. */
  private Program program(Project project) {
    List<ModulePattern> assumed =
        arguments.config(session).assumeExternal().stream().map(ModulePattern::of).toList();
    return Program.of(project)
        .assuming(
            module -> {
              String[] parts = module.substring(1, module.length() - 1).split(" ", -1);
              ModuleName name = new ModuleName(List.of(parts));
              return assumed.stream().anyMatch(pattern -> pattern.matches(name));
            });
  }

  private List<Mode> modes() {
    if (mode.equals("all")) {
      return List.of(Mode.values());
    }
    return List.of(
        Stream.of(Mode.values())
            .filter(each -> each.text().equals(mode))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--mode is load-source, compile, load-go, compile-go or all, not "
                            + mode)));
  }
}
