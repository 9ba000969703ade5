package modplan.rule;

import java.util.List;
import modplan.binding.Program;
import modplan.binding.ReadStrings;
import modplan.graph.ModuleGraph;
import modplan.load.MadeExports;
import modplan.load.SharedSurvey;
import modplan.load.SplicedGraph;
import modplan.project.Config;
import modplan.project.FactsCache;
import modplan.project.GuileModules;
import modplan.project.GuileVersion;
import modplan.project.KeptAnswers;
import modplan.project.KeptParts;
import modplan.project.KeptResult;
import modplan.project.LoadPath;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/** All that rules may ask: the project, its graph, and what is known about names. */
public final class Analysis {
  private final Project project;
  private final ModuleGraph graph;
  private final AnalysisOptions options;
  private final Program program;
  private final LoadPath loadPath;
  private final Interfaces interfaces;
  private final LoadHazards hazards;
  private final Failures failures;

  public Analysis(Project project, ModuleGraph graph, AnalysisOptions options) {
    this.project = project;
    this.graph = graph;
    this.options = options;
    GuileModules guile = GuileModules.of(options.guileVersion());
    this.loadPath = new LoadPath(project, guile, options.assumeExternal());
    this.program = Program.of(project).assuming(name -> isAssumed(name));
    modplan.binding.GuileVersion version =
        modplan.binding.GuileVersion.of(options.guileVersion().toString());
    SharedSurvey survey = new SharedSurvey(program, version);
    KeptAnswers answers = new KeptAnswers(() -> kept("answers", version));
    MadeExports made = new MadeExports(survey, answers, () -> hazards().await());
    this.interfaces = new Interfaces(project, loadPath, made);
    ModuleGraph loading = SplicedGraph.of(graph, project, program);
    this.failures = new Failures(loading, loadPath, interfaces, () -> hazards());
    this.hazards =
        new LoadHazards(
            loading,
            program,
            survey,
            answers,
            this::resolvesAutoloads,
            () -> kept("hazards", version),
            () -> keptSteps(version),
            failures);
  }

  /** What follows from the code, the version and the modules that are assumed. */
  private KeptResult kept(String what, modplan.binding.GuileVersion version) {
    FactsCache cache = options.cache();
    return cache == null
        ? KeptResult.NONE
        : cache
            .result(what, version + " " + options.assumeExternal(), project)
            .with(program.strings());
  }

  /** What is known of single modules follows from the same settings. */
  private KeptParts keptSteps(modplan.binding.GuileVersion version) {
    FactsCache cache = options.cache();
    return cache == null
        ? KeptParts.NONE
        : cache.parts("steps", version + " " + options.assumeExternal(), project);
  }

  private boolean isAssumed(String module) {
    ModuleName name =
        new ModuleName(List.of(module.substring(1, module.length() - 1).split(" ", -1)));
    return options.assumeExternal().stream().anyMatch(pattern -> pattern.matches(name));
  }

  private boolean resolvesAutoloads(String file) {
    return options.guileVersion().compareTo(GuileVersion.V2_2) > 0
        && project.files().stream()
            .filter(each -> each.facts().file().equals(file))
            .anyMatch(each -> optimisationLevel(each) >= 2);
  }

  /** What meets a half-loaded module. */
  LoadHazards hazards() {
    return hazards;
  }

  /** What never loads. */
  Failures failures() {
    return failures;
  }

  public Project project() {
    return project;
  }

  public ModuleGraph graph() {
    return graph;
  }

  public GuileVersion guileVersion() {
    return options.guileVersion();
  }

  /** The optimisation level that a file is compiled with. */
  public int optimisationLevel(ProjectFile file) {
    return options.optimisation().of(file.path());
  }

  /** What may not import what. */
  public List<Config.Layer> layers() {
    return options.layers();
  }

  /** The findings that were there before, if somebody says. */
  @Nullable Baseline baseline() {
    return options.baseline();
  }

  /** Notes of the strings of the code on which something depends that was found out so far. */
  ReadStrings strings() {
    return program.strings();
  }

  public LoadPath loadPath() {
    return loadPath;
  }

  public Interfaces interfaces() {
    return interfaces;
  }
}
