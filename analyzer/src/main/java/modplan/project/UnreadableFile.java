package modplan.project;

/** A file that could not be read at all; {@code reason} completes "cannot read this file: ...". */
public record UnreadableFile(String file, String reason) {}
