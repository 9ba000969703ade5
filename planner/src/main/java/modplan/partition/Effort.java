package modplan.partition;

/** How much work a partition is worth. */
public enum Effort {
  /** One multilevel run with light refinement: for huge hypergraphs. */
  FAST,
  /** Several starts, recombined; fewer the larger the hypergraph is. */
  DEFAULT,
  /** About ten times the work of {@link #DEFAULT}. */
  BEST
}
