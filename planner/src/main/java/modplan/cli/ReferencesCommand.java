package modplan.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Reference;
import modplan.load.Survey;
import modplan.module.ModuleFact;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.ProjectReader;
import modplan.project.UsageException;
import modplan.report.ReferencesJson;
import modplan.report.ReferencesText;
import modplan.syntax.ModuleName;
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
  enum Format {
    text,
    json
  }

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--module",
      paramLabel = "MODULE",
      description = "The module, as '(a b)'; may be repeated. By default all of the roots.")
  List<String> wanted = new ArrayList<>();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  Format format = Format.text;

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
    Project project = ProjectReader.read(arguments.options(session).withEverySource());
    Map<String, ModuleName> known = new TreeMap<>();
    Map<String, String> files = new TreeMap<>();
    for (ProjectFile file : project.files()) {
      for (ModuleFact module : file.facts().modules()) {
        known.put(module.name().toString(), module.name());
        files.put(module.name().toString(), file.facts().file());
      }
    }
    Survey survey = Survey.of(Program.of(project), version);
    Map<String, List<Reference>> references = new LinkedHashMap<>();
    for (String module : wanted.isEmpty() ? known.keySet() : wanted) {
      ModuleName name = known.get(module);
      if (name == null) {
        throw new UsageException(
            "there is no module %s in the roots; write names as '(a b)'".formatted(module));
      }
      references.put(module, survey.references(name));
    }
    session.write(
        arguments.output,
        format == Format.json
            ? ReferencesJson.write(references, files)
            : ReferencesText.write(references, files));
    return arguments.exitCode(project);
  }
}
