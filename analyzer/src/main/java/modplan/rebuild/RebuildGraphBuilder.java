package modplan.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Meaning;
import modplan.load.Survey;
import modplan.module.BindingKind;
import modplan.module.FileFacts;
import modplan.module.Mention;
import modplan.module.ModuleFact;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.ProjectFile;
import modplan.syntax.ImportOption;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Builds the rebuild graph from the symbols of each form, in time linear in the number of symbols.
 *
 * <p>It looks at names only, so that it errs to one side: a local variable that is called like an
 * imported macro counts as a use of the macro. What it cannot see are names that a macro makes from
 * parts and then looks up in its user's module.
 */
public final class RebuildGraphBuilder {
  private static final Set<String> TRANSFORMERS =
      Set.of("lambda", "lambda*", "case-lambda", "syntax-case", "syntax-rules", "syntax");

  private static final Set<String> READERS =
      Set.of("read-hash-extend", "read-enable", "current-reader");

  private static final String MAKES_NAMES = "generate-temporaries";

  private final Survey survey;
  private final Map<String, Source> sources = new TreeMap<>();
  private final List<Need> needs = new ArrayList<>();
  private final Map<Need, Integer> ids = new HashMap<>();
  private final List<Set<Integer>> needed = new ArrayList<>();
  private final Inlining inlining;

  /** By module: what it loads that changes how text is read. */
  private final Map<String, Set<String>> readers = new HashMap<>();

  private RebuildGraphBuilder(
      Survey survey, GuileVersion version, ToIntFunction<ProjectFile> levels) {
    this.survey = survey;
    this.inlining = new Inlining(sources, version, levels);
  }

  /**
   * The graph of the modules of the roots, and of what they look into elsewhere.
   *
   * @param project read with every source, so that included files are there
   */
  public static RebuildGraph build(
      Project project, GuileVersion version, OptimisationLevels levels) {
    return build(project, version, file -> levels.of(file.path()));
  }

  /**
   * The same.
   *
   * @param levels the optimisation level of each file
   */
  public static RebuildGraph build(
      Project project, GuileVersion version, ToIntFunction<ProjectFile> levels) {
    Program program = Program.of(project);
    RebuildGraphBuilder builder =
        new RebuildGraphBuilder(Survey.of(program, version), version, levels);
    SplicedTexts.Finder finder = new SplicedTexts.Finder(project);
    project.files().forEach(file -> builder.addSources(file, finder));
    project.libraryFiles().forEach(file -> builder.addSources(file, finder));
    return builder.build(project);
  }

  private void addSources(ProjectFile file, SplicedTexts.Finder finder) {
    FileFacts facts = file.facts();
    for (int i = 0; i < facts.modules().size(); i++) {
      ModuleFact fact = facts.modules().get(i);
      if (sources.containsKey(fact.name().toString())) {
        continue; // the first one is on the load path
      }
      List<TopForm> forms = new ArrayList<>(TopForms.of(facts, i));
      List<Mention> mentions = new ArrayList<>(mentions(facts, i));
      SplicedTexts splices = finder.of(file, i);
      for (FileFacts text : splices.texts()) {
        forms.addAll(TopForms.of(text, -1));
        mentions.addAll(mentions(text, -1));
      }
      Set<String> symbols = new TreeSet<>();
      Map<String, List<TopForm>> byName = new HashMap<>();
      for (TopForm form : forms) {
        symbols.addAll(form.code());
        symbols.addAll(form.template());
        form.defines().forEach(n -> byName.computeIfAbsent(n, k -> new ArrayList<>()).add(form));
      }
      Map<String, Meaning> meanings = survey.meanings(fact.name(), symbols);
      sources.put(
          fact.name().toString(),
          new Source(file, fact, splices, mentions, forms, byName, meanings));
    }
  }

  private static List<Mention> mentions(FileFacts facts, int module) {
    return facts.mentions().stream().filter(mention -> mention.module() == module).toList();
  }

