/*
 * Data, and the forms by which a Guile file speaks of modules: define-module (module/ice-9/boot-9.scm),
 * use-modules, export and its relatives, R6RS library, R7RS define-library, and the mentions @, @@,
 * resolve-interface, resolve-module, module-autoload!.
 *
 * Datum comments (#; datum) never reach this grammar: the token source drops them.
 */
parser grammar ModuleForms;

options { tokenVocab = SchemeLexer; }

@members {
  /** Whether the next token is written as a symbol: {@code :export} rather than {@code #:export}. */
  private boolean isSymbol() {
    return !getCurrentToken().getText().startsWith("#:");
  }
}

// ---------------------------------------------------------------- entry rules, one per form
defineModuleForm  : OPEN DEFINE_MODULE moduleName clause* CLOSE EOF ;
useModulesForm    : OPEN USE_MODULES interfaceSpec* CLOSE EOF ;
exportForm        : OPEN exportHead exportItem* CLOSE EOF ;
importForm        : OPEN IMPORT importSet* CLOSE EOF ;
libraryForm       : OPEN LIBRARY libraryName libraryExport libraryImport datum* CLOSE EOF ;
defineLibraryForm : OPEN DEFINE_LIBRARY libraryName libraryDeclaration* CLOSE EOF ;
mentionForm       : mention EOF ;
dataFile          : (datum | DOT)* EOF ; // a lone dot is a symbol where no list is open

// ---------------------------------------------------------------- define-module
clause
  : K_USE_MODULE interfaceSpec                                # useModule
  | K_USE_SYNTAX interfaceSpec                                # useSyntax
  | K_AUTOLOAD moduleName symbolList                          # autoload
  | K_EXPORT exportList                                       # exportClause
  | K_EXPORT_SYNTAX exportList                                # exportSyntaxClause
  | K_RE_EXPORT exportList                                    # reExportClause
  | K_RE_EXPORT_SYNTAX exportList                             # reExportSyntaxClause
  | K_REPLACE exportList                                      # replaceClause
  | K_REPLACE_SYNTAX exportList                               # replaceSyntaxClause
  | K_RE_EXPORT_AND_REPLACE exportList                        # reExportAndReplaceClause
  | K_PURE                                                    # pureClause
  | K_NO_BACKTRACE                                            # noBacktraceClause
  | K_DECLARATIVE datum                                       # declarativeClause
  | K_DUPLICATES symbolList                                   # duplicatesClause
  | K_VERSION dataList                                        # versionClause
  | K_FILENAME datum                                          # filenameClause
  ;

moduleName    : OPEN symbol+ CLOSE ;
interfaceSpec : moduleName | OPEN moduleName specOption* CLOSE ;

specOption
  : K_SELECT selectionList            # select
  | K_HIDE symbolList                 # hide
  | K_PREFIX symbol                   # prefix
  | K_RENAMER datum                   # renamer
  | K_VERSION datum                   # version
  ;

selectionList : OPEN selection* CLOSE ;
selection  : symbol | OPEN symbol DOT symbol CLOSE ;
symbolList : OPEN symbol* CLOSE ;
dataList   : OPEN datum* CLOSE ;
exportList : OPEN exportItem* CLOSE ;
exportItem : symbol | OPEN symbol DOT symbol CLOSE ;
exportHead : EXPORT | EXPORT_SYNTAX | RE_EXPORT | RE_EXPORT_SYNTAX ;

// ---------------------------------------------------------------- R6RS and R7RS libraries
libraryName   : OPEN symbol+ dataList? CLOSE ; // the parts may be numbers (R7RS); a version (1 2) (R6RS)
libraryExport : OPEN EXPORT libraryExportItem* CLOSE ;
libraryImport : OPEN IMPORT importSet* CLOSE ;

libraryExportItem
  : symbol                                                    # plainExport
  | OPEN RENAME symbol symbol CLOSE                           # renameOne
  | OPEN RENAME (OPEN symbol symbol CLOSE)* CLOSE             # renameMany
  ;

