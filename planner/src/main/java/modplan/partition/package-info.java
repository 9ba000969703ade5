/**
 * The hypergraph partitioner: it knows vertices, nets, blocks and weights, and nothing of modules.
 */
@NullMarked
package modplan.partition;

import org.jspecify.annotations.NullMarked;
