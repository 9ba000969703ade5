/** The lint rules: one class each, which reads the analysis and returns findings. */
@NullMarked
package modplan.rule;

import org.jspecify.annotations.NullMarked;