  private RebuildGraph build(Project project) {
    findReaders();
    Set<String> ours = new TreeSet<>();
    sources.forEach(
        (name, source) -> {
          if (source.file().root() < project.roots().size()) {
            ours.add(name);
            id(Need.module(name));
          }
        });
    int expanded = 0;
    while (expanded < needs.size()) {
      for (; expanded < needs.size(); expanded++) { // grows meanwhile
        expand(expanded);
      }
      addGeneratedNames();
    }
    List<List<Integer>> users = new ArrayList<>();
    needs.forEach(need -> users.add(new ArrayList<>()));
    for (int i = 0; i < needs.size(); i++) {
      for (int need : needed.get(i)) {
        users.get(need).add(i);
      }
    }
    Map<String, RebuildModule> modules = new TreeMap<>();
    sources.forEach((name, source) -> modules.put(name, summary(source)));
    return new RebuildGraph(needs, ids, users, modules, ours);
  }

  private RebuildModule summary(Source source) {
    return new RebuildModule(
        source.file().facts().file(),
        source.splices().places(),
        imported(source),
        source.file().facts().exports().stream().anyMatch(export -> export.kind().isReExport()),
        Offers.hash(source.fact(), survey),
        Set.of());
  }

  private static Set<String> imported(Source source) {
    return source.mentions().stream()
        .map(mention -> mention.target().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Who loads a module that changes the reader is read in another way when that has changed. */
  private void findReaders() {
    Importers importers = new Importers();
    sources.forEach((name, source) -> importers.add(name, imported(source), false));
    sources.forEach(
        (reader, source) -> {
          if (source.forms().stream().anyMatch(form -> READERS.stream().anyMatch(form::mentions))) {
            for (String user : importers.above(Set.of(reader))) {
              readers.computeIfAbsent(user, u -> new TreeSet<>()).add(reader);
            }
          }
        });
  }

  private int id(Need need) {
    Integer known = ids.get(need);
    if (known != null) {
      return known;
    }
    ids.put(need, needs.size());
    needs.add(need);
    needed.add(new LinkedHashSet<>());
    return needs.size() - 1;
  }

  private void need(int user, Need need) {
    int id = id(need);
    if (id != user) {
      needed.get(user).add(id);
    }
  }

  private void expand(int id) {
    Need need = needs.get(id);
    Source source = sources.get(need.module());
    if (source == null) {
      return;
    }
    switch (need.kind()) {
      case MODULE -> module(id, source);
      case MACRO -> source.definitions(need.name()).forEach(form -> macro(id, form, source));
      case EXPANSION -> {
        source.definitions(need.name()).forEach(form -> run(id, form, source));
        need(id, new Need(Need.Kind.TOP_LEVEL, need.module(), ""));
      }
      case TOP_LEVEL ->
          source.forms().stream()
              .filter(form -> form.defines().isEmpty())
              .forEach(form -> run(id, form, source));
      case INLINE -> source.definitions(need.name()).forEach(form -> uses(id, form, source, true));
      case INCLUDE, EXPORTS -> {}
    }
    if (need.kind() != Need.Kind.MODULE && !source.isComplete()) {
      need(id, Need.module(need.module())); // which then looks into all that it can
    }
  }

  private void module(int id, Source source) {
    boolean inlines = inlining.inlines(source);
    readers
        .getOrDefault(source.fact().name().toString(), Set.of())
        .forEach(reader -> need(id, new Need(Need.Kind.TOP_LEVEL, reader, "")));
    for (TopForm form : source.forms()) {
      uses(id, form, source, inlines);
      if (form.atExpansion()) {
        run(id, form, source);
      }
    }
    for (Mention mention : source.mentions()) {
      mention(id, mention, inlines);
    }
    source.splices().places().forEach(p -> need(id, new Need(Need.Kind.INCLUDE, "", p)));
    if (!source.isComplete()) {
      source.mentions().forEach(mention -> everything(id, mention.target(), inlines));
    }
  }

  /** All names of a module, in code that was not understood, an extension of the reader say. */
  private void everything(int id, ModuleName target, boolean inlines) {
    if (sources.containsKey(target.toString())) {
      survey
          .meanings(target, survey.exports(target).keySet())
          .forEach(
              (name, meaning) -> {
                use(id, meaning, inlines);
                runs(id, meaning);
              });
    }
  }

  /** Macros under names that are computed, and the one name of {@code (@ (m) name)}. */
  private void mention(int id, Mention mention, boolean inlines) {
    ModuleName target = mention.target();
    boolean computed =
        mention.options().stream().anyMatch(option -> option instanceof ImportOption.Renamer);
    if (!sources.containsKey(target.toString())) {
      return;
    }
    Set<String> names = new TreeSet<>();
    if (computed) {
      names.addAll(survey.exports(target).keySet());
    } else if (!mention.kind().isImport()) {
      names.addAll(mention.names());
    }
    if (names.isEmpty()) {
      return;
    }
    survey.meanings(target, names).forEach((name, meaning) -> use(id, meaning, inlines));
  }

  /** What compiling the form looks into: macros, and what can be inlined. */
  private void uses(int id, TopForm form, Source source, boolean inlines) {
    for (Set<String> symbols : List.of(form.code(), form.template())) {
      for (String symbol : new TreeSet<>(symbols)) {
        Meaning meaning = source.meanings().get(symbol);
        if (meaning != null) {
          use(id, meaning, inlines);
        }
      }
    }
  }

  private void use(int id, Meaning meaning, boolean inlines) {
    if (meaning.kind() != BindingKind.VARIABLE) {
      need(id, new Need(Need.Kind.MACRO, meaning.module(), meaning.name()));
    }
    if (inlines && meaning.kind() != BindingKind.MACRO && inlining.isPossible(meaning)) {
      need(id, new Need(Need.Kind.INLINE, meaning.module(), meaning.name()));
    }
  }

  /** What expanding a macro needs that this form defines. */
  private void macro(int id, TopForm form, Source source) {
    uses(id, form, source, true);
    // What is given to a macro that defines macros runs at expansion only inside a transformer.
    boolean hasTransformer = TRANSFORMERS.stream().anyMatch(form::mentions);
    if (form.definesMacro() || (!form.definesVariable() && hasTransformer)) {
      for (String symbol : new TreeSet<>(form.code())) {
        runs(id, source.meanings().get(symbol));
      }
    }
  }

  /** What running the form needs. */
  private void run(int id, TopForm form, Source source) {
    uses(id, form, source, false);
    for (Set<String> symbols : List.of(form.code(), form.template())) {
      for (String symbol : new TreeSet<>(symbols)) {
        runs(id, source.meanings().get(symbol));
      }
    }
  }

  private void runs(int id, @Nullable Meaning meaning) {
    if (meaning != null && meaning.kind() != BindingKind.MACRO) {
      need(id, new Need(Need.Kind.EXPANSION, meaning.module(), meaning.name()));
    }
  }

  /**
   * A macro that another macro defines may speak of names that were generated and numbered while
   * its module was expanded: then it depends on all of that module.
   */
  private void addGeneratedNames() {
    Set<Integer> generating = new HashSet<>();
    for (int i = 0; i < needs.size(); i++) {
      Need need = needs.get(i);
      Source source = sources.get(need.module());
      if (source != null
          && (need.kind() == Need.Kind.MACRO || need.kind() == Need.Kind.EXPANSION)
          && source.definitions(need.name()).stream().anyMatch(f -> f.mentions(MAKES_NAMES))) {
        generating.add(i);
      }
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int i = 0; i < needs.size(); i++) {
        boolean expands =
            needs.get(i).kind() == Need.Kind.MACRO || needs.get(i).kind() == Need.Kind.EXPANSION;
        if (expands
            && !generating.contains(i)
            && needed.get(i).stream().anyMatch(generating::contains)) {
          grows = generating.add(i);
        }
      }
    }
    for (int i = 0; i < needs.size(); i++) {
      Need need = needs.get(i);
      Source source = sources.get(need.module());
      if (source != null
          && need.kind() == Need.Kind.MACRO
          && definerGenerates(need, source, generating)) {
        need(i, Need.module(need.module()));
      }
    }
  }

  private boolean definerGenerates(Need need, Source source, Set<Integer> generating) {
    for (TopForm form : source.definitions(need.name())) {
      Meaning definer = form.isCore() ? null : source.meanings().get(form.head());
      if (definer != null) {
        Integer id = ids.get(new Need(Need.Kind.MACRO, definer.module(), definer.name()));
        if (id != null && generating.contains(id)) {
          return true;
        }
      }
    }
    return false;
  }
}
