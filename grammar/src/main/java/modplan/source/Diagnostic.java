package modplan.source;

/** Something that is wrong with the text of one file, at one place; the message is one sentence. */
public record Diagnostic(Location location, String message) {}
