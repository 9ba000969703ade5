/** The only room that starts programs: the Guile of this machine, asked about itself or a tree. */
@NullMarked
package modplan.guile;

import org.jspecify.annotations.NullMarked;
