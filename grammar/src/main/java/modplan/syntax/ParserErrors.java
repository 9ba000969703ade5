package modplan.syntax;

import java.util.ArrayList;
import java.util.List;
import modplan.source.Diagnostic;
import modplan.source.Location;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, in words of our own by the rule in which the parser was. Only the
 * first error of a form is kept, since the rest often follows from it.
 */
final class ParserErrors extends BaseErrorListener {
  private final ModuleForms parser;
  private final Location origin;
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param origin where the form begins in its file
   */
  ParserErrors(ModuleForms parser, Location origin) {
    this.parser = parser;
    this.origin = origin;
  }

  /** The errors, none or one. */
  List<Diagnostic> found() {
    return found;
  }

  /** The place in the file where something begins. */
  Location at(ParserRuleContext context) {
    return at(context.getStart());
  }

  private Location at(Token token) {
    int line = token.getLine();
    int column = token.getCharPositionInLine() + 1;
    return line == 1
        ? new Location(origin.line(), origin.column() + column - 1)
        : new Location(origin.line() + line - 1, column);
  }

  void report(@Nullable Token token, String message) {
    if (found.isEmpty()) {
      found.add(new Diagnostic(token == null ? origin : at(token), message));
    }
  }

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
              : isKeyword ? Keywords.noName(text) : "expected a name in this list, found " + found;
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
