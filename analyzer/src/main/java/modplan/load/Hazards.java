package modplan.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Hazard.Cause;
import modplan.load.Hazard.Effect;
import modplan.load.Hazard.Kind;
import modplan.load.LoadOrder.Trouble;
import modplan.load.LoadSteps.Autoload;
import modplan.load.LoadSteps.CalledMacro;
import modplan.load.LoadSteps.Definition;
import modplan.load.LoadSteps.Fetch;
import modplan.load.LoadSteps.Helper;
import modplan.load.LoadSteps.Import;
import modplan.load.LoadSteps.Need;
import modplan.load.LoadSteps.Phase;
import modplan.load.LoadSteps.ReExport;
import modplan.load.LoadSteps.Step;
import modplan.load.LoadSteps.Use;
import modplan.module.Body;
import modplan.source.Location;
import org.jspecify.annotations.Nullable;

/**
 * Finds what goes wrong among modules that load one another: one walk for each member as the entry,
 * loaded and compiled. Time is linear in the forms that have to be expanded, plus members times
 * steps for each set of modules.
 */
public final class Hazards {
  private final Program program;
  private final SharedSurvey survey;

  /** Modules that the survey has to know; more, once the cycles have been looked at. */
  private final List<String> all;

  private final KeptSteps kept;

  private Hazards(SharedSurvey survey, List<String> all, KeptSteps kept) {
    this.program = survey.program();
    this.survey = survey;
    this.all = all;
    this.kept = kept;
  }

  /**
   * The hazards inside sets of modules.
   *
   * @param sets names of modules as Scheme writes them; each set holds modules that load one
   *     another, or one module whose macros call its own procedures
   * @param late sets of which only failures are of interest that are due to imports behind a use: a
   *     module, and behind it what its body imports
   */
  public static List<Hazard> of(
      Program program,
      GuileVersion version,
      List<? extends Collection<String>> sets,
      List<? extends Collection<String>> late) {
    return of(new SharedSurvey(program, version), sets, List::of, late, KeptSteps.NONE);
  }

  /**
   * The same.
   *
   * @param survey of the program
   * @param sets of modules that load one another
   * @param others further sets, asked for when these have been looked at: modules whose macros call
   *     their own procedures, none of which is in one of the sets
   * @param kept what an earlier run has found out of the same program, in part
   */
  public static List<Hazard> of(
      SharedSurvey survey,
      List<? extends Collection<String>> sets,
      Supplier<? extends List<? extends Collection<String>>> others,
      List<? extends Collection<String>> late,
      KeptSteps kept) {
    return Deep.call(
        () -> {
          List<String> surveyed = new ArrayList<>();
          sets.forEach(surveyed::addAll);
          late.forEach(surveyed::addAll);
          Hazards hazards = new Hazards(survey, surveyed, kept);
          List<Hazard> found = new ArrayList<>();
          BitSet joined = new BitSet();
          sets.forEach(set -> found.addAll(hazards.among(set, late, joined)));
          List<? extends Collection<String>> more = others.get();
          more.forEach(surveyed::addAll);
          more.forEach(set -> found.addAll(hazards.among(set, late, joined)));
          for (int i = joined.nextClearBit(0); i < late.size(); i = joined.nextClearBit(i + 1)) {
            hazards.among(List.copyOf(new TreeSet<>(late.get(i)))).stream()
                .filter(Hazards::isTooLate)
                .forEach(found::add);
          }
          kept.save(survey.lookedInto());
          return new HeldHazards(survey).of(found);
        });
  }

  /**
   * The hazards of a set, together with what its modules import too late: that may come behind what
   * else goes wrong with them.
   *
   * @param joined gets those of the late imports that were looked at with the set
   */
  private List<Hazard> among(
      Collection<String> set, List<? extends Collection<String>> late, BitSet joined) {
    Set<String> members = new TreeSet<>(set);
    members.removeIf(Booted::contains);
    Set<String> together = new TreeSet<>(members);
    for (int i = 0; i < late.size(); i++) {
      if (members.contains(late.get(i).iterator().next())) {
        joined.set(i);
        together.addAll(late.get(i));
      }
    }
    return among(List.copyOf(together)).stream()
        .filter(each -> members.contains(each.module()))
        .filter(each -> members.contains(each.target()) || isTooLate(each))
        .toList();
  }

