package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import modplan.graph.Edge;
import modplan.graph.ModuleGraph;
import modplan.module.Context;
import modplan.module.ModuleFact;
import modplan.project.GuileModules;
import modplan.project.GuileVersion;
import modplan.project.LoadPath;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ModuleName;

/** What a first configuration says about a tree, from what its files say. */
final class TreeSettings {
  /** Directories with a smaller part of the modules are no roots of their own. */
  private static final double SMALLEST_ROOT = .1;

  private static final int MANY_PACKAGES = 50;

  private final Project project;
  private final List<String> loadPath;
  private final Map<String, Integer> modulesBelow = new TreeMap<>();
  private final Set<ModuleName> generated = new TreeSet<>();
  private final Map<String, Integer> foreign = new TreeMap<>();
  private final Map<ModuleName, String> lost = new TreeMap<>();

  private TreeSettings(Project project, List<String> loadPath) {
    this.project = project;
    this.loadPath = loadPath;
  }

  static TreeSettings of(Project project, List<String> loadPath) {
    TreeSettings settings = new TreeSettings(project, loadPath);
    settings.findRoots();
    settings.findModules();
    return settings;
  }

  /** The directories in which most modules lie at the paths that their names say. */
  static List<String> roots(Project project) {
    TreeSettings settings = new TreeSettings(project, List.of());
    settings.findRoots();
    return settings.roots();
  }

  private List<String> roots() {
    int all = modulesBelow.values().stream().mapToInt(Integer::intValue).sum();
    List<String> roots = new ArrayList<>();
    modulesBelow.forEach(
        (directory, count) -> {
          if (count >= all * SMALLEST_ROOT) {
            roots.add(directory);
          }
        });
    if (roots.isEmpty()) {
      project.roots().forEach(root -> roots.add(root.label()));
    }
    return roots;
  }

  /** Below which directories of the roots modules lie at the paths that their names say. */
  private void findRoots() {
    for (ProjectFile file : project.files()) {
      for (ModuleFact module : file.facts().modules()) {
        String path = module.name().path() + ".scm";
        String label = project.roots().get(file.root()).label();
        String below = file.path().equals(path) ? "" : null;
        if (file.path().endsWith("/" + path)) {
          below = file.path().substring(0, file.path().length() - path.length() - 1);
        }
        if (below != null) {
          String directory =
              below.isEmpty() ? label : label.equals(".") ? below : label + "/" + below;
          modulesBelow.merge(directory, 1, Integer::sum);
        }
      }
    }
  }

  private void findModules() {
    LoadPath found = new LoadPath(project, GuileModules.of(GuileVersion.V3_0), List.of());
    ModuleGraph graph = ModuleGraph.of(project);
    Set<String> families =
        graph.modules().stream().map(m -> family(m.name())).collect(Collectors.toSet());
    for (Edge edge : graph.edges()) {
      ModuleName name = edge.target();
      boolean counts = edge.mention().context() != Context.DATA && !edge.mention().tentative();
      switch (counts ? found.origin(name) : LoadPath.Origin.ROOTS) {
        case GENERATED -> generated.add(name);
        case UNKNOWN -> {
          if (families.contains(family(name))) {
            lost.putIfAbsent(name, edge.place());
          } else {
            foreign.merge(family(name), 1, Integer::sum);
          }
        }
        default -> {}
      }
    }
  }

