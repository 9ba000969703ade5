package modplan.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The symbols that mean something to modplan. Their ordinals are their numbers in every {@link
 * Symbols}, so that code can switch on the head of a form without comparing text.
 */
public enum Word {
  // What the reader's abbreviations stand for.
  QUOTE("quote"),
  QUASIQUOTE("quasiquote"),
  UNQUOTE("unquote"),
  UNQUOTE_SPLICING("unquote-splicing"),
  SYNTAX("syntax"),
  QUASISYNTAX("quasisyntax"),
  UNSYNTAX("unsyntax"),
  UNSYNTAX_SPLICING("unsyntax-splicing"),
  GEXP("gexp"),
  UNGEXP("ungexp"),
  UNGEXP_SPLICING("ungexp-splicing"),
  UNGEXP_NATIVE("ungexp-native"),
  UNGEXP_NATIVE_SPLICING("ungexp-native-splicing"),

  // Module forms and mentions of modules.
  DEFINE_MODULE("define-module"),
  DEFINE_MODULE_STAR("define-module*"),
  LIBRARY("library"),
  DEFINE_LIBRARY("define-library"),
  USE_MODULES("use-modules"),
  IMPORT("import"),
  EXPORT("export"),
  EXPORT_BANG("export!"),
  EXPORT_SYNTAX("export-syntax"),
  RE_EXPORT("re-export"),
  RE_EXPORT_BANG("re-export!"),
  RE_EXPORT_SYNTAX("re-export-syntax"),
  MODULE_REF("@"),
  MODULE_PRIVATE_REF("@@"),
  RESOLVE_INTERFACE("resolve-interface"),
  RESOLVE_MODULE("resolve-module"),
  MODULE_AUTOLOAD("module-autoload!"),
  INCLUDE("include"),
  INCLUDE_CI("include-ci"),
  INCLUDE_FROM_PATH("include-from-path"),
  INCLUDE_LIBRARY_DECLARATIONS("include-library-declarations"),
  LOAD("load"),
  PRIMITIVE_LOAD("primitive-load"),
  PRIMITIVE_LOAD_PATH("primitive-load-path"),
  LOAD_FROM_PATH("load-from-path"),

  // Import sets.
  ONLY("only"),
  EXCEPT("except"),
  PREFIX("prefix"),
  RENAME("rename"),
  FOR("for"),
  SRFI("srfi"),

  // Forms whose parts are still at top level.
  BEGIN("begin"),
  EVAL_WHEN("eval-when"),
  COND_EXPAND("cond-expand"),
  AND("and"),
  OR("or"),
  NOT("not"),
  ELSE("else"),
  GUILE("guile"),
  GUILE_2("guile-2"),
  GUILE_2_2("guile-2.2"),
  GUILE_3("guile-3"),

  // Definitions of variables.
  DEFINE("define"),
  DEFINE_STAR("define*"),
  DEFINE_PUBLIC("define-public"),
  DEFINE_STAR_PUBLIC("define*-public"),
  DEFINE_ONCE("define-once"),
  DEFINE_VALUES("define-values"),
  DEFINE_METHOD("define-method"),
  DEFINE_METHOD_STAR("define-method*"),
  DEFINE_GENERIC("define-generic"),
  DEFINE_CLASS("define-class"),
  DEFINE_ACCESSOR("define-accessor"),
  DEFINE_CONDITION_TYPE("define-condition-type"),
  DEFINE_EXCEPTION_TYPE("define-exception-type"),

  // Definitions of macros.
  DEFINE_SYNTAX("define-syntax"),
  DEFINE_SYNTAX_STAR("define-syntax*"),
  DEFINE_SYNTAX_RULE("define-syntax-rule"),
  DEFINE_SYNTAX_PUBLIC("define-syntax-public"),
  DEFINE_SYNTAX_RULE_PUBLIC("define-syntax-rule-public"),
  DEFINE_SYNTAX_PARAMETER("define-syntax-parameter"),
  DEFINE_SYNTAX_PARAMETER_PUBLIC("define-syntax-parameter-public"),
  DEFINE_MACRO("define-macro"),
  DEFINE_MACRO_PUBLIC("define-macro-public"),
  DEFMACRO("defmacro"),
  DEFMACRO_PUBLIC("defmacro-public"),
  DEFMACRO_STAR("defmacro*"),
  DEFMACRO_STAR_PUBLIC("defmacro*-public"),
  DEFINE_INLINABLE("define-inlinable"),
  DEFINE_INTEGRABLE("define-integrable"),

  // Definitions that make both.
  DEFINE_RECORD_TYPE("define-record-type"),
  DEFINE_IMMUTABLE_RECORD_TYPE("define-immutable-record-type"),
  DEFINE_RECORD_TYPE_STAR("define-record-type*"),
  DEFINE_ENUMERATION("define-enumeration"),
  DEFINE_WRAPPED_POINTER_TYPE("define-wrapped-pointer-type"),
  FIELDS("fields"),

  // Calls that change what a module exports.
  MODULE_EXPORT("module-export!"),
  MODULE_EXPORT_ALL("module-export-all!"),
  MODULE_RE_EXPORT("module-re-export!"),
  MODULE_REPLACE("module-replace!"),
  MODULE_PUBLIC_INTERFACE("module-public-interface"),
  SET_MODULE_PUBLIC_INTERFACE("set-module-public-interface!"),
  LOAD_EXTENSION("load-extension"),
  ;

  private static final Word[] VALUES = values();

  private final String text;

  Word(String text) {
    this.text = text;
  }

  /** The symbol as it is written. */
  public String text() {
    return text;
  }

  /** The word with this symbol number, or null for all other symbols. */
  public static @Nullable Word of(int symbol) {
    return symbol >= 0 && symbol < VALUES.length ? VALUES[symbol] : null;
  }

  static int count() {
    return VALUES.length;
  }
}
