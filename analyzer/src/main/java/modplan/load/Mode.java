package modplan.load;

/** What Guile is asked to do with the entry. */
public enum Mode {
  /** Load it, and all it needs, from source. */
  LOAD_SOURCE("load-source"),

  /** Compile it; all it needs is loaded from source. */
  COMPILE("compile"),

  /** Load it when every module that compiles alone has its .go. */
  LOAD_GO("load-go"),

  /** Compile it when every other module that compiles alone has its .go. */
  COMPILE_GO("compile-go");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  /** As users write it. */
  public String text() {
    return text;
  }

  boolean compiles() {
    return this == COMPILE || this == COMPILE_GO;
  }

  boolean hasCompiledFiles() {
    return this == LOAD_GO || this == COMPILE_GO;
  }
}
