/** Which files belong to a project, read in parallel: roots, load path, what is skipped. */
@NullMarked
package modplan.project;

import org.jspecify.annotations.NullMarked;
