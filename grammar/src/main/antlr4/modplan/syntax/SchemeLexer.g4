/*
 * Guile's lexical syntax, as `read` of Guile 3.0 defines it (module/ice-9/read.scm), with the reader
 * extensions of Guix (#~ #$ #$@ #+ #+@).
 *
 * This grammar is the definition. `Scanner` is the fast way to read bodies; tests hold the two
 * against one another token for token.
 */
lexer grammar SchemeLexer;

@members {
  /** Reader directives after `#!`; anything else after `#!` opens a comment that `!#` closes. */
  private static final java.util.Set<String> DIRECTIVES =
      java.util.Set.of(
          "#!r6rs", "#!fold-case", "#!no-fold-case", "#!curly-infix",
          "#!curly-infix-and-bracket-lists");

  /** True while inside a block comment: at the end of input this means that it was never closed. */
  boolean insideComment() {
    return _mode != DEFAULT_MODE;
  }
}

// ---------------------------------------------------------------- white space and comments
SPACE         : [ \t\r\n\f]+ -> skip ;
LINE_COMMENT  : ';' ~[\n]* -> skip ;
DIRECTIVE     : '#!' [-a-zA-Z0-9\u0080-\u{10FFFF}]* { if (!DIRECTIVES.contains(getText())) mode(SCSH_COMMENT); } -> skip ;
BLOCK_OPEN    : '#|' -> skip, pushMode(BLOCK_COMMENT) ;
DATUM_COMMENT : '#;' ;

