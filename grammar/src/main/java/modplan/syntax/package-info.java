/**
 * From bytes to data: the ANTLR grammar of Guile's syntax, the fast scanner held against it, and
 * one top-level form at a time.
 */
@NullMarked
package modplan.syntax;

import org.jspecify.annotations.NullMarked;
