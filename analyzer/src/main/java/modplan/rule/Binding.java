package modplan.rule;

import modplan.module.BindingKind;
import modplan.syntax.ModuleName;

/** Where an exported name comes from in the end: the module that defines it, and its name there. */
public record Binding(ModuleName module, String name, BindingKind kind) {
  @Override
  public int hashCode() {
    return module.hashCode() * 31 + name.hashCode();
  }
}