libraryDeclaration
  : libraryExport                                             # exportDeclaration
  | libraryImport                                             # importDeclaration
  | OPEN BEGIN datum* CLOSE                                   # beginDeclaration
  | OPEN INCLUDE STRING* CLOSE                                # includeDeclaration
  | OPEN INCLUDE_DECLARATIONS STRING* CLOSE                   # includeDeclarations
  | OPEN COND_EXPAND condExpandClause* CLOSE                  # condExpandDeclaration
  ;
condExpandClause : OPEN datum libraryDeclaration* CLOSE ;

importSet
  : OPEN ONLY importSet symbol* CLOSE                         # onlySet
  | OPEN EXCEPT importSet symbol* CLOSE                       # exceptSet
  | OPEN PREFIX importSet symbol CLOSE                        # prefixSet
  | OPEN RENAME importSet (OPEN symbol symbol CLOSE)* CLOSE   # renameSet
  | OPEN FOR importSet datum* CLOSE                           # forSet
  | OPEN LIBRARY libraryName CLOSE                            # librarySet
  | libraryName                                               # plainSet
  ;

// ---------------------------------------------------------------- mentions inside code
mention
  : OPEN (MODULE_REF | MODULE_PRIVATE_REF) moduleName symbol CLOSE    # moduleRef
  | OPEN RESOLVE datum* quotedName datum* CLOSE                       # resolve
  ;
quotedName : QUOTE moduleName ;

// ---------------------------------------------------------------- data
datum
  : atom
  | OPEN datum* (DOT (datum | DOT))? CLOSE
  | (VECTOR_OPEN | ARRAY_OPEN) datum* (DOT listTail)? CLOSE
  | abbreviation (datum | DOT)
  ;

// What may follow the dot of a vector: #(a . (b c)) is #(a b c).
listTail
  : OPEN datum* (DOT listTail)? CLOSE
  | abbreviation (datum | DOT)
  ;

abbreviation
  : QUOTE | QUASIQUOTE | UNQUOTE_SPLICING | UNQUOTE | SYNTAX | QUASISYNTAX | UNSYNTAX_SPLICING | UNSYNTAX
  | GEXP | UNGEXP_SPLICING | UNGEXP | UNGEXP_NATIVE_SPLICING | UNGEXP_NATIVE
  ;

atom
  : symbol | keyword | STRING | CHARACTER | BOOLEAN | BITVECTOR | SHARP_NUMBER | NIL
  ;

keyword
  : HASH_KEYWORD
  | clauseWord
  | KEYWORD_MARK (symbol | DOT)
  ;

// Every word is a symbol where a symbol is wanted: a module may be called (library import).
symbol
  : ATOM | EXTENDED_SYMBOL | DEFINE_MODULE | USE_MODULES | EXPORT | EXPORT_SYNTAX | RE_EXPORT
  | RE_EXPORT_SYNTAX | LIBRARY | DEFINE_LIBRARY | IMPORT | ONLY | EXCEPT | PREFIX | RENAME | FOR
  | BEGIN | INCLUDE | INCLUDE_DECLARATIONS | COND_EXPAND | MODULE_REF | MODULE_PRIVATE_REF | RESOLVE
  | {isSymbol()}? clauseWord
  ;

clauseWord
  : K_USE_MODULE | K_USE_SYNTAX | K_AUTOLOAD | K_EXPORT | K_EXPORT_SYNTAX | K_RE_EXPORT
  | K_RE_EXPORT_SYNTAX | K_REPLACE | K_REPLACE_SYNTAX | K_RE_EXPORT_AND_REPLACE | K_PURE
  | K_NO_BACKTRACE | K_DECLARATIVE | K_DUPLICATES | K_VERSION | K_FILENAME | K_SELECT | K_HIDE
  | K_PREFIX | K_RENAMER
  ;
