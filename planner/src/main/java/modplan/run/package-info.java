/** What happened when a plan was run: the log of its driver, read, compared and drawn. */
@NullMarked
package modplan.run;

import org.jspecify.annotations.NullMarked;
