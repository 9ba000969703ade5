/** The rebuild graph: whose compiled file is stale when a source changes, and why. */
@NullMarked
package modplan.rebuild;

import org.jspecify.annotations.NullMarked;
