package modplan.module;

import modplan.source.Location;
import modplan.syntax.ExportKind;
import modplan.syntax.Renaming;

/**
 * A name that a module exports.
 *
 * @param module index of the module form that it belongs to
 * @param name {@code from} inside the module, {@code to} for its users
 * @param declared in the module form, and so before the body runs
 */
public record ExportFact(
    int module, ExportKind kind, Renaming name, boolean declared, Location location) {}
