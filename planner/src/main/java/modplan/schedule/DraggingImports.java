package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the imports that drag a large cycle into a module which needs it for nothing else: were
 * they not there, the module could be compiled early, and a step that compiled it early as it is
 * would load the whole cycle from source. Says where the plan has put such modules. O(modules that
 * need the cycle * edges).
 */
public final class DraggingImports {
  /** More imports than this are no accident. */
  private static final int MOST_IMPORTS = 2;

  private final CompilePlan plan;
  private final CompileGraph graph;
  private final Condensation condensation;

  private DraggingImports(CompilePlan plan) {
    this.plan = plan;
    this.graph = new CompileGraph(plan.modules(), List.of());
    this.condensation = new Condensation(graph.needs());
  }

  /**
   * What was found about the cycle that takes longest to load.
   *
   * @param cycle its members
   * @param loadMicros to load it from source
   * @param modules that it is dragged into, those first with which most work could be early
   */
  public record Result(List<ModuleName> cycle, long loadMicros, List<Dragged> modules) {
    public Result {
      cycle = List.copyOf(cycle);
      modules = List.copyOf(modules);
    }

    /** What the plan spends on loading the cycle for nothing but such modules. */
    public long paidMicros() {
      long steps =
          modules.stream()
              .filter(m -> m.place() == Place.LOADS_IT)
              .map(Dragged::step)
              .distinct()
              .count();
      return steps * loadMicros;
    }
  }

  /** How the plan deals with such a module. */
  public enum Place {
    /** Its step starts when at least a part of the cycle has been compiled. */
    DEFERRED,
    /** Its step has other members that need the cycle. */
    SHARED,
    /** Its step loads the cycle for nothing else. */
    LOADS_IT
  }

  /**
   * A module that needs the cycle for few imports.
   *
   * @param imports of the module that lead to the cycle
   * @param freed modules, itself included, that would not need the cycle without these imports
   * @param freedMicros to compile them
   * @param step that compiles it
   */
  public record Dragged(
      ModuleName module,
      List<ModuleName> imports,
      int freed,
      long freedMicros,
      int step,
      Place place) {
    public Dragged {
      imports = List.copyOf(imports);
    }
  }

  /** Null if the plan has no cycle. */
  public static @Nullable Result of(CompilePlan plan) {
    return new DraggingImports(plan).find();
  }

  private @Nullable Result find() {
    int cycle =
        IntStream.range(0, condensation.size())
            .filter(c -> condensation.members(c).length > 1)
            .boxed()
            .max(Comparator.comparingLong(this::sourceMicros).thenComparing(c -> -c))
            .orElse(-1);
    if (cycle < 0) {
      return null;
    }
    boolean[] needing = needing(cycle, -1);
    int[][] leading = new int[needing.length][];
    for (int m = 0; m < leading.length; m++) {
      boolean isOutside = needing[m] && condensation.componentOf(m) != cycle;
      leading[m] =
          isOutside
              ? Arrays.stream(graph.needs()[m]).filter(other -> needing[other]).toArray()
              : new int[0];
    }
    Set<ModuleName> dragged = new HashSet<>();
    for (int m = 0; m < leading.length; m++) {
      if (leading[m].length > 0 && leading[m].length <= MOST_IMPORTS) {
        dragged.add(name(m));
      }
    }
    List<Dragged> modules = new ArrayList<>();
    for (int m = 0; m < leading.length; m++) {
      if (dragged.contains(name(m))) {
        modules.add(dragged(m, leading[m], cycle, needing, dragged));
      }
    }
    modules.sort(
        Comparator.comparingLong((Dragged d) -> -d.freedMicros()).thenComparing(Dragged::module));
    return new Result(names(condensation.members(cycle)), sourceMicros(cycle), modules);
  }

  private Dragged dragged(
      int module, int[] imports, int cycle, boolean[] needing, Set<ModuleName> dragged) {
    boolean[] without = needing(cycle, module);
    int freed = 0;
    long micros = 0;
    for (int m = 0; m < without.length; m++) {
      if (needing[m] && !without[m]) {
        freed++;
        micros += plan.modules().get(m).cost().compileMicros();
      }
    }
    Step step = stepOf(name(module));
    return new Dragged(
        name(module),
        names(imports),
        freed,
        micros,
        step.id(),
        place(step, cycle, needing, dragged));
  }

  private Step stepOf(ModuleName module) {
    return plan.steps().stream()
        .filter(step -> step.modules().contains(module))
        .findFirst()
        .orElseThrow();
  }

  private Place place(Step step, int cycle, boolean[] needing, Set<ModuleName> dragged) {
    Set<ModuleName> members = new HashSet<>(step.modules());
    boolean isShared =
        IntStream.range(0, needing.length)
            .filter(m -> needing[m] && members.contains(name(m)))
            .anyMatch(m -> !dragged.contains(name(m)));
    if (isShared) {
      return Place.SHARED;
    }
    Set<ModuleName> loads = new HashSet<>(step.loads());
    return loads.containsAll(names(condensation.members(cycle))) ? Place.LOADS_IT : Place.DEFERRED;
  }

  /** Modules that need the cycle, members included; not by way of the imports of {@code cut}. */
  private boolean[] needing(int cycle, int cut) {
    boolean[] needing = new boolean[plan.modules().size()];
    BitSet done = new BitSet();
    for (int c : condensation.needsFirst()) {
      boolean needs = c == cycle;
      for (int m : condensation.members(c)) {
        if (m != cut) {
          needs |=
              Arrays.stream(graph.needs()[m]).anyMatch(o -> done.get(condensation.componentOf(o)));
        }
      }
      done.set(c, needs);
      for (int m : condensation.members(c)) {
        needing[m] = needs;
      }
    }
    return needing;
  }

  private long sourceMicros(int component) {
    return Arrays.stream(condensation.members(component))
        .mapToLong(m -> plan.modules().get(m).cost().loadSourceMicros())
        .sum();
  }

  private List<ModuleName> names(int[] modules) {
    return Arrays.stream(modules).mapToObj(this::name).toList();
  }

  private ModuleName name(int module) {
    return plan.modules().get(module).name();
  }
}
