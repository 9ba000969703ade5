package modplan.module;

import modplan.source.Location;

/**
 * A comment that speaks to modplan: {@code ; modplan: TEXT}.
 *
 * @param location of the semicolon
 * @param subject the line that it is about: its own if code stands before it, else the next line
 *     that is neither blank nor begins with a comment; 0 at the end of the file
 */
public record Remark(String text, Location location, int subject) {}
