package modplan.module;

import java.util.EnumSet;
import java.util.Set;

/** The ways in which a file can name another module. */
public enum MentionKind {
  USE_MODULE("use-module"),
  USE_MODULES("use-modules"),
  IMPORT("import"),
  AUTOLOAD("autoload"),
  MODULE_REF("@"),
  MODULE_PRIVATE_REF("@@"),
  RESOLVE_INTERFACE("resolve-interface"),
  RESOLVE_MODULE("resolve-module"),
  MODULE_AUTOLOAD("module-autoload!");

  private static final Set<MentionKind> IMPORTS = EnumSet.of(USE_MODULE, USE_MODULES, IMPORT);

  private final String text;

  MentionKind(String text) {
    this.text = text;
  }

  /** As reports write it: the word in the source. */
  public String text() {
    return text;
  }

  /** Whether it makes the other module's bindings visible, and so loads it. */
  public boolean isImport() {
    return IMPORTS.contains(this);
  }
}
