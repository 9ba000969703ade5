package modplan.syntax;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import modplan.source.SourceFile;

/** The tokens of a text, one a line as {@code KIND text}, by the scanner and by the grammar. */
final class Tokens {
  private static final Map<Integer, String> NAMES =
      Arrays.stream(TokenKind.class.getDeclaredFields())
          .filter(field -> field.getType() == int.class)
          .collect(toMap(Tokens::value, field -> field.getName()));

  private Tokens() {}

  static List<String> scanned(SourceFile file) {
    Scanner scanner = new Scanner(file.bytes());
    List<String> tokens = new ArrayList<>();
    for (int kind = scanner.next(); kind != TokenKind.END; kind = scanner.next()) {
      tokens.add(
          kind == TokenKind.UNTERMINATED_COMMENT
              ? NAMES.get(kind) // the grammar skips comments and cannot say where it began
              : NAMES.get(kind) + " " + file.text(scanner.start(), scanner.end()));
    }
    return tokens;
  }

  static List<String> ofGrammar(SourceFile file) {
    return ModuleFormParser.tokens(file.text(0, file.bytes().length)).stream()
        .map(Tokens::asScanned)
        .toList();
  }

  /** The scanner makes one kind of all words, and one of all literals. */
  private static String asScanned(String token) {
    int space = token.indexOf(' ');
    String kind = (space < 0 ? token : token.substring(0, space)).toUpperCase(Locale.ROOT);
    String text = space < 0 ? "" : token.substring(space);
    if (NAMES.containsValue(kind)) {
      return kind + text;
    }
    return switch (kind) {
      case "CHARACTER", "BOOLEAN", "BITVECTOR", "SHARP_NUMBER", "NIL" -> "LITERAL" + text;
      default -> (text.startsWith(" #:") ? "KEYWORD" : "ATOM") + text;
    };
  }

  /** The first token in which two lists differ, with its neighbours; empty if they are equal. */
  static String difference(List<String> scanned, List<String> grammar) {
    int same = 0;
    while (same < Math.min(scanned.size(), grammar.size())
        && scanned.get(same).equals(grammar.get(same))) {
      same++;
    }
    if (same == scanned.size() && same == grammar.size()) {
      return "";
    }
    return "token %d%n  before:  %s%n  scanner: %s%n  grammar: %s"
        .formatted(
            same,
            scanned.subList(Math.max(0, same - 3), same),
            scanned.subList(same, Math.min(same + 2, scanned.size())),
            grammar.subList(same, Math.min(same + 2, grammar.size())));
  }

  private static int value(Field field) {
    try {
      return field.getInt(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
