/**
 * Tests of the whole: sample and real trees with what is expected of them, real Guile, and the
 * layering.
 */
@NullMarked
package modplan.samples;

import org.jspecify.annotations.NullMarked;
