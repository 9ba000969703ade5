/** The module graph: modules, imports, strongly connected components and their condensation. */
@NullMarked
package modplan.graph;

import org.jspecify.annotations.NullMarked;
