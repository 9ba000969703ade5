package modplan.schedule;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Improves a timetable by small changes of its steps: split one, join two, move members, change the
 * order or the patience. Late acceptance hill climbing (Burke, Bykov 2017): a change stays if the
 * result is no worse than the present one, or than the one some changes ago. The random stream has
 * a seed and the end is a number of operations, so the result is the same everywhere.
 */
final class Improver {
  private static final int MEMORY = 40;
  private static final int STALL = 500; // changes without a better result
  private static final int STALL_EACH = 10; // the same for each module
  private static final long CHANGE_WORK = 100; // operations besides those of the schedule
  private static final long DRAFT_WORK = 10; // operations for each member
  private static final double[] PATIENCE = {0, 0.1, 0.3, 0.5, 1, 2, 4, 16, 1000};
  private static final double CPU_SHARE = 0.05; // of a second of makespan, spread over the workers

  private final Workload load;
  private final StepScheduler scheduler;
  private final SplittableRandom random;
  private Timetable current;
  private Timetable best;

  private Improver(Workload load, StepScheduler scheduler, Timetable first, long seed) {
    this.random = new SplittableRandom(seed);
    this.load = load;
    this.scheduler = scheduler;
    this.current = first;
    this.best = first;
  }

  /** The best timetable found with so many elementary operations. */
  static Timetable improve(
      Workload load, StepScheduler scheduler, Timetable first, long operations, long seed) {
    Improver improver = new Improver(load, scheduler, first, seed);
    improver.run(scheduler.work() + operations);
    return improver.best;
  }

  private double value(Timetable table) {
    return table.makespan + CPU_SHARE * table.cpu / scheduler.workers();
  }

  private void run(long lastWork) {
    double[] before = new double[MEMORY];
    Arrays.fill(before, value(current));
    long lastChange = 0;
    long stalled = STALL + STALL_EACH * (long) load.size;
    for (int i = 0; scheduler.work() < lastWork && i - lastChange < stalled; i++) {
      Timetable next = change();
      if (next == null) {
        continue;
      }
      double value = value(next);
      int slot = i % MEMORY;
      if (value <= value(current) || value <= before[slot]) {
        current = next;
        if (next.isBetterThan(best)) {
          best = next;
          lastChange = i;
        }
      }
      before[slot] = value(current);
    }
  }

  // ---------------------------------------------------------------- changes

  private @Nullable Timetable change() {
    Steps steps = new Steps(current);
    int chosen = choose();
    switch (random.nextInt(8)) {
      case 0 -> split(steps, chosen);
      case 1 -> join(steps, chosen);
      case 2, 3, 4 -> moveMembers(steps, chosen);
      case 5 -> shift(steps, chosen);
      case 6 -> patience(steps, chosen);
      default -> steps.byStart(current);
    }
    scheduler.count(CHANGE_WORK + current.size());
    return scheduler.schedule(steps.drafts, steps.patience);
  }

  /** A step of the chain that ends last, or any. */
  private int choose() {
    int n = current.size();
    if (random.nextInt(3) == 0) {
      return random.nextInt(n);
    }
    int at = 0;
    for (int i = 1; i < n; i++) {
      at = current.end[i] > current.end[at] ? i : at;
    }
    for (int hops = random.nextInt(4); hops > 0; hops--) {
      int earlier = -1;
      for (int i = 0; i < n; i++) {
        if (current.end[i] == current.start[at]) {
          earlier = i;
        }
      }
      if (earlier < 0) {
        break;
      }
      at = earlier;
    }
    return at;
  }

  private void split(Steps steps, int i) {
    int[] members = steps.drafts[i].members;
    if (members.length < 2) {
      return;
    }
    int cut = 1 + random.nextInt(members.length - 1);
    int[] first;
    int[] second;
    if (random.nextBoolean()) { // needed ones first
      first = Arrays.copyOf(members, cut);
      second = Arrays.copyOfRange(members, cut, members.length);
    } else { // two of about equal work
      long[] weights = Arrays.stream(members).mapToLong(m -> load.compile[m]).toArray();
      var halves = BalancedBlocks.split(weights, 2);
      first = Arrays.stream(halves.get(0)).map(k -> members[k]).toArray();
      second = Arrays.stream(halves.get(1)).map(k -> members[k]).toArray();
    }
    replace(steps, i, draft(first));
    int to = random.nextBoolean() ? i + 1 : i + 1 + random.nextInt(steps.drafts.length - i);
    steps.insert(to, draft(second), steps.patience[i]);
  }

  private void join(Steps steps, int i) {
    int other = partner(i);
    if (other == i) {
      return;
    }
    int[] members =
        IntStream.concat(
                Arrays.stream(steps.drafts[i].members), Arrays.stream(steps.drafts[other].members))
            .toArray();
    replace(steps, Math.min(i, other), draft(members));
    steps.remove(Math.max(i, other));
  }

