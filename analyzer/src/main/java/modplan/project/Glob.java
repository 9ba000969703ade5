package modplan.project;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern: {@code *} and {@code ?} stay inside one path element, {@code **} crosses them. A
 * pattern without {@code /} matches in every directory.
 */
public final class Glob {
  private final String glob;
  private final boolean anchored;
  private final String body;

  /** Null if there is nothing but the name in it: most are so, and need no expression. */
  private final @Nullable Pattern pattern;

  private Glob(String glob) {
    this.glob = glob;
    this.anchored = glob.substring(0, Math.max(0, glob.length() - 1)).indexOf('/') >= 0;
    String start = glob.startsWith("/") ? glob.substring(1) : glob;
    this.body = start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    boolean isName = body.chars().noneMatch(c -> "*?[".indexOf(c) >= 0);
    this.pattern =
        isName ? null : Pattern.compile((anchored ? "" : "(?:.*/)?") + regex(body), Pattern.DOTALL);
  }

  public static Glob of(String glob) {
    return new Glob(glob);
  }

  public boolean matches(String path) {
    return pattern != null
        ? pattern.matcher(path).matches()
        : path.equals(body) || (!anchored && path.endsWith("/" + body));
  }

  @Override
  public String toString() {
    return glob;
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
