/** Starts Guile, and programs that start it. */
@NullMarked
package modplan.guile;

import org.jspecify.annotations.NullMarked;
