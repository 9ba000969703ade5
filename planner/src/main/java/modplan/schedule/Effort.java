package modplan.schedule;

/** How long the search for a plan goes on; every effort yields a valid plan. */
public enum Effort {
  FAST(2_000_000L, 0),
  DEFAULT(20_000_000L, 40_000_000L),
  BEST(200_000_000L, 3_000_000_000L);

  /** Elementary operations of comparing ways to make steps. */
  final long candidateWork;

  /** Elementary operations of improving the best of them. */
  final long improvementWork;

  Effort(long candidateWork, long improvementWork) {
    this.candidateWork = candidateWork;
    this.improvementWork = improvementWork;
  }
}
