/** What compiling and loading one module costs: predicted from sizes, or measured. */
@NullMarked
package modplan.cost;

import org.jspecify.annotations.NullMarked;
