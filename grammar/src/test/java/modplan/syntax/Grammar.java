package modplan.syntax;

/** The grammar as an oracle for tests of other packages. */
public final class Grammar {
  private Grammar() {}

  /** Whether {@code ModuleForms.g4} takes a text as a mention of a module. */
  public static boolean isMention(String text) {
    return ModuleFormParser.isMention(text);
  }
}
