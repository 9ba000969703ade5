package modplan.emit;

/** A file of a generated build: its name without directory, and the text that belongs there. */
public record GeneratedFile(String name, String text) {}
