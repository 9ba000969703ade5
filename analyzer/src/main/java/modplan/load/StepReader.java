package modplan.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.binding.Program;
import modplan.load.LoadSteps.Autoload;
import modplan.load.LoadSteps.Definition;
import modplan.load.LoadSteps.Fetch;
import modplan.load.LoadSteps.Import;
import modplan.load.LoadSteps.ReExport;
import modplan.load.LoadSteps.Showing;
import modplan.load.LoadSteps.Step;
import modplan.module.Body;
import modplan.module.Context;
import modplan.module.ExportFact;
import modplan.module.FileFacts;
import modplan.module.Mention;
import modplan.module.MentionKind;
import modplan.module.ModuleFact;
import modplan.source.Location;
import modplan.syntax.ImportOption;
import modplan.syntax.ModuleForm;
import modplan.syntax.Renaming;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@link LoadSteps} of modules that may be loaded while others of them are half loaded.
 * What clauses say comes from the facts; of the code, only forms that mention something of the
 * others are expanded.
 */
final class StepReader {
  private final World world;
  private final UseReader uses;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Members> members = new ArrayList<>();

  /**
   * A module and its file.
   *
   * @param copies imports that take a copy of an interface, by number of the imported module
   */
  record Members(
      int number,
      String module,
      FileFacts file,
      Mod mod,
      Map<Integer, Integer> copies,
      Map<Integer, Integer> imports,
      Map<String, Definition> defined,
      Map<String, Integer> offered) {}

  StepReader(Survey survey, List<String> modules) {
    this.world = survey.world();
    for (String module : members(world.program, modules)) {
      FileFacts file = world.program.forModule(module);
      Mod mod = world.known(module);
      if (file != null) {
        // A library that imports itself through others never comes to be.
        Mod made = mod == null ? new Mod(module) : mod;
        numbers.put(module, members.size());
        members.add(
            new Members(
                members.size(),
                module,
                file,
                made,
                new HashMap<>(),
                new HashMap<>(),
                new DefinitionPlaces(world.program, file).read(),
                new HashMap<>()));
      }
    }
    members.forEach(this::readOffers);
    this.uses = new UseReader(survey, this, members, numbers);
  }

  /** The files that top-level forms of a member splice in. */
  List<DefinitionPlaces.Included> included(Members member) {
    return new DefinitionPlaces(world.program, member.file()).included();
  }

  /** Those of the modules that have steps: the first that its file makes. */
  static List<String> members(Program program, List<String> modules) {
    return modules.stream()
        .filter(
            module -> {
              FileFacts file = program.forModule(module);
              return file != null && makes(file, module);
            })
        .toList();
  }

  private static boolean makes(FileFacts file, String module) {
    return !file.modules().isEmpty() && file.modules().get(0).name().toString().equals(module);
  }

  /** The steps of all modules, by number. */
  List<LoadSteps> read() {
    return read(List.of());
  }

  /**
   * The steps of all modules, by number.
   *
   * @param known those that were read before; null for others, or empty
   */
  List<LoadSteps> read(List<@Nullable LoadSteps> known) {
    List<LoadSteps> all = new ArrayList<>();
    for (Members member : members) {
      LoadSteps before = known.isEmpty() ? null : known.get(member.number());
      all.add(before != null ? before : read(member));
    }
    return all;
  }

  private LoadSteps read(Members member) {
    List<Step> steps = new ArrayList<>(clauses(member));
    steps.addAll(uses.read(member));
    steps.sort(Comparator.comparingInt(Step::form).thenComparing(Step::isEvaluation)); // stable
    Map<Step, Step> same = new HashMap<>();
    steps.replaceAll(step -> same.merge(step, step, (first, second) -> first));
    return new LoadSteps(
        member.module(),
        member.file().file(),
        steps,
        member.defined(),
        member.offered(),
        isLibrary(member.file()));
  }

  Members member(int number) {
    return members.get(number);
  }

  private static boolean isLibrary(FileFacts file) {
    ModuleFact made = file.modules().get(0);
    return made.form() != ModuleForm.Kind.DEFINE_MODULE;
  }

