/** Tests of the whole: sample trees with their expected reports, real Guile, and the layering. */
@NullMarked
package modplan.samples;

import org.jspecify.annotations.NullMarked;
