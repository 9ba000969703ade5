package modplan.rule;

import modplan.source.Location;

/** A place that belongs to a finding, and why it does. */
public record Place(String file, Location location, String message) {}
