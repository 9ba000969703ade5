package modplan.schedule;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modplan.cost.CostModel;
import modplan.cost.FeatureReader;
import modplan.cost.Features;
import modplan.graph.Edge;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.graph.ModuleSite;
import modplan.load.Preloading;
import modplan.module.Context;
import modplan.module.Inclusion;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.project.UnreadableFile;
import modplan.source.SlashPath;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the modules that can be compiled, and what compiling each of them loads: its imports, its
 * autoloads, what {@code @} and {@code @@} name outside data, and the same of the files that it
 * includes.
 *
 * <p>Autoloads count on every Guile and at every optimisation level. Only 3.0 from -O2 on loads all
 * of them, but a free mention of an autoloaded name, which is what autoloads are made for, loads
 * the module everywhere.
 */
final class CompileGraphBuilder {
  private final Project project;
  private final ModuleGraph graph;
  private final PlanSettings settings;
  private final @Nullable SourcePlace[] places; // by module
  // Files by identity: their facts are too large to be compared.
  private final IdentityHashMap<ProjectFile, List<Edge>> edgesOf = new IdentityHashMap<>();
  private final Map<String, ProjectFile> textFiles = new HashMap<>();

  private CompileGraphBuilder(Project project, ModuleGraph graph, PlanSettings settings) {
    this.project = project;
    this.graph = graph;
    this.settings = settings;
    this.places = new @Nullable SourcePlace[graph.modules().size()];
  }

  static CompileGraph build(Project project, ModuleGraph graph, PlanSettings settings) {
    return new CompileGraphBuilder(project, graph, settings).build();
  }

  private CompileGraph build() {
    for (Module module : graph.modules()) {
      places[module.id()] = SourcePlace.of(module, project, settings.loadPath());
    }
    for (Edge edge : graph.edges()) {
      edgesOf.computeIfAbsent(edge.file(), file -> new ArrayList<>()).add(edge);
    }
    for (ProjectFile file : project.files()) {
      if (file.facts().modules().isEmpty()) {
        textFiles.put(key(file.root(), file.path()), file);
      }
    }
    List<Needs> needs = new ArrayList<>();
    for (Module module : graph.modules()) {
      SourcePlace place = places[module.id()];
      if (place != null) {
        needs.add(needs(module, place));
      }
    }
    CostModel costs = settings.costs().forModules(needs.stream().map(Needs::subject).toList());
    return new CompileGraph(
        needs.stream().map(each -> planned(each, costs)).toList(), notPlanned(), costs.process());
  }

  private static String key(int root, String path) {
    return root + "/" + path;
  }

  // ---------------------------------------------------------------- what a module needs

  /** Names in the order in which the file mentions them: Guile loads them in this order. */
  private static final class Needs {
    final ModuleName name;
    final SourcePlace place;
    final int optLevel;
    final Set<ModuleName> imports = new LinkedHashSet<>();
    final Set<ModuleName> mentions = new LinkedHashSet<>();
    final Set<ModuleName> externalImports = new LinkedHashSet<>();
    final Set<ModuleName> externalMentions = new LinkedHashSet<>();
    final Set<String> includes = new TreeSet<>();
    Features features;

    Needs(ModuleName name, SourcePlace place, int optLevel) {
      this.name = name;
      this.place = place;
      this.optLevel = optLevel;
      this.features = FeatureReader.read(place.site().file().facts());
    }

    CostModel.Subject subject() {
      return new CostModel.Subject(name, features, optLevel);
    }
  }

  private Needs needs(Module module, SourcePlace place) {
    ProjectFile file = place.site().file();
    Needs needs =
        new Needs(module.name(), place, settings.optLevel().applyAsInt(file.facts().file()));
    needs(file, place.site().index(), needs);
    includedFiles(file, place, needs);
    needs.imports.remove(module.name());
    needs.mentions.remove(module.name());
    needs.mentions.removeAll(needs.imports);
    needs.externalMentions.removeAll(needs.externalImports);
    return needs;
  }

  private PlannedModule planned(Needs needs, CostModel costs) {
    SourcePlace place = needs.place;
    ProjectFile file = place.site().file();
    return new PlannedModule(
        needs.name,
        file.facts().file(),
        place.directory(),
        place.path(),
        needs.features.bytes(),
        needs.optLevel,
        costs.module(needs.name, needs.features, needs.optLevel),
        List.copyOf(needs.imports),
        List.copyOf(needs.mentions),
        List.copyOf(needs.includes),
        List.copyOf(needs.externalImports),
        List.copyOf(needs.externalMentions),
        Preloading.isNeeded(file.facts()),
        settings.options().apply(file.facts().file()),
        HeaderHash.of(place.site()));
  }

