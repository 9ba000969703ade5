/** From modules and their costs to steps: what is compiled in which process, and when. */
@NullMarked
package modplan.schedule;

import org.jspecify.annotations.NullMarked;
