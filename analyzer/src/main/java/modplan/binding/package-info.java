/** Which name in a module is bound to what: files by module name, and what Guile's own modules export. */
@NullMarked
package modplan.binding;

import org.jspecify.annotations.NullMarked;