  /** Another step: a neighbour in time more often than not. */
  private int partner(int i) {
    int n = current.size();
    if (n < 2 || random.nextInt(3) == 0) {
      return random.nextInt(n);
    }
    int best = -1;
    long nearest = Long.MAX_VALUE;
    int from = random.nextInt(n);
    for (int k = 0; k < n; k++) {
      int j = (from + k) % n;
      if (j != i) {
        long distance = Math.abs(current.start[j] - current.end[i]);
        if (distance < nearest || (distance == nearest && random.nextBoolean())) {
          nearest = distance;
          best = j;
        }
      }
    }
    return best;
  }

  private void moveMembers(Steps steps, int i) {
    int n = steps.drafts.length;
    if (n < 2) {
      return;
    }
    int to = related(steps, i);
    int[] members = steps.drafts[i].members;
    int[] moved = someOf(members);
    if (to == i) {
      return;
    }
    boolean[] isMoved = new boolean[load.size];
    for (int m : moved) {
      isMoved[m] = true;
    }
    int[] left = Arrays.stream(members).filter(m -> !isMoved[m]).toArray();
    int[] joined =
        IntStream.concat(Arrays.stream(steps.drafts[to].members), Arrays.stream(moved)).toArray();
    replace(steps, to, draft(joined));
    if (left.length == 0) {
      steps.remove(i);
    } else {
      replace(steps, i, draft(left));
    }
  }

  /** A step that shares a component with this one if there is one, or any. */
  private int related(Steps steps, int i) {
    int n = steps.drafts.length;
    int from = random.nextInt(n);
    if (random.nextInt(4) != 0) {
      for (int k = 0; k < n; k++) {
        int j = (from + k) % n;
        if (j != i && sharesCycle(steps.drafts[i], steps.drafts[j])) {
          return j;
        }
      }
    }
    return from;
  }

  private boolean sharesCycle(StepDraft a, StepDraft b) {
    for (int c : a.components) {
      if (load.isCycle(c) && Arrays.binarySearch(b.components, c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** One member, or a few in a row. */
  private int[] someOf(int[] members) {
    int from = random.nextInt(members.length);
    int most = Math.min(members.length - from, 1 + members.length / 4);
    int count = random.nextBoolean() ? 1 : 1 + random.nextInt(most);
    return Arrays.copyOfRange(members, from, from + count);
  }

  private void shift(Steps steps, int i) {
    int n = steps.drafts.length;
    int to =
        random.nextBoolean()
            ? random.nextInt(n)
            : Math.max(0, Math.min(n - 1, i + random.nextInt(9) - 4));
    StepDraft draft = steps.drafts[i];
    double patience = steps.patience[i];
    steps.remove(i);
    steps.insert(to, draft, patience);
  }

  private void patience(Steps steps, int i) {
    steps.patience[i] = PATIENCE[random.nextInt(PATIENCE.length)];
  }

  private void replace(Steps steps, int i, StepDraft draft) {
    steps.drafts[i] = draft;
  }

  private StepDraft draft(int[] members) {
    scheduler.count(DRAFT_WORK * members.length);
    return StepDraft.of(load, members);
  }

  // ---------------------------------------------------------------- lists of steps

  /** Drafts and their patience, to be changed. */
  private static final class Steps {
    StepDraft[] drafts;
    double[] patience;

    Steps(Timetable table) {
      drafts = table.drafts.clone();
      patience = table.patience.clone();
    }

    void byStart(Timetable table) {
      int[] order = table.byStart();
      for (int i = 0; i < order.length; i++) {
        drafts[i] = table.drafts[order[i]];
        patience[i] = table.patience[order[i]];
      }
    }

    void remove(int i) {
      int n = drafts.length;
      StepDraft[] fewer = Arrays.copyOf(drafts, n - 1);
      double[] less = Arrays.copyOf(patience, n - 1);
      System.arraycopy(drafts, i + 1, fewer, i, n - 1 - i);
      System.arraycopy(patience, i + 1, less, i, n - 1 - i);
      drafts = fewer;
      patience = less;
    }

    void insert(int at, StepDraft draft, double itsPatience) {
      int n = drafts.length;
      StepDraft[] more = Arrays.copyOf(drafts, n + 1);
      double[] values = Arrays.copyOf(patience, n + 1);
      System.arraycopy(drafts, at, more, at + 1, n - at);
      System.arraycopy(patience, at, values, at + 1, n - at);
      more[at] = draft;
      values[at] = itsPatience;
      drafts = more;
      patience = values;
    }
  }
}
