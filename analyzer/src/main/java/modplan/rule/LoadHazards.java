package modplan.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import modplan.binding.Program;
import modplan.graph.Edge;
import modplan.graph.FirstContact;
import modplan.graph.Module;
import modplan.graph.ModuleGraph;
import modplan.graph.ShortestPaths;
import modplan.load.AutoloadLookups;
import modplan.load.AutoloadLookups.Lookup;
import modplan.load.EarlyNeeds;
import modplan.load.FormNames;
import modplan.load.Hazard;
import modplan.load.HazardCodec;
import modplan.load.Hazards;
import modplan.load.KeptSteps;
import modplan.load.Mode;
import modplan.load.PhaseCandidates;
import modplan.load.SharedSurvey;
import modplan.module.Context;
import modplan.module.ExportFact;
import modplan.module.FileFacts;
import modplan.module.Inclusion;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.project.KeptAnswers;
import modplan.project.KeptParts;
import modplan.project.KeptResult;
import modplan.source.Location;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/** The hazards of loading in a project, found when a rule first asks; what several rules share. */
final class LoadHazards {
  private final ModuleGraph graph;
  private final Program program;
  private final SharedSurvey survey;
  private final KeptAnswers answers;
  private @Nullable CompletableFuture<List<Hazard>> found;
  private @Nullable ShortestPaths importPaths;
  private @Nullable ShortestPaths paths;
  private final Map<String, Integer> setOf = new HashMap<>();
  private final List<List<Module>> sets = new ArrayList<>();
  private final Map<Integer, int[]> contacts = new HashMap<>();
  private final Map<Integer, int[]> failing = new HashMap<>();
  private final Map<Integer, ModuleLoads> loads = new HashMap<>();

  private final Failures failures;

  /** What an earlier run has found. */
  private final Supplier<KeptResult> kept;

  /** What an earlier run has found out of single modules. */
  private final Supplier<KeptParts> keptParts;

  /** Whether compiling a file, by its path for reports, looks into all of its autoloads. */
  private final Predicate<String> resolvesAutoloads;

  LoadHazards(
      ModuleGraph graph,
      Program program,
      SharedSurvey survey,
      KeptAnswers answers,
      Predicate<String> resolvesAutoloads,
      Supplier<KeptResult> kept,
      Supplier<KeptParts> keptParts,
      Failures failures) {
    this.keptParts = keptParts;
    this.failures = failures;
    this.kept = kept;
    this.resolvesAutoloads = resolvesAutoloads;
    this.graph = graph;
    this.program = program;
    this.survey = survey;
    this.answers = answers;
    sets.addAll(graph.cycles(LoadHazards::loads));
    for (int i = 0; i < sets.size(); i++) {
      int set = i;
      sets.get(i).forEach(member -> setOf.put(member.name().toString(), set));
    }
  }

  /** Whether a mention can load a module while the one that has it is loaded or compiled. */
  static boolean loads(Mention mention) {
    if (mention.isEagerImport()) {
      return true;
    }
    boolean isReference =
        mention.kind() == MentionKind.MODULE_REF
            || mention.kind() == MentionKind.MODULE_PRIVATE_REF;
    return mention.context() != Context.DATA
        && (mention.kind() == MentionKind.AUTOLOAD || (isReference && !mention.tentative()));
  }

  /** Those of some kinds, in the order of files. */
  List<Hazard> of(Hazard.Kind first, Hazard.Kind... others) {
    EnumSet<Hazard.Kind> kinds = EnumSet.of(first, others);
    return all().stream().filter(hazard -> kinds.contains(hazard.kind())).toList();
  }

  /** Those that are the first thing to go wrong when their entries are loaded. */
  List<Hazard> firsts() {
    return all().stream().filter(LoadHazards::isFirstFailure).filter(Hazard::isCertain).toList();
  }

  /** Whether it ends the loading of its entries. */
  static boolean isFirstFailure(Hazard hazard) {
    return hazard.isFirst()
        && hazard.effect() == Hazard.Effect.FAILS
        && hazard.mode() == Mode.LOAD_SOURCE;
  }

  /** Begins to look for them on a thread of its own. */
  void begin() {
    var unused = begun();
  }

  /** Waits until they are found, if somebody has begun to look. */
  void await() {
    CompletableFuture<List<Hazard>> begun;
    synchronized (this) {
      begun = found;
    }
    if (begun != null) {
      join(begun);
    }
  }

