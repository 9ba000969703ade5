/** Source files as bytes, and the places in them that a person can be sent to. */
@NullMarked
package modplan.source;

import org.jspecify.annotations.NullMarked;
