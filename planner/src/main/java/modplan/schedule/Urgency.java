package modplan.schedule;

/** How much work hangs on each component: the longest chain of those that need one another. */
final class Urgency {
  private Urgency() {}

  /** By component, its own work included. O(edges). */
  static long[] of(Workload load) {
    Condensation condensation = load.condensation;
    long[] urgency = new long[condensation.size()];
    int[] order = condensation.needsFirst();
    for (int i = order.length - 1; i >= 0; i--) {
      int c = order[i];
      urgency[c] += 1 + load.componentCompile[c] + load.componentSource[c];
      for (int needed : condensation.needs(c)) {
        urgency[needed] = Math.max(urgency[needed], urgency[c]);
      }
    }
    return urgency;
  }
}