  /** The top-level form that holds a place, or the first. */
  static int formAt(Body body, Location location) {
    int spot = Body.spotOf(location);
    int low = 0;
    int high = body.forms() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Integer.compareUnsigned(body.spot(body.form(middle)), spot) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void readOffers(Members member) {
    FileFacts file = member.file();
    int header = formAt(file.body(), file.modules().get(0).location());
    for (ExportFact export : file.exports()) {
      if (export.module() > 0) {
        continue;
      }
      int form =
          export.declared()
              ? export.kind().isReExport() ? header : LoadSteps.AT_ONCE
              : formAt(file.body(), export.location());
      if (isLibrary(file)) {
        form = header;
      }
      member.offered().merge(export.name().to(), form, Math::min);
    }
    for (DefinitionPlaces.Included included : included(member)) {
      Location firstImport =
          included.file().mentions().stream()
              .filter(Mention::isEagerImport)
              .map(Mention::location)
              .min(Comparator.naturalOrder())
              .orElse(null);
      for (ExportFact export : included.file().exports()) {
        // While the file is spliced in, they are there if nothing that it imports comes before.
        boolean isBehind = firstImport != null && firstImport.compareTo(export.location()) < 0;
        int form = isBehind ? included.form() : included.form() - 1;
        member.offered().merge(export.name().to(), form, Math::min);
      }
    }
  }

  /** Imports, re-exports and what else clauses say. */
  private List<Step> clauses(Members member) {
    FileFacts file = member.file();
    List<Step> steps = new ArrayList<>();
    for (Mention mention : file.mentions()) {
      clause(member, mention, formAt(file.body(), mention.location()), steps);
    }
    for (DefinitionPlaces.Included included : included(member)) {
      for (Mention mention : included.file().mentions()) {
        clause(member, mention, included.form(), steps);
      }
    }
    for (ExportFact export : file.exports()) {
      if (export.kind().isReExport() && export.module() == 0) {
        String name = export.name().from();
        // Autoloads come behind re-exports: a rule of its own.
        List<Showing> providers =
            providers(member, name).stream().filter(p -> p.module() < 0 || p.form() >= 0).toList();
        if (!providers.isEmpty() && providers.stream().allMatch(p -> p.module() >= 0)) {
          int form = formAt(file.body(), export.location());
          steps.add(new ReExport(form, spot(export.location()), name, providers));
        }
      }
    }
    return steps;
  }

  private void clause(Members member, Mention mention, int form, List<Step> steps) {
    Integer target = numbers.get(mention.target().toString());
    if (target == null || target == member.number()) {
      return;
    }
    int spot = spot(mention.location());
    if (mention.isEagerImport()) {
      boolean copies = mention.options().stream().anyMatch(StepReader::copies);
      int id = -1;
      if (copies) {
        id = member.copies().size();
        member.copies().putIfAbsent(target, id);
      }
      member.imports().merge(target, form, Math::min);
      List<String> needs = new ArrayList<>();
      boolean hides = false;
      for (ImportOption option : mention.options()) {
        if (option instanceof ImportOption.Select select && needs.isEmpty()) {
          select.names().stream().map(Renaming::from).forEach(needs::add);
        } else if (option instanceof ImportOption.Hide hide && needs.isEmpty()) {
          needs.addAll(hide.names());
          hides = true;
        } else {
          break; // what follows is about names that this one has changed
        }
      }
      steps.add(new Import(form, spot, target, needs, hides, id));
    } else if ((mention.kind() == MentionKind.MODULE_REF
            || mention.kind() == MentionKind.MODULE_PRIVATE_REF)
        && mention.context() != Context.DATA
        && !mention.tentative()
        && !uses.takesAsData(member, mention, form)) {
      steps.add(new Fetch(form, spot, target));
    } else if (mention.kind() == MentionKind.AUTOLOAD && mention.context() == Context.EAGER) {
      steps.add(new Autoload(Integer.MAX_VALUE, spot, target, mention.names(), null));
    }
  }

  private static boolean copies(ImportOption option) {
    return option instanceof ImportOption.Prefix
        || option instanceof ImportOption.Hide
        || option instanceof ImportOption.Rename
        || option instanceof ImportOption.Renamer;
  }

  static int spot(Location location) {
    return Body.spotOf(location);
  }

  /** The imports through which a module sees what it calls by this name; none if it is its own. */
  List<Showing> providers(Members member, String name) {
    if (member.mod().locals.containsKey(name)) {
      return List.of();
    }
    Mod.Var variable = world.variable(member.mod(), name);
    if (variable == null) {
      return List.of();
    }
    List<Showing> found = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Mod.Use use : member.mod().uses) {
      if (use.from.names.get(name) != variable) {
        continue;
      }
      Integer number = numbers.get(use.from.module);
      Showing provider = number == null ? OUTSIDE : provider(member, number, use, name, variable);
      if (provider != null && seen.add(provider.module() * 4 + kind(provider))) {
        found.add(provider);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /**
   * The member through whose re-export alone a member sees a name, and the name there; null if the
   * name is seen otherwise, too.
   */
  @Nullable Global passedOn(Members member, String name) {
    List<Showing> providers = providers(member, name);
    boolean outside = providers.stream().anyMatch(provider -> provider.module() < 0);
    return providers.isEmpty() || outside
        ? null
        : new Global(members.get(providers.get(0).module()).module(), providers.get(0).name());
  }

  private static int kind(Showing provider) {
    return Math.min(provider.id(), 0) + 2;
  }

  private static final Showing OUTSIDE = new Showing(-1, -1, "", Showing.LIVE);

  private @Nullable Showing provider(
      Members member, int number, Mod.Use use, String name, Mod.Var variable) {
    int form = member.imports().getOrDefault(number, -1);
    Mod target = members.get(number).mod();
    if (target.exports == null) {
      return null;
    }
    if (use.from == target.exports) {
      return new Showing(form, number, name, Showing.LIVE);
    }
    for (Map.Entry<String, Mod.Var> entry : target.exports.names.entrySet()) {
      if (entry.getValue() == variable) {
        Integer copy = member.copies().get(number);
        int id = copy != null ? copy : form < 0 ? Showing.LIVE : Showing.FIXED; // an autoload
        return new Showing(form, number, entry.getKey(), id);
      }
    }
    return null;
  }

  @Nullable Integer number(String module) {
    return numbers.get(module);
  }
}