  /**
   * What is looked for. The threads that rules run on help with it, so whoever waits must do so by
   * joining, which lets their pool make up for the one that waits, and without a lock that further
   * rules want: else all of them wait, and none is left to help.
   */
  private synchronized CompletableFuture<List<Hazard>> begun() {
    CompletableFuture<List<Hazard>> begun = found;
    if (begun == null) {
      begun =
          CompletableFuture.supplyAsync(this::find, task -> new Thread(task, "hazards").start());
      found = begun;
    }
    return begun;
  }

  private List<Hazard> all() {
    return join(begun());
  }

  private static List<Hazard> join(CompletableFuture<List<Hazard>> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw e;
    }
  }

  private List<Hazard> find() {
    return kept().stream()
        .filter(
            hazard ->
                hazard.kind() != Hazard.Kind.AUTOLOAD
                    || !hazard.written().isEmpty()
                    || resolvesAutoloads.test(hazard.file()))
        .toList();
  }

  private List<Hazard> kept() {
    KeptResult result = kept.get();
    byte[] bytes = result.find();
    if (bytes != null) {
      try {
        return HazardCodec.read(bytes);
      } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
        // They are found once more.
      }
    }
    List<Hazard> all = findAll();
    result.keep(HazardCodec.write(all));
    return all;
  }

  private List<Hazard> findAll() {
    List<List<String>> names = new ArrayList<>();
    sets.forEach(set -> names.add(set.stream().map(m -> m.name().toString()).toList()));
    return Hazards.of(
        survey, names, this::alone, lateImports(), new KeptSteps(keptParts.get(), survey));
  }

  private List<List<String>> alone() {
    Set<String> alone = new TreeSet<>(new PhaseCandidates(program).find());
    alone.removeAll(setOf.keySet());
    return alone.stream().map(List::of).toList();
  }

  /**
   * Modules whose body imports a module, outside of their set, of which earlier forms mention a
   * name; each with all that its body imports.
   */
  private List<List<String>> lateImports() {
    List<List<String>> late = new ArrayList<>();
    for (Module module : graph.modules()) {
      Set<String> members = new LinkedHashSet<>();
      members.add(module.toString());
      boolean any = false;
      for (Edge edge : graph.edgesFrom(module)) {
        FileFacts imported = program.forModule(edge.target().toString());
        if (edge.mention().kind() == MentionKind.USE_MODULES
            && edge.mention().isEagerImport()
            && imported != null) {
          members.add(edge.target().toString());
          any |= !isInSetOf(module, edge) && isMentionedBefore(edge, imported);
        }
      }
      if (any) {
        late.add(List.copyOf(members));
      }
    }
    return late;
  }

  private boolean isInSetOf(Module module, Edge edge) {
    Integer set = setOf.get(module.toString());
    return set != null && set.equals(setOf.get(edge.target().toString()));
  }

  private static boolean isMentionedBefore(Edge edge, FileFacts imported) {
    if (edge.file().facts().modules().isEmpty()
        || imported.inclusions().stream().anyMatch(Inclusion::isSplice)) {
      return true; // names may be in a file that is spliced in; the walk will see
    }
    Set<String> names = new HashSet<>();
    for (ExportFact export : imported.exports()) {
      String visible = VisibleNames.of(edge.mention(), export.name().to());
      if (visible != null) {
        names.add(visible);
      }
    }
    return isMentionedBefore(edge, names);
  }

  private static boolean isMentionedBefore(Edge edge, Set<String> names) {
    FormNames forms = FormNames.of(edge.file().facts().body());
    int last = forms.formAt(edge.mention().location());
    for (int form = 0; form < last; form++) {
      if (!forms.isModuleForm(form) && !forms.mentioned(form, names).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What the code of a module looks up first of these names; null if it does not. */
  @Nullable Lookup firstLookup(String module, Set<String> names) {
    List<String> first =
        answers.answer(
            "first looked up " + module + " " + names,
            () -> {
              await();
              Lookup lookup = AutoloadLookups.first(survey, module, names);
              return lookup == null ? List.of() : answer(lookup.name(), lookup.form());
            });
    return first.isEmpty() ? null : new Lookup(first.get(0), place(first));
  }

  /**
   * The first top-level form of a module that fails while the bindings of another one have no
   * values; null if there is none.
   */
  @Nullable Location earlyNeed(Module module, Module other) {
    List<String> first =
        answers.answer(
            "needed early " + module + " " + other,
            () -> {
              await();
              Location form = EarlyNeeds.first(survey, module.toString(), other.toString());
              return form == null ? List.of() : answer("", form);
            });
    return first.isEmpty() ? null : place(first);
  }

  private static List<String> answer(String name, Location place) {
    return List.of(name, String.valueOf(place.line()), String.valueOf(place.column()));
  }

  private static Location place(List<String> answer) {
    return new Location(Integer.parseInt(answer.get(1)), Integer.parseInt(answer.get(2)));
  }

  /** Where a module defines a name, if it is known. */
  @Nullable Place definition(String module, String name) {
    FileFacts file = program.forModule(module);
    if (file == null) {
      return null;
    }
    return file.definitions().stream()
        .filter(definition -> definition.name().equals(name))
        .findFirst()
        .map(
            definition ->
                new Place(
                    file.file(),
                    definition.location(),
                    "%s defines %s here".formatted(module, name)))
        .orElse(null);
  }

  @Nullable Module module(String name) {
    return graph.module(
        new ModuleName(List.of(name.substring(1, name.length() - 1).split(" ", -1))));
  }

  /**
   * How one module comes to load another: a shortest path of imports, which are certain; if there
   * is none, one over everything that loads modules.
   */
  synchronized List<Edge> hops(Module from, Module to) {
    if (importPaths == null || paths == null) {
      importPaths = ShortestPaths.ofImports(graph);
      paths = ShortestPaths.of(graph, LoadHazards::loads);
    }
    List<Edge> imports = importPaths.shortest(from, to);
    return imports.isEmpty() ? paths.shortest(from, to) : imports;
  }

  /**
   * All modules that show a hazard when they are the entry: the members that do, and those outside
   * that load one of these first. Sorted.
   */
  synchronized List<String> entries(Hazard hazard) {
    Set<String> entries = new HashSet<>(hazard.entries());
    Integer set = setOf.get(hazard.module());
    boolean among = set != null && set.equals(setOf.get(hazard.target()));
    if (hazard.kind() == Hazard.Kind.LATE_IMPORT
        && !among // else it depends on the member that is loaded first
        && isFirstFailure(hazard)) {
      entries.addAll(tooLate(hazard, set));
      return sorted(entries);
    }
    if (set == null || hazard.mode() != Mode.LOAD_SOURCE) {
      return sorted(entries);
    }
    int[] contact = isFirstFailure(hazard) ? failing(set) : contact(set);
    boolean[] failing = new boolean[contact.length];
    for (Module member : sets.get(set)) {
      if (entries.contains(member.name().toString())) {
        failing[member.id()] = true;
      }
    }
    for (Module module : graph.modules()) {
      int met = contact[module.id()];
      if (met >= 0 && failing[met]) {
        entries.add(module.name().toString());
      }
    }
    return sorted(entries);
  }

  /**
   * An import behind its use fails for whoever loads the module; of those that load a member of its
   * set which fails otherwise, nobody comes to that.
   */
  private List<String> tooLate(Hazard hazard, @Nullable Integer set) {
    List<String> entries = new ArrayList<>();
    int[] contact = set == null ? null : contact(set);
    Set<String> otherwise = set == null ? new HashSet<>() : failingMembers(set).keySet();
    otherwise.removeAll(hazard.entries());
    for (Module each : failures.loading(module(hazard.module()))) {
      int met = contact == null ? -1 : contact[each.id()];
      boolean isMember = set != null && set.equals(setOf.get(each.toString()));
      if (!isMember && (met < 0 || !otherwise.contains(graph.modules().get(met).toString()))) {
        entries.add(each.toString());
      }
    }
    return entries;
  }

  /** Members of a set that fail when they are loaded first, and in which module. */
  private Map<String, String> failingMembers(int set) {
    Map<String, String> failing = new HashMap<>();
    for (Hazard each : all()) {
      if (Integer.valueOf(set).equals(setOf.get(each.module())) && isFirstFailure(each)) {
        each.entries().forEach(entry -> failing.put(entry, each.module()));
      }
    }
    return failing;
  }

  /** For each module, by id, the member of a set with which it fails; -1 if it is not known to. */
  private int[] failing(int set) {
    return failing.computeIfAbsent(
        set,
        s -> {
          Map<String, Module> byName = new HashMap<>();
          sets.get(s).forEach(member -> byName.put(member.name().toString(), member));
          int[] failsIn = new int[graph.modules().size()];
          Arrays.fill(failsIn, -1);
          failingMembers(s)
              .forEach(
                  (entry, in) -> {
                    Module member = byName.get(entry);
                    Module module = byName.get(in);
                    if (member != null && module != null) {
                      failsIn[member.id()] = module.id();
                    }
                  });
          return FirstContact.failing(graph, loads(s), sets.get(s), failsIn);
        });
  }

  private ModuleLoads loads(int set) {
    return loads.computeIfAbsent(set, s -> new ModuleLoads(graph, sets.get(s), this::firstLookup));
  }

  private int[] contact(int set) {
    return contacts.computeIfAbsent(set, s -> FirstContact.with(graph, loads(s), sets.get(s)));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
