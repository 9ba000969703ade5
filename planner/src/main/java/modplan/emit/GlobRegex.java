package modplan.emit;

/** Globs of {@code --exclude} as the regular expressions of POSIX, which is what Guile has. */
final class GlobRegex {
  private static final String SPECIAL = "\\.[]{}()+^$|";

  private GlobRegex() {}

  /** What {@code modplan.project.Glob} matches; character classes go as they are. */
  static String of(String glob) {
    boolean anchored = glob.substring(0, Math.max(0, glob.length() - 1)).indexOf('/') >= 0;
    String body = glob.startsWith("/") ? glob.substring(1) : glob;
    body = body.endsWith("/") ? body.substring(0, body.length() - 1) : body;
    StringBuilder out = new StringBuilder(anchored ? "^" : "^(.*/)?");
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      int classEnd = c == '[' ? body.indexOf(']', i + 2) : -1;
      if (body.startsWith("**/", i)) {
        out.append("(.*/)?");
        i += 3;
      } else if (body.startsWith("**", i)) {
        out.append(".*");
        i += 2;
      } else if (classEnd > 0) {
        String set = body.substring(i + 1, classEnd);
        out.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = classEnd + 1;
      } else {
        if (c == '*') {
          out.append("[^/]*");
        } else if (c == '?') {
          out.append("[^/]");
        } else {
          out.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        i++;
      }
    }
    return out.append('$').toString();
  }
}
