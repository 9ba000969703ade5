package modplan.syntax;

import modplan.source.Location;

/** One exported name: {@code name.from} inside the module, {@code name.to} outside. */
public record ExportItem(Renaming name, Location location) {}
