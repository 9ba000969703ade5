/** Writes a finished plan: JSON, a table, and build files with the driver that runs them. */
@NullMarked
package modplan.emit;

import org.jspecify.annotations.NullMarked;
