package modplan.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modplan.schedule.CompilePlan;
import modplan.schedule.Step;

/**
 * Which steps have to end before others start so that a limit of memory is kept however long each
 * of them takes. A plan keeps it at the times that it predicts; an engine starts what is ready, and
 * would put two large steps side by side when a small one ends early.
 *
 * <p>Each step takes the memory that it may need from what nobody has had yet, or from steps that
 * the plan has ended by then, and waits for these (chaining: Policella, Cesta, Oddi, Smith, "From
 * precedence constraint posting to partial order schedules", 2007). So memory passes from step to
 * step, and there is never more of it than the plan has. Quadratic in the steps.
 */
final class MemoryOrder {
  private static final int NOBODY = -1;

  private final List<Step> steps;
  private final List<BitSet> before = new ArrayList<>(); // of each step, all that end before it
  private List<Piece> pieces = new ArrayList<>();

  /** Memory, and the last step that had it. */
  private record Piece(long mib, int holder) {}

  private MemoryOrder(List<Step> steps, long memoryMiB) {
    this.steps = steps;
    pieces.add(new Piece(memoryMiB, NOBODY));
  }

  /**
   * For each step of the plan the ids of those that it has to come after for the sake of memory,
   * without those that others imply; nothing if the plan has no limit.
   *
   * @param neededMiB what each step takes at most
   */
  static List<List<Integer>> of(CompilePlan plan, List<Long> neededMiB) {
    Long memory = plan.memoryMiB();
    if (memory == null) {
      return plan.steps().stream().map(step -> List.<Integer>of()).toList();
    }
    MemoryOrder order = new MemoryOrder(plan.steps(), memory);
    Map<Integer, Integer> indexOf = new HashMap<>();
    List<List<Integer>> after = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      indexOf.put(plan.steps().get(i).id(), i);
      after.add(order.place(i, neededMiB.get(i), indexOf));
    }
    return List.copyOf(after);
  }

  private List<Integer> place(int step, long neededMiB, Map<Integer, Integer> indexOf) {
    BitSet ended = new BitSet();
    for (int id : steps.get(step).waitsFor()) {
      comesBefore(ended, indexOf.getOrDefault(id, NOBODY));
    }
    before.add(ended);
    List<Integer> after = new ArrayList<>();
    for (int holder : take(step, neededMiB)) {
      if (holder != NOBODY && !ended.get(holder)) {
        comesBefore(ended, holder);
        after.add(steps.get(holder).id());
      }
    }
    after.sort(Comparator.naturalOrder());
    return after;
  }

  private void comesBefore(BitSet ended, int step) {
    if (step != NOBODY) {
      ended.set(step);
      ended.or(before.get(step));
    }
  }

  /** Hands memory over to a step and returns who had it, those that started last first. */
  private List<Integer> take(int step, long neededMiB) {
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(
        Comparator.comparing((Piece piece) -> !isFree(piece, before.get(step)))
            .thenComparing(this::endMicros) // who ended long ago is not waited for if he is late
            .thenComparing(Piece::holder));
    List<Piece> left = new ArrayList<>();
    List<Integer> holders = new ArrayList<>();
    long taken = 0;
    for (Piece piece : sorted) {
      boolean mayTake =
          isFree(piece, before.get(step))
              || endMicros(piece) <= steps.get(step).predicted().startMicros();
      long amount = mayTake ? Math.min(piece.mib(), neededMiB - taken) : 0;
      if (amount > 0) {
        taken += amount;
        holders.add(piece.holder());
      }
      if (amount < piece.mib()) {
        left.add(new Piece(piece.mib() - amount, piece.holder()));
      }
    }
    left.add(new Piece(taken, step));
    pieces = left;
    holders.sort(Comparator.reverseOrder());
    return holders;
  }

  /** Whether nobody has to be waited for who is not waited for anyway. */
  private static boolean isFree(Piece piece, BitSet ended) {
    return piece.holder() == NOBODY || ended.get(piece.holder());
  }

  private long endMicros(Piece piece) {
    return piece.holder() == NOBODY ? 0 : steps.get(piece.holder()).predicted().endMicros();
  }
}
