package modplan.rebuild;

/**
 * Something that the bytes of a compiled file can depend on.
 *
 * @param module as Scheme writes it, or empty
 * @param name of the binding or file, or empty
 */
public record Need(Kind kind, String module, String name) {
  /** In which way. */
  public enum Kind {
    /** The compiled file of the module: all that compiling it looks at. */
    MODULE,

    /** A macro that is expanded. */
    MACRO,

    /** A procedure or value that macros use while they are being expanded. */
    EXPANSION,

    /** What a module does at its top level before its procedures can run at expansion. */
    TOP_LEVEL,

    /** An export that Guile 3.0 may copy into the user at -O2 and above. */
    INLINE,

    /** A file that is spliced in. */
    INCLUDE,

    /** The exported names of an imported module. */
    EXPORTS
  }

  static Need module(String module) {
    return new Need(Kind.MODULE, module, "");
  }
}
