package modplan.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The {@code .gitignore} files on the way from the root to where a walk stands (gitignore(5)): the
 * last pattern that matches decides, deeper files over higher ones.
 */
final class GitIgnore {
  private record Pattern(Glob glob, boolean negated, boolean directoriesOnly) {}

  /** The patterns of one directory; {@code base} is its path below the root. */
  private record Level(String base, List<Pattern> patterns) {}

  private final Deque<Level> levels = new ArrayDeque<>();

  void enter(Path directory, String base) {
    Path file = directory.resolve(".gitignore");
    List<Pattern> patterns = List.of();
    if (Files.isRegularFile(file)) {
      try {
        patterns = parse(Files.readString(file, StandardCharsets.ISO_8859_1));
      } catch (IOException unreadable) {
        patterns = List.of(); // then git would not see it either
      }
    }
    levels.push(new Level(base, patterns));
  }

  void leave(String base) {
    if (!levels.isEmpty() && levels.peek().base().equals(base)) {
      levels.pop();
    }
  }

  boolean ignores(String path, boolean directory) {
    for (Level level : levels) { // the deepest first
      String below = level.base().isEmpty() ? path : path.substring(level.base().length() + 1);
      for (int i = level.patterns().size() - 1; i >= 0; i--) {
        Pattern pattern = level.patterns().get(i);
        if ((directory || !pattern.directoriesOnly()) && pattern.glob().matches(below)) {
          return !pattern.negated();
        }
      }
    }
    return false;
  }

  private static List<Pattern> parse(String text) {
    List<Pattern> patterns = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      String pattern = line.stripTrailing();
      if (pattern.isEmpty() || pattern.startsWith("#")) {
        continue;
      }
      boolean negated = pattern.startsWith("!");
      String body = negated || pattern.startsWith("\\") ? pattern.substring(1) : pattern;
      if (!body.isEmpty() && !body.equals("/")) {
        patterns.add(new Pattern(Glob.of(body), negated, body.endsWith("/")));
      }
    }
    return patterns;
  }
}
