package modplan.schedule;

import java.util.Arrays;

/**
 * A step before it has a place in time: its members, and what it costs if nothing or all of what
 * they need is compiled when it starts. Immutable.
 */
final class StepDraft {
  /** What is needed comes first. */
  final int[] members;

  /** Components with members here, ascending. */
  final int[] components;

  /** By position in {@link #components}: what others save who find these members compiled. */
  final long[] savedMicros;

  /** By position in {@link #components}: bytes of these members. */
  final long[] memberBytes;

  /** Components that the members need, directly or not, and their own. */
  final long[] closure;

  final boolean isFresh;

  /** CPU if nothing that the members need is compiled. */
  final long coldMicros;

  /** CPU if all of it is. */
  final long warmMicros;

  /** CPU of compiling the members. */
  final long compileMicros;

  final long largestRssMiB;

  /** Bytes of the members that are loaded from source. */
  final long ownSourceBytes;

  /** Bytes of what the members need besides one another. */
  final long otherBytes;

  private StepDraft(Workload load, int[] members) {
    this.members = members;
    this.components =
        Arrays.stream(members).map(load.condensation::componentOf).sorted().distinct().toArray();
    this.savedMicros = new long[components.length];
    this.memberBytes = new long[components.length];
    this.closure = load.closures.of(components);
    this.isFresh = isFresh(load, members, components);
    long compile = 0;
    long ownSource = 0;
    long ownGo = 0;
    long ownBytes = 0;
    long largest = 0;
    for (int m : members) {
      int at = Arrays.binarySearch(components, load.condensation.componentOf(m));
      savedMicros[at] += load.source[m] - load.go[m];
      memberBytes[at] += load.bytes[m];
      compile += load.compile[m];
      ownSource += load.source[m];
      ownGo += load.go[m];
      ownBytes += load.bytes[m];
      largest = Math.max(largest, load.rss[m]);
    }
    long closureSource = 0;
    long closureGo = 0;
    long closureBytes = 0;
    for (int w = 0; w < closure.length; w++) {
      for (long bits = closure[w]; bits != 0; bits &= bits - 1) {
        int c = (w << 6) + Long.numberOfTrailingZeros(bits);
        closureSource += load.componentSource[c];
        closureGo += load.componentGo[c];
        closureBytes += load.componentBytes[c];
      }
    }
    long own = load.start + compile + (isFresh ? 0 : ownSource);
    this.coldMicros = own + closureSource - ownSource;
    this.warmMicros = own + closureGo - ownGo;
    this.compileMicros = compile;
    this.largestRssMiB = largest;
    this.ownSourceBytes = isFresh ? 0 : ownBytes;
    this.otherBytes = closureBytes - ownBytes;
  }

  static StepDraft of(Workload load, int[] members) {
    if (members.length == 0) {
      throw new IllegalArgumentException("a step has members");
    }
    int[] ordered = new int[members.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = load.rank[members[i]];
    }
    Arrays.sort(ordered);
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = load.byRank[ordered[i]];
    }
    return new StepDraft(load, ordered);
  }

  /** No member has to be loaded first, and none needs another one, directly or not. */
  private static boolean isFresh(Workload load, int[] members, int[] components) {
    for (int m : members) {
      if (load.preload[m]) {
        return false;
      }
    }
    return !load.closures.needOneAnother(components);
  }

  /** Memory, when so many bytes of what the members need have been compiled before. */
  long rssMiB(Workload load, long readyBytes) {
    return load.rssMiB(largestRssMiB, ownSourceBytes + otherBytes - readyBytes, readyBytes);
  }
}
