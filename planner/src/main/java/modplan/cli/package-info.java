/** The command line: options in, reports and exit codes out. The only package that prints. */
@NullMarked
package modplan.cli;

import org.jspecify.annotations.NullMarked;
