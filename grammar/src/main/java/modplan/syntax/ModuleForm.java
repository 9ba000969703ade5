package modplan.syntax;

import java.util.List;
import modplan.source.Location;

/**
 * A form that makes a module.
 *
 * @param wrapped written as {@code define-module*}, a macro of the tree's own
 */
public record ModuleForm(
    Kind kind, ModuleName name, Location location, boolean wrapped, List<Clause> clauses) {
  public ModuleForm {
    clauses = List.copyOf(clauses);
  }

  /** Which form it is. */
  public enum Kind {
    DEFINE_MODULE("define-module"),
    LIBRARY("library"),
    DEFINE_LIBRARY("define-library");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
