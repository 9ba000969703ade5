package modplan.schedule;

import modplan.syntax.ModuleName;
import org.jspecify.annotations.Nullable;

/**
 * A file of the roots that the plan does not compile.
 *
 * @param module what it declares itself to be, if anything
 * @param reason completes "not compiled: ..."
 */
public record NotPlanned(String file, @Nullable ModuleName module, String reason) {}