  private static boolean isTooLate(Hazard hazard) {
    return hazard.kind() == Kind.LATE_IMPORT && hazard.effect() == Effect.FAILS;
  }

  /** A hazard that is being put together from the walks of its entries. */
  private static final class Draft {
    final boolean compile;
    final List<Integer> first = new ArrayList<>();
    final List<Integer> behind = new ArrayList<>();
    Trouble best;

    Draft(Trouble example, boolean compile) {
      this.best = example;
      this.compile = compile;
    }
  }

  /** What goes wrong, the same for all entries; of a module, no two steps are equal. */
  private record Key(Kind kind, Effect effect, int module, Step step, String name) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.step == step
          && key.kind == kind
          && key.effect == effect
          && key.module == module
          && key.name.equals(name);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(step) * 31 + name.hashCode();
    }
  }

  private List<Hazard> among(List<String> modules) {
    List<LoadSteps> steps = steps(modules);
    if (steps.stream().allMatch(each -> isHarmless(each))) {
      return List.of();
    }
    LoadOrder order = new LoadOrder(steps);
    Map<Key, Draft> loading = drafts(order, steps.size(), false);
    Map<Key, Draft> compiling = drafts(order, steps.size(), true);
    // What fails when it is loaded need not be told of compilation, too.
    loading.keySet().forEach(compiling::remove);
    List<Hazard> found = new ArrayList<>();
    loading.values().forEach(draft -> found.add(hazard(draft, steps)));
    compiling.values().forEach(draft -> found.add(hazard(draft, steps)));
    found.sort(
        Comparator.comparing(Hazard::file)
            .thenComparing(Hazard::location)
            .thenComparing(Hazard::kind)
            .thenComparing(Hazard::name));
    return found;
  }

  private List<LoadSteps> steps(List<String> modules) {
    List<String> members = StepReader.members(program, modules);
    List<@Nullable LoadSteps> known = kept.find(members);
    List<LoadSteps> steps = new ArrayList<>();
    for (LoadSteps each : known) {
      if (each != null) {
        steps.add(each);
      }
    }
    if (steps.size() < members.size()) {
      steps = survey.with(all, reading -> new StepReader(reading, members).read(known));
    }
    kept.add(members, steps);
    return steps;
  }

  /** Whether a module does nothing that may meet another one that is not far enough. */
  private static boolean isHarmless(LoadSteps module) {
    return !module.isLibrary()
        && module.steps().stream()
            .allMatch(
                step ->
                    step instanceof Fetch
                        || (step instanceof Import each && each.needs().isEmpty()));
  }

  private static Map<Key, Draft> drafts(LoadOrder order, int members, boolean compile) {
    List<List<Trouble>> walks =
        IntStream.range(0, members)
            .parallel() // they share nothing but the steps
            .mapToObj(
                entry ->
                    compile && !order.loadsLate(entry)
                        ? List.<Trouble>of() // like loading, without its own top level
                        : order.walk(entry, compile))
            .toList();
    Map<Key, Draft> drafts = new LinkedHashMap<>();
    for (int entry = 0; entry < members; entry++) {
      for (Trouble trouble : walks.get(entry)) {
        Key key =
            new Key(
                trouble.kind(), trouble.effect(), trouble.module(), trouble.step(), trouble.name());
        Draft draft = drafts.computeIfAbsent(key, k -> new Draft(trouble, compile));
        List<Integer> entries = trouble.isFirst() ? draft.first : draft.behind;
        if (entries.isEmpty() || entries.get(entries.size() - 1) != entry) {
          entries.add(entry);
        }
        if (trouble.isFirst() && draft.first.size() == 1) {
          draft.best = trouble;
        }
      }
    }
    return drafts;
  }

  private Hazard hazard(Draft draft, List<LoadSteps> modules) {
    Trouble trouble = draft.best;
    boolean isFirst = !draft.first.isEmpty();
    List<String> entries =
        (isFirst ? draft.first : draft.behind)
            .stream().map(entry -> modules.get(entry).module()).sorted().toList();
    LoadSteps module = modules.get(trouble.module());
    Step step = trouble.step();
    int target = target(step, trouble.name());
    LoadSteps met = modules.get(target);
    Trouble inside = trouble.cause();
    return new Hazard(
        trouble.kind(),
        module.module(),
        module.file(),
        place(step),
        met.module(),
        name(step, met, trouble.name()),
        trouble.name(),
        via(step),
        trouble.effect(),
        draft.compile ? Mode.COMPILE : Mode.LOAD_SOURCE,
        entries,
        isFirst,
        trouble.effect() == Effect.LATER
            ? List.of()
            : (inside == null ? trouble : inside)
                .stack().stream().map(each -> modules.get(each).file()).toList(),
        trouble.errorClass(),
        says(trouble, met.module()),
        isCertain(step, trouble.name()),
        isRecordMacro(step, modules),
        inside == null
            ? null
            : new Cause(
                modules.get(inside.module()).file(),
                place(inside.step()),
                modules.get(inside.module()).module(),
                says(inside, modules.get(target(inside.step(), inside.name())).module())));
  }

  private static Location place(Step step) {
    return step.spot() == 0 ? new Location(1, 1) : Body.locate(step.spot());
  }

  private static int target(Step step, String name) {
    if (step instanceof Import each) {
      return each.target();
    } else if (step instanceof Fetch each) {
      return each.target();
    } else if (step instanceof Autoload each) {
      return each.target();
    } else if (step instanceof ReExport each) {
      return each.providers().get(0).module();
    } else if (step instanceof Use each) {
      return each.target();
    } else if (step instanceof CalledMacro each) {
      return each.target();
    } else if (step instanceof Helper each) {
      return each.target();
    }
    return need((Phase) step, name).target();
  }

  private static String name(Step step, LoadSteps target, String written) {
    if (step instanceof Use each) {
      return each.name();
    } else if (step instanceof CalledMacro each) {
      return each.name();
    } else if (step instanceof Helper each) {
      return each.name();
    } else if (step instanceof Phase) {
      return written;
    } else if (step instanceof ReExport each) {
      return each.name();
    }
    return target.module();
  }

  private static String via(Step step) {
    if (step instanceof Use each) {
      return each.via();
    } else if (step instanceof CalledMacro each) {
      return each.via();
    } else if (step instanceof Helper each) {
      return each.macro();
    } else if (step instanceof Phase each) {
      return each.macro();
    }
    return "";
  }

  private static Need need(Phase step, String name) {
    return step.needs().stream().filter(need -> need.name().equals(name)).findFirst().orElseThrow();
  }

  private static boolean isCertain(Step step, String name) {
    if (step instanceof Phase phase) {
      return need(phase, name).isCalled();
    }
    return step instanceof Use each
        ? !each.conditional() && each.how() != Reference.How.PERHAPS
        : !(step instanceof CalledMacro);
  }

  private static boolean isRecordMacro(Step step, List<LoadSteps> modules) {
    if (step instanceof Use use && use.isMacro()) {
      Definition definition = modules.get(use.target()).defined().get(use.name());
      return definition != null && definition.isRecordMacro();
    }
    return false;
  }

  /** In Guile's words. */
  private static String says(Trouble trouble, String target) {
    String name = trouble.name();
    return switch (trouble.kind()) {
      case SELECT ->
          trouble.errorClass().equals("missing-hide")
              ? "no binding `%s' to hide in module %s".formatted(name, target)
              : "no binding `%s' in module %s".formatted(name, target);
      case RE_EXPORT -> "Undefined variable: " + name;
      case LIBRARY -> "no code for module " + target;
      case AUTOLOAD ->
          name.isEmpty()
              ? "Failed to determine exported bindings from module " + target
              : "Failed to autoload %s in %s".formatted(name, target);
      default ->
          trouble.errorClass().equals("apply-macro")
              ? "Wrong type to apply: #<syntax-transformer %s>".formatted(name)
              : "Unbound variable: " + name;
    };
  }
}
