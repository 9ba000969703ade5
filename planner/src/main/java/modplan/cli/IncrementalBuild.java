package modplan.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import modplan.guile.BuildDirectory;
import modplan.project.SourceStates;
import modplan.run.BuildLog;
import modplan.run.BuildState;
import modplan.run.CompiledFile;
import modplan.run.KnownFile;
import modplan.run.ModuleRun;
import modplan.schedule.CompilePlan;
import modplan.schedule.Step;

/**
 * Lets a build compile what an edit can have changed, and no more. The build itself goes by times,
 * like Make. So what is known to be right becomes younger than all sources before it starts, and
 * what is known to be wrong older than all of them; the rest is left to the build.
 */
final class IncrementalBuild {
  private final BuildDirectory directory;
  private final BuildSources sources;
  private final CompilePlan plan;
  private final Map<String, String> options;
  private final Map<String, String> paths = new TreeMap<>();
  private BuildState state = BuildState.NONE;
  private SourceStates built = SourceStates.NONE;
  private boolean isFromNothing;

  /**
   * @param options what modules are compiled with, by name
   */
  IncrementalBuild(
      BuildDirectory directory,
      BuildSources sources,
      CompilePlan plan,
      Map<String, String> options) {
    this.directory = directory;
    this.sources = sources;
    this.plan = plan;
    this.options = options;
    plan.modules().forEach(each -> paths.put(each.name().toString(), each.compiledPath()));
  }

  /**
   * Prepares the directory for the build.
   *
   * @param byTime whether what is right, but older than a source that it could depend on, is
   *     compiled all the same
   * @param buildFiles in the directory: stamps are not older than these
   */
  void prepare(boolean byTime, String... buildFiles) {
    BuildState known = directory.state();
    BuildSources.Reading reading = sources.read(known);
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    built = reading.states();
    Map<String, CompiledFile> files = files(known);
    isFromNothing = files.isEmpty();
    state = known.with(reading.states(), reading.summary(), files, options).running(options);
    directory.keep(state);
    state
        .compiled()
        .forEach(
            (module, file) -> {
              if (!file.isRight()) {
                directory.outdate(path(module));
              }
            });
    plan.steps().stream()
        .filter(step -> step.modules().stream().anyMatch(name -> isWrong(name.toString())))
        .forEach(step -> directory.removeStamp(String.valueOf(step.id())));
    if (!byTime) {
      refresh(built.newestNanos(now), buildFiles);
    }
  }

  private void refresh(long nanos, String... buildFiles) {
    state
        .compiled()
        .forEach(
            (module, file) -> {
              if (file.isRight()) {
                directory.refresh(path(module), file.signature(), nanos);
              }
            });
    boolean knowsAll = knowsAllModules();
    for (Step step : plan.steps()) {
      if (knowsAll && step.modules().stream().allMatch(name -> isRight(name.toString()))) {
        directory.refreshStamp(String.valueOf(step.id()), nanos, buildFiles);
      }
    }
  }

  /** Whether the tree has no module that the plan does not know of. */
  private boolean knowsAllModules() {
    Set<String> files = new HashSet<>();
    plan.modules().forEach(module -> files.add(module.file()));
    plan.notPlanned().forEach(file -> files.add(file.file()));
    List<String> labels = plan.loadPath();
    return state.summary().modules().values().stream()
        .map(module -> module.file())
        .filter(file -> labels.stream().noneMatch(label -> file.startsWith(label + "/")))
        .allMatch(files::contains);
  }

  /** Whether no compiled file was there, known or not. */
  boolean isFromNothing() {
    return isFromNothing;
  }

  /** The modules whose compiled files are known to be right, by name. */
  Set<String> right() {
    return state.compiled().keySet().stream().filter(this::isRight).collect(Collectors.toSet());
  }

  private boolean isRight(String module) {
    KnownFile file = state.compiled().get(module);
    return file != null && file.isRight();
  }

  private boolean isWrong(String module) {
    KnownFile file = state.compiled().get(module);
    return file != null && !file.isRight();
  }

  private String path(String module) {
    return paths.getOrDefault(module, "");
  }

  private Map<String, CompiledFile> files(BuildState known) {
    return directory.files(paths, known, BuildState.hash(options), built);
  }

  /** Keeps what is known after the build, whether it went well or not. */
  void finish(BuildLog log) {
    Set<String> modules = log.modules().stream().map(ModuleRun::module).collect(Collectors.toSet());
    BuildState after = state.built(modules, files(state), options);
    SourceStates now = sources.states(state.summary(), built);
    Set<String> touched = built.touched(now);
    if (!touched.isEmpty()) { // what was compiled may be of the old content or of the new one
      BuildState unsure = after.withUnsettled(touched);
      BuildSources.Reading reading = sources.read(unsure);
      after = unsure.with(reading.states(), reading.summary(), files(unsure), options);
    }
    directory.keep(after);
  }
}
