package modplan.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import modplan.source.Diagnostic;
import modplan.source.Location;
import modplan.source.SourceFile;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Parses the forms that speak of modules with the grammar {@code ModuleForms.g4}. The one class
 * that sees ANTLR; what it returns are plain values, and errors in words of our own. After an error
 * the parser goes on with the next clause, so that one bad clause does not hide the others; only
 * the first error of a form is reported, since the rest often follows from it.
 *
 * <p>All offsets are byte offsets of one whole form in its file, as {@link FormReader} found it.
 */
public final class ModuleFormParser {
  /** Module forms are flat, and the generated parser recurses: absurd nesting is refused. */
  private static final int DEEPEST = 500;

  private final Location origin;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final ModuleForms parser;

  private ModuleFormParser(Location origin, List<Token> tokens) {
    this.origin = origin;
    parser = new ModuleForms(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.addErrorListener(new Listener());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
  }

  /** {@code (define-module NAME CLAUSE ...)}. */
  public static Parsed<ModuleForm> defineModule(SourceFile file, int start, int end) {
    return over(file, start, end, "", ModuleFormParser::defineModule);
  }

  /**
   * {@code (library NAME (export ...) (import ...) BODY ...)}.
   *
   * @param end behind the import list: the body is not parsed here
   */
  public static Parsed<ModuleForm> library(SourceFile file, int start, int end) {
    return over(file, start, end, ")", ModuleFormParser::library);
  }

  /** {@code (define-library NAME DECLARATION ...)}. */
  public static Parsed<ModuleForm> defineLibrary(SourceFile file, int start, int end) {
    return over(file, start, end, "", ModuleFormParser::defineLibrary);
  }

  /** {@code (use-modules SPEC ...)}. */
  public static Parsed<List<ImportSpec>> useModules(SourceFile file, int start, int end) {
    return over(
        file, start, end, "", p -> p.each(p.parser.useModulesForm().interfaceSpec(), p::spec));
  }

  /** {@code (import SET ...)}. */
  public static Parsed<List<ImportSpec>> imports(SourceFile file, int start, int end) {
    return over(file, start, end, "", p -> p.each(p.parser.importForm().importSet(), p::importSet));
  }

  /** {@code (export ITEM ...)} and its relatives. */
  public static Parsed<Clause.Export> export(SourceFile file, int start, int end) {
    return over(file, start, end, "", ModuleFormParser::export);
  }

  private static <T> Parsed<T> over(
      SourceFile file,
      int start,
      int end,
      String closing,
      Function<ModuleFormParser, @Nullable T> rule) {
    Location origin = file.locate(start);
    List<Token> tokens = withoutComments(lexer(file.text(start, end) + closing));
    if (isTooDeep(tokens)) {
      Diagnostic error = new Diagnostic(origin, "this form is nested deeper than " + DEEPEST);
      return new Parsed<>(null, List.of(error));
    }
    ModuleFormParser parser = new ModuleFormParser(origin, tokens);
    return new Parsed<>(rule.apply(parser), parser.errors);
  }

  // ---------------------------------------------------------------- forms

  private @Nullable ModuleForm defineModule() {
    ModuleForms.DefineModuleFormContext form = parser.defineModuleForm();
    ModuleName name = form.moduleName() == null ? null : name(form.moduleName());
    if (name == null) {
      return null;
    }
    List<Clause> clauses = each(form.clause(), this::clause);
    boolean wrapped = form.DEFINE_MODULE().getText().endsWith("*");
    return new ModuleForm(ModuleForm.Kind.DEFINE_MODULE, name, origin, wrapped, clauses);
  }

  private @Nullable ModuleForm library() {
    ModuleForms.LibraryFormContext form = parser.libraryForm();
    List<Clause> clauses = new ArrayList<>();
    if (form.libraryExport() != null) {
      clauses.add(libraryExport(form.libraryExport()));
    }
    if (form.libraryImport() != null) {
      clauses.addAll(uses(form.libraryImport(), false));
    }
    return libraryOf(ModuleForm.Kind.LIBRARY, form.libraryName(), clauses);
  }

  private @Nullable ModuleForm defineLibrary() {
    ModuleForms.DefineLibraryFormContext form = parser.defineLibraryForm();
    List<Clause> clauses = new ArrayList<>();
    form.libraryDeclaration().forEach(declaration -> declare(declaration, clauses, false));
    return libraryOf(ModuleForm.Kind.DEFINE_LIBRARY, form.libraryName(), clauses);
  }

  private @Nullable ModuleForm libraryOf(
      ModuleForm.Kind kind, ModuleForms.@Nullable LibraryNameContext name, List<Clause> clauses) {
    ModuleName module = name == null ? null : libraryName(name);
    return module == null ? null : new ModuleForm(kind, module, origin, false, clauses);
  }

  private Clause.Export export() {
    ModuleForms.ExportFormContext form = parser.exportForm();
    ModuleForms.ExportHeadContext head = form.exportHead();
    ExportKind kind =
        head == null || head.EXPORT() != null
            ? ExportKind.EXPORT
            : head.EXPORT_SYNTAX() != null
                ? ExportKind.EXPORT_SYNTAX
                : head.RE_EXPORT() != null ? ExportKind.RE_EXPORT : ExportKind.RE_EXPORT_SYNTAX;
    return new Clause.Export(kind, each(form.exportItem(), this::exportItem));
  }

  // ---------------------------------------------------------------- clauses of define-module

  private @Nullable Clause clause(ModuleForms.ClauseContext clause) {
    if (clause instanceof ModuleForms.UseModuleContext use) {
      return use(use.interfaceSpec());
    } else if (clause instanceof ModuleForms.UseSyntaxContext use) {
      return use(use.interfaceSpec());
    } else if (clause instanceof ModuleForms.AutoloadContext autoload) {
      return autoload(autoload);
    } else if (clause instanceof ModuleForms.ExportClauseContext e) {
      return exports(ExportKind.EXPORT, e.exportList());
    } else if (clause instanceof ModuleForms.ExportSyntaxClauseContext e) {
      return exports(ExportKind.EXPORT_SYNTAX, e.exportList());
    } else if (clause instanceof ModuleForms.ReExportClauseContext e) {
      return exports(ExportKind.RE_EXPORT, e.exportList());
    } else if (clause instanceof ModuleForms.ReExportSyntaxClauseContext e) {
      return exports(ExportKind.RE_EXPORT_SYNTAX, e.exportList());
    } else if (clause instanceof ModuleForms.ReplaceClauseContext e) {
      return exports(ExportKind.REPLACE, e.exportList());
    } else if (clause instanceof ModuleForms.ReplaceSyntaxClauseContext e) {
      return exports(ExportKind.REPLACE_SYNTAX, e.exportList());
    } else if (clause instanceof ModuleForms.ReExportAndReplaceClauseContext e) {
      return exports(ExportKind.RE_EXPORT_AND_REPLACE, e.exportList());
    } else if (clause instanceof ModuleForms.PureClauseContext) {
      return new Clause.Pure();
    } else if (clause instanceof ModuleForms.DeclarativeClauseContext declarative) {
      return declarative.datum() == null
          ? null
          : new Clause.Declarative(!isFalse(declarative.datum()));
    } else if (clause instanceof ModuleForms.DuplicatesClauseContext c) {
      return setting("duplicates", c.symbolList());
    } else if (clause instanceof ModuleForms.VersionClauseContext c) {
      return setting("version", c.dataList());
    } else if (clause instanceof ModuleForms.FilenameClauseContext c) {
      return setting("filename", c.datum());
    }
    return null; // #:no-backtrace means nothing, and a broken clause has been reported
  }

  private Clause.@Nullable Use use(ModuleForms.@Nullable InterfaceSpecContext spec) {
    ImportSpec parsed = spec == null ? null : spec(spec);
    return parsed == null ? null : new Clause.Use(parsed);
  }

  private Clause.@Nullable Autoload autoload(ModuleForms.AutoloadContext autoload) {
    ModuleName module = autoload.moduleName() == null ? null : name(autoload.moduleName());
    return module == null
        ? null
        : new Clause.Autoload(module, at(autoload.moduleName()), names(autoload.symbolList()));
  }

  private Clause.@Nullable Export exports(
      ExportKind kind, ModuleForms.@Nullable ExportListContext list) {
    return list == null ? null : new Clause.Export(kind, each(list.exportItem(), this::exportItem));
  }

  private static Clause.@Nullable Setting setting(
      String keyword, @Nullable ParserRuleContext value) {
    return value == null || value.getStop() == null
        ? null
        : new Clause.Setting(keyword, text(value));
  }

  private static boolean isFalse(ModuleForms.DatumContext datum) {
    return datum.atom() != null
        && datum.atom().BOOLEAN() != null
        && datum.getText().toLowerCase(Locale.ROOT).startsWith("#f");
  }

  private @Nullable ExportItem exportItem(ModuleForms.ExportItemContext item) {
    Renaming name = renaming(item.symbol());
    return name == null ? null : new ExportItem(name, at(item));
  }

  private @Nullable ImportSpec spec(ModuleForms.InterfaceSpecContext spec) {
    ModuleName module = spec.moduleName() == null ? null : name(spec.moduleName());
    return module == null
        ? null
        : new ImportSpec(
            module, at(spec), ImportOption.inOrderOfEffect(each(spec.specOption(), this::option)));
  }

  private @Nullable ImportOption option(ModuleForms.SpecOptionContext option) {
    if (option instanceof ModuleForms.SelectContext select) {
      return select.selectionList() == null
          ? null
          : new ImportOption.Select(
              each(select.selectionList().selection(), s -> renaming(s.symbol())));
    } else if (option instanceof ModuleForms.HideContext hide) {
      return new ImportOption.Hide(names(hide.symbolList()));
    } else if (option instanceof ModuleForms.PrefixContext prefix && prefix.symbol() != null) {
      return new ImportOption.Prefix(symbol(prefix.symbol()));
    } else if (option instanceof ModuleForms.RenamerContext renamer && renamer.datum() != null) {
      return new ImportOption.Renamer(text(renamer.datum()));
    } else if (option instanceof ModuleForms.VersionContext version && version.datum() != null) {
      return new ImportOption.Version(text(version.datum()));
    }
    return null;
  }

  // ---------------------------------------------------------------- libraries

  private void declare(
      ModuleForms.LibraryDeclarationContext declaration,
      List<Clause> clauses,
      boolean conditional) {
    if (declaration instanceof ModuleForms.ExportDeclarationContext export) {
      clauses.add(libraryExport(export.libraryExport()));
    } else if (declaration instanceof ModuleForms.ImportDeclarationContext imports) {
      clauses.addAll(uses(imports.libraryImport(), conditional));
    } else if (declaration instanceof ModuleForms.IncludeDeclarationContext include) {
      clauses.add(include(include.STRING(), include));
    } else if (declaration instanceof ModuleForms.IncludeDeclarationsContext include) {
      clauses.add(include(include.STRING(), include));
    } else if (declaration instanceof ModuleForms.CondExpandDeclarationContext cond) {
      for (ModuleForms.CondExpandClauseContext branch : cond.condExpandClause()) {
        branch.libraryDeclaration().forEach(d -> declare(d, clauses, true));
      }
    }
  }

  private Clause.Include include(List<? extends ParseTree> files, ParserRuleContext at) {
    return new Clause.Include(
        files.stream().map(f -> f.getText().substring(1, f.getText().length() - 1)).toList(),
        at(at));
  }

  private List<Clause.Use> uses(ModuleForms.LibraryImportContext imports, boolean conditional) {
    return each(
        imports.importSet(),
        set -> {
          ImportSpec spec = importSet(set);
          return spec == null ? null : new Clause.Use(spec, conditional);
        });
  }

  private Clause.Export libraryExport(ModuleForms.LibraryExportContext export) {
    List<ExportItem> items = new ArrayList<>();
    for (ModuleForms.LibraryExportItemContext item : export.libraryExportItem()) {
      List<ModuleForms.SymbolContext> symbols =
          item instanceof ModuleForms.PlainExportContext plain && plain.symbol() != null
              ? List.of(plain.symbol(), plain.symbol())
              : item.getRuleContexts(ModuleForms.SymbolContext.class);
      for (int i = 0; i + 1 < symbols.size(); i += 2) {
        Renaming name = new Renaming(symbol(symbols.get(i)), symbol(symbols.get(i + 1)));
        items.add(new ExportItem(name, at(item)));
      }
    }
    return new Clause.Export(ExportKind.EXPORT, items);
  }

  /** Import sets nest: the innermost names the library, each around it changes the names. */
  private @Nullable ImportSpec importSet(ModuleForms.ImportSetContext set) {
    List<ImportOption> outsideIn = new ArrayList<>();
    ModuleForms.@Nullable ImportSetContext inner = set;
    while (inner != null) {
      ModuleForms.LibraryNameContext library =
          inner.getRuleContext(ModuleForms.LibraryNameContext.class, 0);
      if (library != null) {
        ModuleName module = libraryName(library);
        Collections.reverse(outsideIn);
        return module == null ? null : new ImportSpec(module, at(set), outsideIn);
      }
      ImportOption option = setOption(inner);
      if (option != null) {
        outsideIn.add(option);
      }
      inner = inner.getRuleContext(ModuleForms.ImportSetContext.class, 0);
    }
    return null;
  }

  private @Nullable ImportOption setOption(ModuleForms.ImportSetContext set) {
    List<String> symbols = each(set.getRuleContexts(ModuleForms.SymbolContext.class), this::symbol);
    if (set instanceof ModuleForms.OnlySetContext) {
      return new ImportOption.Select(symbols.stream().map(Renaming::none).toList());
    } else if (set instanceof ModuleForms.ExceptSetContext) {
      return new ImportOption.Hide(symbols);
    } else if (set instanceof ModuleForms.PrefixSetContext && !symbols.isEmpty()) {
      return new ImportOption.Prefix(symbols.get(0));
    } else if (set instanceof ModuleForms.RenameSetContext) {
      List<Renaming> renamings = new ArrayList<>();
      for (int i = 0; i + 1 < symbols.size(); i += 2) {
        renamings.add(new Renaming(symbols.get(i), symbols.get(i + 1)));
      }
      return new ImportOption.Rename(renamings);
    }
    return null;
  }

  /**
   * Leaves out the version; {@code (srfi :1)} and {@code (srfi 1)} are {@code (srfi srfi-1)}, as in
   * Guile's {@code resolve-r6rs-interface}.
   */
  private static @Nullable ModuleName libraryName(ModuleForms.LibraryNameContext name) {
    List<String> parts = name.symbol().stream().map(s -> symbolText(s.getText())).toList();
    return LibraryNames.normalize(parts);
  }

  // ---------------------------------------------------------------- words

  private @Nullable ModuleName name(ModuleForms.ModuleNameContext name) {
    List<String> parts = each(name.symbol(), this::symbol);
    return parts.isEmpty() ? null : new ModuleName(parts);
  }

  private List<String> names(ModuleForms.@Nullable SymbolListContext list) {
    return list == null ? List.of() : each(list.symbol(), this::symbol);
  }

  private @Nullable Renaming renaming(List<ModuleForms.SymbolContext> symbols) {
    if (symbols.isEmpty()) {
      return null;
    }
    return new Renaming(symbol(symbols.get(0)), symbol(symbols.get(symbols.size() - 1)));
  }

  private String symbol(ModuleForms.SymbolContext symbol) {
    String text = symbol.getText();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (symbol.ATOM() != null && Numbers.isNumber(bytes, 0, bytes.length)) {
      report(symbol.getStart(), "expected a name, found the number `%s`".formatted(text));
    }
    return symbolText(text);
  }

  private static String symbolText(String text) {
    String name = text.startsWith("#{") ? Literals.extendedSymbol(text) : text;
    return name == null ? text : name;
  }

  /** The source text of a datum, white space as it is written; empty if it is broken off. */
  private static String text(ParserRuleContext datum) {
    Token first = datum.getStart();
    Token last = datum.getStop();
    return last == null || last.getStopIndex() < first.getStartIndex()
        ? ""
        : first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
  }

  private <C extends ParserRuleContext, T> List<T> each(
      List<C> contexts, Function<C, @Nullable T> read) {
    List<T> values = new ArrayList<>(contexts.size());
    for (C context : contexts) {
      T value = context.exception == null || context.getStop() != null ? read.apply(context) : null;
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  // ---------------------------------------------------------------- tokens and errors

  private static SchemeLexer lexer(String text) {
    SchemeLexer lexer = new SchemeLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  /** Whether brackets and abbreviations stand deeper in one another than {@link #DEEPEST}. */
  private static boolean isTooDeep(List<Token> tokens) {
    Deque<Integer> outer = new ArrayDeque<>(); // for each open bracket, the depth around it
    int around = 0;
    int depth = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case SchemeLexer.OPEN, SchemeLexer.VECTOR_OPEN, SchemeLexer.ARRAY_OPEN:
          outer.push(around);
          around = ++depth;
          break;
        case SchemeLexer.CLOSE:
          around = outer.isEmpty() ? 0 : outer.pop();
          depth = around;
          break;
        default:
          depth = isPrefix(token.getType()) ? depth + 1 : around;
      }
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  /** All tokens but datum comments and the data that they comment out. */
  private static List<Token> withoutComments(SchemeLexer lexer) {
    List<Token> kept = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getType() == SchemeLexer.DATUM_COMMENT) {
        skipDatum(lexer);
      } else {
        kept.add(token);
      }
    }
    return kept;
  }

  private static void skipDatum(SchemeLexer lexer) {
    int wanted = 1; // data still to be skipped on the level of the comment
    int depth = 0;
    while (wanted > 0 || depth > 0) {
      int type = lexer.nextToken().getType();
      switch (type) {
        case Token.EOF:
          return;
        case SchemeLexer.OPEN, SchemeLexer.VECTOR_OPEN, SchemeLexer.ARRAY_OPEN:
          depth++;
          break;
        case SchemeLexer.CLOSE:
          depth--;
          wanted -= depth == 0 ? 1 : 0;
          break;
        case SchemeLexer.DATUM_COMMENT:
          wanted += depth == 0 ? 1 : 0;
          break;
        default:
          wanted -= depth == 0 && !isPrefix(type) ? 1 : 0;
      }
    }
  }

  /** Whether the datum is what follows. */
  private static boolean isPrefix(int token) {
    return switch (token) {
      case SchemeLexer.QUOTE,
          SchemeLexer.QUASIQUOTE,
          SchemeLexer.UNQUOTE,
          SchemeLexer.UNQUOTE_SPLICING,
          SchemeLexer.SYNTAX,
          SchemeLexer.QUASISYNTAX,
          SchemeLexer.UNSYNTAX,
          SchemeLexer.UNSYNTAX_SPLICING,
          SchemeLexer.GEXP,
          SchemeLexer.UNGEXP,
          SchemeLexer.UNGEXP_SPLICING,
          SchemeLexer.UNGEXP_NATIVE,
          SchemeLexer.UNGEXP_NATIVE_SPLICING,
          SchemeLexer.KEYWORD_MARK ->
          true;
      default -> false;
    };
  }

  private Location at(ParserRuleContext context) {
    return at(context.getStart());
  }

  private Location at(Token token) {
    int line = token.getLine();
    int column = token.getCharPositionInLine() + 1;
    return line == 1
        ? new Location(origin.line(), origin.column() + column - 1)
        : new Location(origin.line() + line - 1, column);
  }

  private void report(@Nullable Token token, String message) {
    if (errors.isEmpty()) {
      errors.add(new Diagnostic(token == null ? origin : at(token), message));
    }
  }

  /** Words an error by the rule in which the parser was. */
  private final class Listener extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        @Nullable Object offending,
        int line,
        int column,
        String antlrMessage,
        @Nullable RecognitionException e) {
      Token token = (Token) offending;
      String text = token == null || token.getType() == Token.EOF ? "" : token.getText();
      report(token, wording(text, parser.getContext().getStart() == token));
    }

    private String wording(String text, boolean atStartOfRule) {
      String found = text.isEmpty() ? "the end of the form" : "`" + text + "`";
      boolean isKeyword = text.startsWith("#:");
      return switch (parser.getContext().getRuleIndex()) {
        case ModuleForms.RULE_defineModuleForm ->
            isKeyword || text.startsWith(":")
                ? Keywords.noClause(text)
                : "expected a clause of define-module such as #:use-module, found " + found;
        case ModuleForms.RULE_clause ->
            "expected what belongs to `%s`, found %s".formatted(previous(), found);
        case ModuleForms.RULE_moduleName, ModuleForms.RULE_libraryName ->
            isKeyword && !atStartOfRule
                ? Keywords.noName(text)
                : "expected a module name such as (ice-9 match), found " + found;
        case ModuleForms.RULE_interfaceSpec ->
            isKeyword && !atStartOfRule
                ? Keywords.noOption(text)
                : "expected a module name or ((NAME) #:select (...)), found " + found;
        case ModuleForms.RULE_useModulesForm ->
            "expected a module name or ((NAME) #:select (...)), found " + found;
        case ModuleForms.RULE_specOption ->
            "expected what belongs to `%s`, found %s".formatted(previous(), found);
        case ModuleForms.RULE_symbol ->
            isKeyword ? Keywords.noName(text) : "expected a name, found " + found;
        case ModuleForms.RULE_exportItem, ModuleForms.RULE_selection ->
            "expected (NAME . OTHER-NAME), found " + found;
        case ModuleForms.RULE_symbolList,
            ModuleForms.RULE_selectionList,
            ModuleForms.RULE_exportList ->
            atStartOfRule
                ? "expected a list of names such as (a b), found " + found
                : isKeyword
                    ? Keywords.noName(text)
                    : "expected a name in this list, found " + found;
        case ModuleForms.RULE_exportForm -> "expected a name to export, found " + found;
        case ModuleForms.RULE_dataList -> "expected a list, found " + found;
        case ModuleForms.RULE_importSet,
            ModuleForms.RULE_libraryImport,
            ModuleForms.RULE_importForm ->
            "expected an import set such as (only (a b) x), found " + found;
        case ModuleForms.RULE_libraryExport, ModuleForms.RULE_libraryExportItem ->
            "expected a name or (rename (NAME OTHER-NAME)) to export, found " + found;
        case ModuleForms.RULE_libraryDeclaration, ModuleForms.RULE_defineLibraryForm ->
            "expected export, import, begin, include or cond-expand, found " + found;
        case ModuleForms.RULE_libraryForm ->
            "expected (library NAME (export ...) (import ...) ...), found " + found;
        default -> "expected a datum, found " + found;
      };
    }

    /** The token before the one that is wrong. */
    private String previous() {
      Token before = parser.getTokenStream().LT(-1);
      return before == null ? "" : before.getText();
    }
  }

  // ---------------------------------------------------------------- for tests: the definition

  /** The kinds and texts of the grammar's tokens, one a line, as it defines them. */
  static List<String> tokens(String text) {
    SchemeLexer lexer = lexer(text);
    List<String> tokens = new ArrayList<>();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      String name = SchemeLexer.VOCABULARY.getSymbolicName(token.getType());
      tokens.add(name.toLowerCase(Locale.ROOT) + " " + token.getText());
    }
    if (lexer.insideComment()) {
      tokens.add("unterminated_comment");
    }
    return tokens;
  }

  /** Whether the grammar takes a text as data. */
  static boolean isData(String text) {
    return takes(text, ModuleForms::dataFile);
  }

  /** Whether the grammar takes a text as a mention of a module. */
  static boolean isMention(String text) {
    return takes(text, ModuleForms::mentionForm);
  }

  private static boolean takes(String text, Consumer<ModuleForms> rule) {
    SchemeLexer lexer = lexer(text);
    ModuleFormParser parser = new ModuleFormParser(new Location(1, 1), withoutComments(lexer));
    rule.accept(parser.parser);
    return parser.errors.isEmpty() && !lexer.insideComment();
  }
}
