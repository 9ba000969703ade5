package modplan.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** The tokens of a form as the parser wants them: no comments, and not nested without measure. */
final class ParserTokens {
  /** Module forms are flat, and the generated parser recurses: absurd nesting is refused. */
  static final int DEEPEST = 500;

  private ParserTokens() {}

  static SchemeLexer lexer(String text) {
    SchemeLexer lexer = new SchemeLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  /** Whether brackets and abbreviations stand deeper in one another than {@link #DEEPEST}. */
  static boolean isTooDeep(List<Token> tokens) {
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
  static List<Token> withoutComments(SchemeLexer lexer) {
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

  /** The kinds and texts of the grammar's tokens, one a line, as it defines them. */
  static List<String> listed(String text) {
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
}
