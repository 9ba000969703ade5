package modplan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the imports that drag a large cycle into a module which needs it for nothing else: were
 * they not there, the module could be compiled early, and a step that compiled it early as it is
 * would load the whole cycle from source. Says where the plan has put such modules. What a module
 * frees is what it dominates among those that need the cycle ({@link Dominators}).
 */
public final class DraggingImports {
  /** More imports than this are no accident. */
  private static final int MOST_IMPORTS = 2;

  private final CompilePlan plan;
  private final CompileGraph graph;
  private final Condensation condensation;
  private final int[] stepOf; // by module

  private DraggingImports(CompilePlan plan) {
    this.plan = plan;
    this.graph = new CompileGraph(plan.modules(), List.of(), plan.process());
    this.condensation = new Condensation(graph.needs());
    Map<ModuleName, Integer> steps = new HashMap<>();
    for (Step step : plan.steps()) {
      step.modules().forEach(module -> steps.put(module, step.id()));
    }
    this.stepOf = plan.modules().stream().mapToInt(m -> steps.getOrDefault(m.name(), 0)).toArray();
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
    Dominators dominators = new Dominators(condensation, cycle);
    int[][] leading = new int[plan.modules().size()][];
    for (int m = 0; m < leading.length; m++) {
      leading[m] =
          condensation.componentOf(m) == cycle
              ? new int[0]
              : Arrays.stream(graph.needs()[m])
                  .filter(other -> dominators.isBelow(condensation.componentOf(other)))
                  .toArray();
    }
    BitSet dragged = new BitSet();
    for (int m = 0; m < leading.length; m++) {
      dragged.set(m, leading[m].length > 0 && leading[m].length <= MOST_IMPORTS);
    }
    long[] freed = dominators.sums(c -> condensation.members(c).length);
    long[] freedMicros = dominators.sums(this::compileMicros);
    Map<Integer, Place> places = places(cycle, dominators, dragged);
    List<Dragged> modules = new ArrayList<>();
    for (int m = dragged.nextSetBit(0); m >= 0; m = dragged.nextSetBit(m + 1)) {
      int c = condensation.componentOf(m);
      boolean isOnlyWay = isOnlyWay(m, dominators);
      int step = stepOf[m];
      modules.add(
          new Dragged(
              name(m),
              names(leading[m]),
              isOnlyWay ? (int) freed[c] : 0,
              isOnlyWay ? freedMicros[c] : 0,
              step,
              places.getOrDefault(step, Place.DEFERRED)));
    }
    modules.sort(
        Comparator.comparingLong((Dragged d) -> -d.freedMicros()).thenComparing(Dragged::module));
    return new Result(names(condensation.members(cycle)), sourceMicros(cycle), modules);
  }

  /** Whether no other member of its component needs the cycle by way of other components. */
  private boolean isOnlyWay(int module, Dominators dominators) {
    int own = condensation.componentOf(module);
    for (int member : condensation.members(own)) {
      if (member != module) {
        for (int needed : graph.needs()[member]) {
          int other = condensation.componentOf(needed);
          if (other != own && dominators.isBelow(other)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** By step how it deals with dragged members. */
  private Map<Integer, Place> places(int cycle, Dominators dominators, BitSet dragged) {
    Set<ModuleName> members = new HashSet<>(names(condensation.members(cycle)));
    Map<Integer, Place> places = new HashMap<>();
    for (Step step : plan.steps()) {
      long loaded = step.loads().stream().filter(members::contains).distinct().count();
      places.put(step.id(), loaded == members.size() ? Place.LOADS_IT : Place.DEFERRED);
    }
    for (int m = 0; m < stepOf.length; m++) {
      if (dominators.isBelow(condensation.componentOf(m)) && !dragged.get(m)) {
        places.put(stepOf[m], Place.SHARED);
      }
    }
    return places;
  }

  private long sourceMicros(int component) {
    return Arrays.stream(condensation.members(component))
        .mapToLong(m -> plan.modules().get(m).cost().loadSourceMicros())
        .sum();
  }

  private long compileMicros(int component) {
    return Arrays.stream(condensation.members(component))
        .mapToLong(m -> plan.modules().get(m).cost().compileMicros())
        .sum();
  }

  private List<ModuleName> names(int[] modules) {
    return Arrays.stream(modules).mapToObj(this::name).toList();
  }

  private ModuleName name(int module) {
    return plan.modules().get(module).name();
  }
}
