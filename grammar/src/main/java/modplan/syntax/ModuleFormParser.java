package modplan.syntax;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import modplan.source.Diagnostic;
import modplan.source.Location;
import modplan.source.SourceFile;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/**
 * Parses the forms that speak of modules with the grammar {@code ModuleForms.g4}: the way into the
 * few classes that see ANTLR ({@link ParserTokens}, {@link ParserErrors}, {@link ParserWords},
 * {@link DefineModuleReader}, {@link LibraryReader}). What it returns are plain values, and errors
 * in words of our own. After an error the parser goes on with the next clause, so that one bad
 * clause does not hide the others.
 *
 * <p>All offsets are byte offsets of one whole form in its file, as {@link FormReader} found it.
 */
public final class ModuleFormParser {
  private final Location origin;
  private final ModuleForms parser;
  private final ParserErrors errors;
  private final ParserWords words;
  private final DefineModuleReader modules;
  private final LibraryReader libraries;

  private ModuleFormParser(Location origin, List<Token> tokens) {
    this.origin = origin;
    parser = new ModuleForms(new CommonTokenStream(new ListTokenSource(tokens)));
    errors = new ParserErrors(parser, origin);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    words = new ParserWords(errors);
    modules = new DefineModuleReader(words);
    libraries = new LibraryReader(words);
  }

  /** {@code (define-module NAME CLAUSE ...)}. */
  public static Parsed<ModuleForm> defineModule(SourceFile file, int start, int end) {
    return over(file, start, end, "", p -> p.modules.form(p.parser.defineModuleForm(), p.origin));
  }

  /**
   * {@code (library NAME (export ...) (import ...) BODY ...)}.
   *
   * @param end behind the import list: the body is not parsed here
   */
  public static Parsed<ModuleForm> library(SourceFile file, int start, int end) {
    return over(file, start, end, ")", p -> p.libraries.library(p.parser.libraryForm(), p.origin));
  }

  /** {@code (define-library NAME DECLARATION ...)}. */
  public static Parsed<ModuleForm> defineLibrary(SourceFile file, int start, int end) {
    return over(
        file,
        start,
        end,
        "",
        p -> p.libraries.defineLibrary(p.parser.defineLibraryForm(), p.origin));
  }

  /** {@code (use-modules SPEC ...)}. */
  public static Parsed<List<ImportSpec>> useModules(SourceFile file, int start, int end) {
    return over(
        file,
        start,
        end,
        "",
        p -> p.words.each(p.parser.useModulesForm().interfaceSpec(), p.modules::spec));
  }

  /** {@code (import SET ...)}. */
  public static Parsed<List<ImportSpec>> imports(SourceFile file, int start, int end) {
    return over(
        file,
        start,
        end,
        "",
        p -> p.words.each(p.parser.importForm().importSet(), p.libraries::importSet));
  }

  /** {@code (export ITEM ...)} and its relatives. */
  public static Parsed<Clause.Export> export(SourceFile file, int start, int end) {
    return over(file, start, end, "", p -> p.modules.export(p.parser.exportForm()));
  }

  private static <T> Parsed<T> over(
      SourceFile file,
      int start,
      int end,
      String closing,
      Function<ModuleFormParser, @Nullable T> rule) {
    Location origin = file.locate(start);
    List<Token> tokens =
        ParserTokens.withoutComments(ParserTokens.lexer(file.text(start, end) + closing));
    if (ParserTokens.isTooDeep(tokens)) {
      Diagnostic error =
          new Diagnostic(origin, "this form is nested deeper than " + ParserTokens.DEEPEST);
      return new Parsed<>(null, List.of(error));
    }
    ModuleFormParser parser = new ModuleFormParser(origin, tokens);
    return new Parsed<>(rule.apply(parser), parser.errors.found());
  }

  // ---------------------------------------------------------------- for tests: the definition

  /** The kinds and texts of the grammar's tokens, one a line, as it defines them. */
  static List<String> tokens(String text) {
    return ParserTokens.listed(text);
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
    SchemeLexer lexer = ParserTokens.lexer(text);
    ModuleFormParser parser =
        new ModuleFormParser(new Location(1, 1), ParserTokens.withoutComments(lexer));
    rule.accept(parser.parser);
    return parser.errors.found().isEmpty() && !lexer.insideComment();
  }
}
