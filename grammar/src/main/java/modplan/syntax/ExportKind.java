package modplan.syntax;

/** How a name leaves a module. */
public enum ExportKind {
  EXPORT,
  EXPORT_SYNTAX,
  REPLACE,
  REPLACE_SYNTAX,
  RE_EXPORT,
  RE_EXPORT_SYNTAX,
  RE_EXPORT_AND_REPLACE;

  /** Whether the name comes from an import rather than from a definition of the module. */
  public boolean isReExport() {
    return this == RE_EXPORT || this == RE_EXPORT_SYNTAX || this == RE_EXPORT_AND_REPLACE;
  }

  /** Whether the author says that the name is bound to a macro. */
  public boolean saysSyntax() {
    return this == EXPORT_SYNTAX || this == REPLACE_SYNTAX || this == RE_EXPORT_SYNTAX;
  }
}
