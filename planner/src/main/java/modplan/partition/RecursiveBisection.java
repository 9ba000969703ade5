package modplan.partition;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * k blocks by bisecting again and again. A net that is cut goes on, with the pins of each side,
 * into both halves, so that the cuts sum up to km1 (Catalyurek and Aykanat 1999). The slack of the
 * capacities is spread evenly over the levels of the recursion, as the adapted epsilon of Schlag et
 * al. (2016).
 */
final class RecursiveBisection {
  private final long[] capacity;
  private final int tries;
  private final Rng rng;

  RecursiveBisection(long[] capacity, int tries, Rng rng) {
    this.capacity = capacity;
    this.tries = tries;
    this.rng = rng;
  }

  /** A part of the work: these vertices, numbered in {@code h}, go to blocks from .. to - 1. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Task(Hypergraph h, int[] vertices, int from, int to) {}

  int[] partition(Hypergraph h, int[] fixed) {
    int[] block = new int[h.vertexCount()];
    int[] all = new int[h.vertexCount()];
    Arrays.setAll(all, v -> v);
    Deque<Task> tasks = new ArrayDeque<>();
    tasks.push(new Task(h, all, 0, capacity.length));
    while (!tasks.isEmpty()) {
      Task task = tasks.pop();
      if (task.to - task.from == 1) {
        for (int v : task.vertices) {
          block[v] = task.from;
        }
        continue;
      }
      int middle = (task.from + task.to) >>> 1;
      int[] side = bisect(task, middle, fixed);
      tasks.push(half(task, side, 1, middle, task.to));
      tasks.push(half(task, side, 0, task.from, middle));
    }
    return block;
  }

  private int[] bisect(Task task, int middle, int[] fixed) {
    int[] sideFixed = new int[task.vertices.length];
    for (int i = 0; i < sideFixed.length; i++) {
      int f = fixed[task.vertices[i]];
      sideFixed[i] = f < 0 ? -1 : f < middle ? 0 : 1;
    }
    double left = sum(task.from, middle);
    double right = sum(middle, task.to);
    double total = Math.max(1, task.h.totalVertexWeight);
    int depth = 32 - Integer.numberOfLeadingZeros(task.to - task.from - 1);
    double slack = Math.pow(Math.max(1, (left + right) / total), 1.0 / depth);
    long[] sideCapacity = {
      (long) Math.min(left, Math.ceil(slack * total * left / Math.max(1, left + right))),
      (long) Math.min(right, Math.ceil(slack * total * right / Math.max(1, left + right)))
    };
    return new Bisector(task.h, sideCapacity, sideFixed, rng).bisect(tries);
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int b = from; b < to; b++) {
      sum += capacity[b];
    }
    return sum;
  }

  private static Task half(Task task, int[] side, int which, int from, int to) {
    Hypergraph h = task.h;
    int[] number = new int[side.length];
    int count = 0;
    for (int v = 0; v < side.length; v++) {
      number[v] = side[v] == which ? count++ : -1;
    }
    int[] vertices = new int[count];
    long[] vertexWeight = new long[count];
    for (int v = 0; v < side.length; v++) {
      if (number[v] >= 0) {
        vertices[number[v]] = task.vertices[v];
        vertexWeight[number[v]] = h.vertexWeight[v];
      }
    }
    int[] netStart = new int[h.netCount() + 1];
    int[] pins = new int[h.pinCount()];
    long[] netWeight = new long[h.netCount()];
    int nets = 0;
    int pinCount = 0;
    for (int e = 0; e < h.netCount(); e++) {
      for (int i = h.netStart[e]; i < h.netStart[e + 1]; i++) {
        if (number[h.pins[i]] >= 0) {
          pins[pinCount++] = number[h.pins[i]];
        }
      }
      if (pinCount - netStart[nets] >= 2) {
        netWeight[nets] = h.netWeight[e];
        netStart[++nets] = pinCount;
      } else {
        pinCount = netStart[nets];
      }
    }
    Hypergraph sub =
        new Hypergraph(
            vertexWeight,
            Arrays.copyOf(netWeight, nets),
            Arrays.copyOf(netStart, nets + 1),
            Arrays.copyOf(pins, pinCount));
    return new Task(sub, vertices, from, to);
  }
}
