/**
 * What an analysis prints: JSON, DOT and text. Byte-stable: sorted, LF, no dates, no absolute
 * paths.
 */
@NullMarked
package modplan.report;

import org.jspecify.annotations.NullMarked;
