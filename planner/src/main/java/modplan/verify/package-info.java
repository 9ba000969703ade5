/** Holds a finished plan against the tree and its own promises, without the planner's code. */
@NullMarked
package modplan.verify;

import org.jspecify.annotations.NullMarked;