  private static String family(ModuleName name) {
    return name.parts().get(0);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# modplan's view of this tree; docs/configuration.md of modplan explains every setting.");
    lines.add(
        "# Made by modplan init from %d files. Paths are relative to this file."
            .formatted(project.files().size()));
    lines.add("");
    roots(lines);
    lines.add("");
    lines.add("# The Guile that the tree is for: 2.2, 3.0, or a release like 3.0.8.");
    lines.add("guile-version = \"3.0\"");
    lines.add("");
    lines.add("# Settings that trees of a project share: plain (none) or guix.");
    lines.add(isGuix() ? "profile = \"guix\"" : "# profile = \"plain\"");
    lines.add("");
    lines.add(
        "# Files and directories to leave out. Hidden ones, those that git ignores and build"
            + " directories are anyway.");
    lines.add("exclude = []");
    lines.add("");
    external(lines);
    lines.add("");
    lines.add("# From which severity on lint fails: error, warning, info, never.");
    lines.add("fail-on = \"error\"");
    lines.add("");
    lines.add("# Accept what is there today and report only what is new: run");
    lines.add("#   modplan lint --write-baseline modplan.baseline");
    lines.add("# and remove the mark of the next line.");
    lines.add("# baseline = \"modplan.baseline\"");
    lines.add("");
    lines.add("# error, warning, info or off for rules; `modplan list-rules' shows them.");
    lines.add("[rules]");
    lines.add("# import-cycle = \"off\"");
    optimisation(lines);
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private void roots(List<String> lines) {
    List<String> roots = roots();
    List<String> small = new ArrayList<>(modulesBelow.keySet());
    small.removeAll(roots);
    lines.add("# Where modules lie at the paths that their names say.");
    roots.stream()
        .filter(modulesBelow::containsKey)
        .forEach(root -> lines.add("# %s: %d modules".formatted(root, modulesBelow.get(root))));
    lines.add("roots = " + list(roots));
    lines.add("");
    lines.add("# Where other modules are looked for, as -L.");
    List<String> directories = new ArrayList<>(loadPath);
    small.stream().filter(directory -> !isBelow(directory, roots)).forEach(directories::add);
    small.stream()
        .filter(directory -> isBelow(directory, roots))
        .forEach(
            directory ->
                lines.add(
                    "# %s holds %d, too, and is read as a part of its root"
                        .formatted(directory, modulesBelow.get(directory))));
    lines.add("load-path = " + list(directories));
  }

  private static boolean isBelow(String directory, List<String> roots) {
    return roots.stream().anyMatch(root -> root.equals(".") || directory.startsWith(root + "/"));
  }

  private void external(List<String> lines) {
    lines.add(
        "# Modules that exist although they are not in this tree and do not come with Guile.");
    generated.forEach(
        name -> lines.add("# %s is made from its .scm.in, which modplan knows".formatted(name)));
    lost.forEach(
        (name, place) ->
            lines.add(
                "# %s is missing here (%s): a mistake, or made by the build?"
                    .formatted(name, place)));
    if (foreign.isEmpty()) {
      lines.add("assume-external = []");
      return;
    }
    lines.add(
        "# Of libraries; with their directories in load-path instead, their exports are checked,"
            + " too.");
    lines.add("assume-external = [");
    foreign.forEach(
        (family, count) ->
            lines.add("  %s, # named %s".formatted(quoted("(" + family + " **)"), times(count))));
    lines.add("]");
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private void optimisation(List<String> lines) {
    lines.add("");
    lines.add(
        "# The levels of the compiler for some files, 2 elsewhere; plans and some findings depend"
            + " on them.");
    if (isGuix()) {
      lines.add("# The profile above has those of (guix build compile); what is here counts.");
      block(lines, "# ", "gnu/packages/**", "1");
    } else {
      block(lines, "# ", "data/**", "1");
    }
  }

  private boolean isGuix() {
    long packages =
        project.files().stream().filter(f -> f.path().startsWith("gnu/packages/")).count();
    return packages >= MANY_PACKAGES
        && project.files().stream().anyMatch(f -> f.path().equals("guix/build/compile.scm"));
  }

  private static void block(List<String> lines, String mark, String path, String level) {
    lines.add(mark + "[[optimisation]]");
    lines.add(mark + "paths = [" + quoted(path) + "]");
    lines.add(mark + "level = " + level);
  }

  private static String list(List<String> values) {
    return values.stream().map(TreeSettings::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
