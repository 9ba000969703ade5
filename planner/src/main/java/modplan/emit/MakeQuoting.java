package modplan.emit;

/** How names are written in GNU Make and in its shell recipes. */
final class MakeQuoting {
  // What Make takes for syntax in a list of prerequisites, and no backslash protects reliably.
  private static final String REFUSED = ":;|=&\\";
  private static final String ESCAPED = " #*?[]~";
  private static final String SPECIAL = ESCAPED + "%$'\"()`,{}<>!";

  private MakeQuoting() {}

  /** A name as a prerequisite or target. */
  static String prerequisite(String name) {
    refuse(name, REFUSED);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '$') {
        out.append("$$");
      } else {
        if (ESCAPED.indexOf(c) >= 0 && (c != '~' || i == 0)) {
          out.append('\\');
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A name as (part of) the value of a variable. */
  static String value(String name) {
    refuse(name, "\\");
    return name.replace("$", "$$").replace("#", "\\#");
  }

  /** A name as one word of a shell command in a recipe. */
  static String shellWord(String name) {
    refuse(name, "\\");
    return "'" + name.replace("'", "'\\''").replace("$", "$$") + "'";
  }

  /** Whether Make's text functions see the name as one word without a pattern. */
  static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c > ' ' && (SPECIAL + REFUSED).indexOf(c) < 0);
  }

  private static void refuse(String name, String characters) {
    Unprintable.refused("Make", name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (characters.indexOf(c) >= 0) {
        throw new UnquotableNameException(
            "%s: Make cannot be told a file name with %s in it; rename the file or --exclude it"
                .formatted(name, c));
      }
    }
  }
}
