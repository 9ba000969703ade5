package modplan.module;

import java.util.Locale;

/** Where in a file something is said. */
public enum Context {
  /** At top level, also in {@code begin}, {@code eval-when} and {@code cond-expand}. */
  EAGER,

  /** Inside another form. */
  NESTED,

  /** Inside quoted data or a gexp: not code of this module. */
  DATA;

  /** As reports write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
