package modplan.project;

import java.util.regex.Pattern;

/**
 * A path pattern: {@code *} and {@code ?} stay inside one path element, {@code **} crosses them. A
 * pattern without {@code /} matches in every directory.
 */
public final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  public static Glob of(String glob) {
    boolean anchored = glob.substring(0, Math.max(0, glob.length() - 1)).indexOf('/') >= 0;
    String body = glob.startsWith("/") ? glob.substring(1) : glob;
    body = body.endsWith("/") ? body.substring(0, body.length() - 1) : body;
    return new Glob(Pattern.compile((anchored ? "" : "(?:.*/)?") + regex(body)));
  }

  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 3;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else {
        int classEnd = c == '[' ? glob.indexOf(']', i + 2) : -1;
        if (classEnd > 0) {
          String set = glob.substring(i + 1, classEnd).replace("\\", "\\\\").replace("[", "\\[");
          regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
          i = classEnd + 1;
          continue;
        }
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        i++;
      }
    }
    return regex.toString();
  }
}
