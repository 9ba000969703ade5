package modplan.partition;

/**
 * One step of a multilevel hierarchy: a coarser hypergraph and where the finer vertices went.
 *
 * @param coarse the contracted hypergraph
 * @param coarseOf for each finer vertex its vertex in {@code coarse}
 * @param fixed for each vertex of {@code coarse} the block it must be in, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Level(Hypergraph coarse, int[] coarseOf, int[] fixed) {}
