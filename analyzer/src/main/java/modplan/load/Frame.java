package modplan.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the procedures that local variables hold: the innermost form that binds some,
 * and those around it. Two frames that say the same are one object ({@link Frames}).
 */
final class Frame {
  /** An {@link Ir.Let}, whose values say it; an {@link Ir.Loop}; or a {@link Lambda} as called. */
  final Ir form;

  final @Nullable Frame outer;

  /**
   * For a {@link Lambda}, the procedures that each of its required and optional variables may hold;
   * null for one that may have its default.
   */
  final List<@Nullable List<Closure>> given;

  /** Calls inside one another by which the procedures that are known here were given. */
  final int calls;

  private Frame(Ir form, @Nullable Frame outer, List<@Nullable List<Closure>> given, int calls) {
    this.form = form;
    this.outer = outer;
    this.given = given;
    this.calls = calls;
  }

  /**
   * A procedure that an expression may evaluate to.
   *
   * @param code a {@link Lambda}, {@link CaseLambda} or {@link Ir.Delay}
   * @param frame what its free variables hold; null if nothing is known of them
   * @param anyArguments whether it gets others than those of the call: one of several that Guile's
   *     {@code compose} has put together
   */
  record Closure(Ir code, @Nullable Frame frame, boolean anyArguments) {
    int calls() {
      return frame == null ? 0 : frame.calls;
    }
  }

  /**
   * What a call gives.
   *
   * @param operands the procedures that each of them may be
   * @param keywords the name of each operand that is a keyword; empty for the others
   */
  record Arguments(List<List<Closure>> operands, List<String> keywords) {
    static final Arguments NONE = new Arguments(List.of(), List.of());
  }

  /** Makes frames, each once. */
  static final class Frames {
    private record Key(Ir form, @Nullable Frame outer, List<@Nullable List<Closure>> given) {}

    private final Map<Key, Frame> known = new HashMap<>();
    private final Map<Lambda, Integer> ways = new HashMap<>();

    /** Inside of a {@code let} or a loop. */
    Frame inside(Ir form, @Nullable Frame outer) {
      return known.computeIfAbsent(
          new Key(form, outer, List.of()),
          key -> new Frame(form, outer, List.of(), outer == null ? 0 : outer.calls));
    }

    /** Inside of a procedure that is called. */
    Frame called(Lambda code, @Nullable Frame outer, List<@Nullable List<Closure>> given) {
      return known.computeIfAbsent(
          new Key(code, outer, given),
          key -> {
            ways.merge(code, 1, Integer::sum);
            return new Frame(code, outer, given, calls(outer, given));
          });
    }

    /** How many frames there are inside of a procedure. */
    int of(Lambda code) {
      return ways.getOrDefault(code, 0);
    }

    private static int calls(@Nullable Frame outer, List<@Nullable List<Closure>> given) {
      int most = outer == null ? 0 : outer.calls;
      for (List<Closure> procedures : given) {
        if (procedures != null) {
          for (Closure each : procedures) {
            most = Math.max(most, each.calls() + 1);
          }
        }
      }
      return most;
    }
  }
}
