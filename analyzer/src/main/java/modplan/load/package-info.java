/** Guile's semantics, once: what happens when a module is loaded or compiled as the entry. */
@NullMarked
package modplan.load;

import org.jspecify.annotations.NullMarked;
