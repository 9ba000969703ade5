package modplan.module;

import modplan.source.Location;

/**
 * A name that a top-level form binds.
 *
 * @param module index of the module form that it belongs to, or -1
 * @param via the head of the defining form
 */
public record Definition(
    int module, String name, BindingKind kind, String via, Location location) {}