  private void needs(ProjectFile file, int moduleIndex, Needs needs) {
    for (Edge edge : edgesOf.getOrDefault(file, List.of())) {
      if (edge.mention().module() == moduleIndex) {
        need(edge, needs);
      }
    }
  }

  private void need(Edge edge, Needs needs) {
    Mention mention = edge.mention();
    MentionKind kind = mention.kind();
    boolean isReference = kind == MentionKind.MODULE_REF || kind == MentionKind.MODULE_PRIVATE_REF;
    boolean isNeeded = kind.isImport() || isReference || kind == MentionKind.AUTOLOAD;
    if (!isNeeded || mention.context() == Context.DATA) {
      return;
    }
    if (edge.to() != null && places[edge.to().id()] != null) {
      (mention.isEagerImport() ? needs.imports : needs.mentions).add(edge.target());
    } else if (mention.isEagerImport()) {
      needs.externalImports.add(edge.target());
    } else if (isReference) {
      needs.externalMentions.add(edge.target());
    }
  }

  // ---------------------------------------------------------------- included files

  private record Included(ProjectFile file, int moduleIndex) {}

  /** Follows includes of includes; a file without a module form is part of whoever includes it. */
  private void includedFiles(ProjectFile file, SourcePlace place, Needs needs) {
    Deque<Included> pending = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    pending.add(new Included(file, place.site().index()));
    while (!pending.isEmpty()) {
      Included next = pending.remove();
      for (Inclusion inclusion : next.file().facts().inclusions()) {
        if (inclusion.isSplice() && inclusion.module() == next.moduleIndex()) {
          for (String path : candidates(inclusion.path(), next.file().path())) {
            addInclude(path, file, place, needs);
            ProjectFile text = textFiles.get(key(file.root(), path));
            if (text != null && seen.add(path)) {
              needs.features = needs.features.plus(FeatureReader.read(text.facts()));
              needs(text, -1, needs);
              pending.add(new Included(text, -1));
            }
          }
        }
      }
    }
  }

  /** Relative to the including file, or to the directory of the load path. */
  private static Set<String> candidates(String path, String includer) {
    Set<String> found = new TreeSet<>();
    if (path.startsWith("/")) {
      return found;
    }
    try {
      Path below = Path.of(includer).getParent();
      found.add(unixPath(Path.of(path)));
      if (below != null) {
        found.add(unixPath(below.resolve(path)));
      }
    } catch (InvalidPathException notAName) {
      return Set.of();
    }
    found.removeIf(candidate -> candidate.startsWith("../") || candidate.isEmpty());
    return found;
  }

  private static String unixPath(Path path) {
    return SlashPath.of(path.normalize());
  }

  /** Paths are below the root of the includer; the plan wants them below its directory. */
  private static void addInclude(String path, ProjectFile file, SourcePlace place, Needs needs) {
    String below = place.path();
    if (below.equals(file.path())) {
      needs.includes.add(path);
    } else if (below.endsWith(file.path())) {
      needs.includes.add(below.substring(0, below.length() - file.path().length()) + path);
    }
  }

  // ---------------------------------------------------------------- what stays out

  private List<NotPlanned> notPlanned() {
    List<NotPlanned> out = new ArrayList<>();
    for (ProjectFile file : project.files()) {
      if (file.facts().modules().isEmpty()) {
        out.add(new NotPlanned(file.facts().file(), null, "it has no module form"));
      }
    }
    for (Module module : graph.modules()) {
      SourcePlace place = places[module.id()];
      for (ModuleSite site : module.sites()) {
        if (place == null || !same(place.site(), site)) {
          out.add(new NotPlanned(site.file().facts().file(), module.name(), reason(module, site)));
        }
      }
    }
    for (UnreadableFile file : project.unreadable()) {
      out.add(new NotPlanned(file.file(), null, "it cannot be read: " + file.reason()));
    }
    out.sort(Comparator.comparing(NotPlanned::file).thenComparing(n -> String.valueOf(n.module())));
    return out;
  }

  private String reason(Module module, ModuleSite site) {
    SourcePlace place = places[module.id()];
    if (place != null && (site.isOnPath() || sameFile(site, place.site()))) {
      return "Guile finds %s first".formatted(place.site().file().facts().file());
    }
    return "its name does not resolve to this file, but to %s.scm".formatted(module.name().path());
  }

  private static boolean same(ModuleSite a, ModuleSite b) {
    return sameFile(a, b) && a.index() == b.index();
  }

  private static boolean sameFile(ModuleSite a, ModuleSite b) {
    return a.file().facts().file().equals(b.file().facts().file());
  }
}
