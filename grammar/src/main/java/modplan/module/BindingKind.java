package modplan.module;

/** What a name is bound to, as far as its definition tells. */
public enum BindingKind {
  VARIABLE,
  MACRO,

  /** Defined by a form that modplan does not know. */
  UNKNOWN
}