// ---------------------------------------------------------------- brackets
OPEN        : [([] ;
CLOSE       : [)\]] ;
VECTOR_OPEN : '#(' ;
// #vu8(  #u32(  #2f64@0:3(  : uniform vectors and arrays
ARRAY_OPEN  : '#' ('vu8' | ([0-9@] | [suc] | 'f' [36]) ~[ \t\r\n\f()[\]";]*) '(' ;

// ---------------------------------------------------------------- abbreviations
QUOTE                  : '\'' ;
QUASIQUOTE             : '`' ;
UNQUOTE_SPLICING       : ',@' ;
UNQUOTE                : ',' ;
SYNTAX                 : '#\'' ;
QUASISYNTAX            : '#`' ;
UNSYNTAX_SPLICING      : '#,@' ;
UNSYNTAX               : '#,' ;
GEXP                   : '#~' ;
UNGEXP_SPLICING        : '#$@' ;
UNGEXP                 : '#$' ;
UNGEXP_NATIVE_SPLICING : '#+@' ;
UNGEXP_NATIVE          : '#+' ;

// ---------------------------------------------------------------- literals
STRING       : '"' ('\\' . | ~["\\])* '"' ;
CHARACTER    : '#\\' ([ \t\r\n\f()[\]";] | ATOM_CHAR+) ;
BOOLEAN      : '#' ([tT] ([rR] [uU] [eE])? | [fF] ([aA] [lL] [sS] [eE])?) ;
BITVECTOR    : '#*' [01]* ;
SHARP_NUMBER : '#' [iIeEbBoOdDxX] ATOM_CHAR* ;
NIL          : '#nil' ;

// ---------------------------------------------------------------- the words of module forms
DEFINE_MODULE  : 'define-module' '*'? ;
USE_MODULES    : 'use-modules' ;
EXPORT         : 'export' | 'export!' ;
EXPORT_SYNTAX  : 'export-syntax' ;
RE_EXPORT      : 're-export' | 're-export!' ;
RE_EXPORT_SYNTAX : 're-export-syntax' ;
LIBRARY        : 'library' ;
DEFINE_LIBRARY : 'define-library' ;
IMPORT         : 'import' ;
ONLY           : 'only' ;
EXCEPT         : 'except' ;
PREFIX         : 'prefix' ;
RENAME         : 'rename' ;
FOR            : 'for' ;
BEGIN          : 'begin' ;
INCLUDE        : 'include' | 'include-ci' ;
INCLUDE_DECLARATIONS : 'include-library-declarations' ;
COND_EXPAND    : 'cond-expand' ;
MODULE_REF     : '@' ;
MODULE_PRIVATE_REF : '@@' ;
RESOLVE        : 'resolve-interface' | 'resolve-module' | 'module-autoload!' ;

// Clauses are written #:use-module or, in old files, :use-module (use-module: where the reader is told so).
K_USE_MODULE   : '#:use-module' | ':use-module' | 'use-module:' ;
K_USE_SYNTAX   : '#:use-syntax' | ':use-syntax' | 'use-syntax:' ;
K_AUTOLOAD     : '#:autoload' | ':autoload' | 'autoload:' ;
K_EXPORT       : '#:export' | ':export' | 'export:' ;
K_EXPORT_SYNTAX : '#:export-syntax' | ':export-syntax' | 'export-syntax:' ;
K_RE_EXPORT    : '#:re-export' | ':re-export' | 're-export:' ;
K_RE_EXPORT_SYNTAX : '#:re-export-syntax' | ':re-export-syntax' | 're-export-syntax:' ;
K_REPLACE      : '#:replace' | ':replace' | 'replace:' ;
K_REPLACE_SYNTAX : '#:replace-syntax' | ':replace-syntax' | 'replace-syntax:' ;
K_RE_EXPORT_AND_REPLACE : '#:re-export-and-replace' | ':re-export-and-replace' | 're-export-and-replace:' ;
K_PURE         : '#:pure' | ':pure' | 'pure:' ;
K_NO_BACKTRACE : '#:no-backtrace' | ':no-backtrace' | 'no-backtrace:' ;
K_DECLARATIVE  : '#:declarative?' | ':declarative?' | 'declarative?:' ;
K_DUPLICATES   : '#:duplicates' | ':duplicates' | 'duplicates:' ;
K_VERSION      : '#:version' | ':version' | 'version:' ;
K_FILENAME     : '#:filename' | ':filename' | 'filename:' ;
K_SELECT       : '#:select' | ':select' | 'select:' ;
K_HIDE         : '#:hide' | ':hide' | 'hide:' ;
K_PREFIX       : '#:prefix' | ':prefix' | 'prefix:' ;
K_RENAMER      : '#:renamer' | ':renamer' | 'renamer:' ;

// ---------------------------------------------------------------- everything else
// Symbols and numbers: Guile tells them apart only after reading the whole word.
DOT             : '.' ;
ATOM            : ATOM_START ATOM_CHAR* ;
EXTENDED_SYMBOL : '#{' ('\\' . | ~[\\}] | '}'+ (~[}#\\] | '\\' .))* '}'+ '#' ;
HASH_KEYWORD    : '#:' ATOM_START ATOM_CHAR* ;
KEYWORD_MARK    : '#:' ; // the symbol follows after white space, or is written #{...}#

// ---------------------------------------------------------------- what Guile refuses
UNTERMINATED_STRING : '"' ('\\' . | ~["\\])* '\\'? ;
UNTERMINATED_SYMBOL : '#{' ('\\' . | ~[\\}] | '}'+ (~[}#\\] | '\\' .))* '}'* '\\'? ;
UNKNOWN_HASH        : '#' (~[ \t\r\n\f()[\]";:\\'`,~$+{tTfF*iIeEbBoOdDxXn|!] ATOM_CHAR*)?
                    | '#n' ATOM_CHAR* | '#f' [36] ATOM_CHAR* | '#\\' ;

fragment ATOM_CHAR  : ~[ \t\r\n\f()[\]";] ;
fragment ATOM_START : ~[ \t\r\n\f()[\]";'`,#] ;

// `#|` nests.
mode BLOCK_COMMENT;
BLOCK_NEST  : '#|' -> skip, pushMode(BLOCK_COMMENT) ;
BLOCK_CLOSE : '|#' -> skip, popMode ;
BLOCK_ANY   : . -> skip ;

// `#!` does not.
mode SCSH_COMMENT;
SCSH_CLOSE : '!#' -> skip, mode(DEFAULT_MODE) ;
SCSH_ANY   : . -> skip ;
