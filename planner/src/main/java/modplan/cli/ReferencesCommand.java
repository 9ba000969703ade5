package modplan.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Reference;
import modplan.load.Survey;
import modplan.project.Project;
import modplan.report.ReferencesJson;
import modplan.report.ReferencesText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "references",
    mixinStandardHelpOptions = true,
    description = {
      "List which bindings of other modules of the tree a module uses, and when it needs them: while"
          + " it is loaded (strict; called, if a procedure does it that the top level calls), when a"
          + " procedure is called (delayed), when a macro is expanded (expansion), and which macros"
          + " it uses.",
      "Each binding is listed once for each way of using it, at the first place. Quoted names are no"
          + " references."
    },
    footer = {"", ExitCode.HELP})
final class ReferencesCommand implements Callable<Integer> {
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--module",
      paramLabel = "MODULE",
      description = "The module, as '(a b)'; may be repeated. By default all of the roots.")
  List<String> wanted = new ArrayList<>();

  @Mixin ReportFormat format = new ReportFormat();

  @Option(
      names = "--guile-version",
      paramLabel = "VERSION",
      description = "The Guile whose modules are assumed, 3.0 or 2.2; default 3.0.")
  @Nullable String guileVersion;

  ReferencesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    GuileVersion version = arguments.simulatedGuile(guileVersion, session);
    Project project = arguments.readEverySource(session);
    RootModules modules = new RootModules(project);
    Survey survey = Survey.of(Program.of(project), version);
    Map<String, List<Reference>> references = new LinkedHashMap<>();
    for (String module : wanted.isEmpty() ? modules.all() : wanted) {
      references.put(module, survey.references(modules.named(module)));
    }
    session.write(
        arguments.output,
        format.isJson()
            ? ReferencesJson.write(references, modules.files())
            : ReferencesText.write(references, modules.files()));
    return arguments.exitCode(project);
  }
}
