package modplan.emit;

import java.util.stream.Collectors;
import modplan.syntax.ModuleName;

/** Names and strings as Guile reads them. */
final class SchemeText {
  private static final String PLAIN = "[A-Za-z!$%&*/:<=>?^_~][A-Za-z0-9!$%&*/:<=>?^_~+.@-]*";

  private SchemeText() {}

  static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (Unprintable.isControl(c)) {
                out.append("\\x%02x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /** A module name; parts that are no plain symbols stand between number signs and braces. */
  static String name(ModuleName name) {
    return name.parts().stream()
        .map(part -> part.matches(PLAIN) ? part : "#{" + part.replace("}", "\\x7d;") + "}#")
        .collect(Collectors.joining(" ", "(", ")"));
  }
}
