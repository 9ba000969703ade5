/** What one file says about modules, as the immutable value {@link modplan.module.FileFacts}. */
@NullMarked
package modplan.module;

import org.jspecify.annotations.NullMarked;
