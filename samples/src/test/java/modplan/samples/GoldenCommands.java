package modplan.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which command writes which expected file, as {@code expected/commands.txt} says.
 *
 * @param byFile words of a command line, in which {@code TREE} and {@code OUT} stand for
 *     directories
 */
record GoldenCommands(Map<String, List<String>> byFile) {
  private static final Pattern LINE = Pattern.compile("(\\S+)\\s+=\\s+(\\S.*)");

  GoldenCommands {
    byFile = Map.copyOf(byFile);
  }

  /**
   * @throws IllegalArgumentException if a line is neither empty, nor a comment, nor {@code FILE =
   *     COMMAND}
   */
  static GoldenCommands read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GoldenCommands parse(List<String> lines) {
    Map<String, List<String>> commands = new TreeMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not of the form FILE = COMMAND: " + line);
      }
      List<String> words = Pattern.compile("\\s+").splitAsStream(matcher.group(2)).toList();
      if (commands.put(matcher.group(1), words) != null) {
        throw new IllegalArgumentException("said twice: " + matcher.group(1));
      }
    }
    return new GoldenCommands(commands);
  }

  /** The arguments that write an expected file, for one tree. */
  String[] arguments(String file, String tree, String out) {
    List<String> words = byFile.get(file);
    if (words == null) {
      throw new IllegalArgumentException("no command writes " + file);
    }
    return words.stream()
        .map(word -> word.replace("TREE", tree).replace("OUT", out))
        .toArray(String[]::new);
  }

  /** Whether a command writes files, and not to standard output. */
  boolean writesFiles(String file) {
    return byFile.getOrDefault(file, List.of()).stream().anyMatch(word -> word.startsWith("OUT/"));
  }
}
