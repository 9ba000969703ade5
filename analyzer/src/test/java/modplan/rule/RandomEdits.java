package modplan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Edits of the files of random trees. */
final class RandomEdits {
  private RandomEdits() {}

  /** Lines are removed, doubled, moved, taken from elsewhere; variables become macros and back. */
  static String edit(String text, String other, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(11)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
      case 3 -> lines.set(at, line.replaceFirst(" [a-z]-m[0-9]", " 1"));
      case 4 -> lines.set(at, line.replaceFirst("m[0-9]", "m" + random.nextInt(5)));
      case 5 -> lines.add(at, ";; a remark");
      case 6 ->
          lines.replaceAll(
              l -> l.replaceFirst("^\\(define (v-m[0-9]) 1", "(define-syntax-rule ($1 e) 1"));
      case 7 -> lines.replaceAll(l -> l.replace("define-syntax-rule (k-", "define (k-"));
      case 8 ->
          lines.replaceAll(
              l -> l.replaceFirst("\\(s-m([0-9]) s\\) #`\\(\\+ 1 ", "(s-m$1 s) v-m0 #`(+ 2 "));
      case 9 -> {
        List<String> from = other.lines().toList();
        lines.add(from.get(random.nextInt(from.size())));
      }
      default -> lines.add("(define (more" + random.nextInt(9) + ") (list v-m0 (k-m1) v-m2))");
    }
    return String.join("\n", lines) + "\n";
  }

  private static final List<String> STRINGS = List.of("v-m0", "k-m1", "x", "1.2", "1.3");
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");

  /** The text with code behind it that holds strings, some of which are read. */
  static String withStrings(String text, Random random) {
    StringBuilder more = new StringBuilder(text);
    more.append(
        """
        (define-syntax named
          (lambda (s)
            (syntax-case s ()
              ((k t e)
               #`(define #,(datum->syntax #'k (string->symbol (syntax->datum #'t))) e)))))
        """);
    for (int i = 0; i < 4; i++) {
      String some = '"' + STRINGS.get(random.nextInt(STRINGS.size())) + '"';
      String other = '"' + STRINGS.get(random.nextInt(STRINGS.size())) + '"';
      more.append(
          switch (random.nextInt(5)) {
            case 0 -> "(named %s v-m%d)\n".formatted(some, random.nextInt(4));
            case 1 -> "(define c%d (if (string=? %s %s) v-m2 1))\n".formatted(i, some, other);
            case 2 -> "(export %s)\n(define version%d %s)\n".formatted("x", i, some);
            case 3 ->
                "(define m%d (module-ref (current-module) (string->symbol %s)))\n"
                    .formatted(i, some);
            default -> "(define (p%d) (list %s v-m1 %s))\n".formatted(i, some, other);
          });
    }
    return more.toString();
  }

  /** Another text for one of the strings. */
  static String string(String text, Random random) {
    List<MatchResult> strings = STRING.matcher(text).results().toList();
    if (strings.isEmpty()) {
      return text;
    }
    MatchResult one = strings.get(random.nextInt(strings.size()));
    String other = STRINGS.get(random.nextInt(STRINGS.size()));
    return text.substring(0, one.start()) + '"' + other + '"' + text.substring(one.end());
  }

  /** Code stays what it is, elsewhere: comments and ends of lines come or go. */
  static String move(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.add(at, ";; a remark");
      case 1 -> lines.set(at, "  " + lines.get(at).replaceFirst(" \\(", "\n ("));
      default -> lines.set(at, lines.get(at) + " ; a remark");
    }
    return String.join("\n", lines) + "\n";
  }
}
