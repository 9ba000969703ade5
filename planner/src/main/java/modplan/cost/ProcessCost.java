package modplan.cost;

/**
 * What a Guile process costs besides its modules.
 *
 * @param startupMicros CPU until the compiler is loaded and the first module's turn comes
 * @param baseRssMiB memory at that point
 * @param sourceMiBPerMB memory that remains taken by a module loaded from source, per 10^6 bytes
 * @param goMiBPerMB the same for one loaded from its {@code .go}, per 10^6 bytes of its source
 */
public record ProcessCost(
    long startupMicros, long baseRssMiB, double sourceMiBPerMB, double goMiBPerMB) {
  public ProcessCost {
    if (startupMicros <= 0 || baseRssMiB < 0 || !(sourceMiBPerMB >= 0) || !(goMiBPerMB >= 0)) {
      throw new IllegalArgumentException("a process takes time, and no cost is negative");
    }
  }
}
