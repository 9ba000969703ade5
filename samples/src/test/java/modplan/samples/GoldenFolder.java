package modplan.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The expected reports of one tree: files named for the command that writes them, and {@code
 * exit-codes.txt} with a line {@code FILE CODE} for each command that does not end with 0.
 */
record GoldenFolder(Path directory) {
  private static final String EXIT_CODES = "exit-codes.txt";

  /** Names of the expected reports, sorted. */
  List<String> reports() {
    return Samples.filesIn(directory).stream().filter(name -> !name.equals(EXIT_CODES)).toList();
  }

  String report(String file) {
    return read(directory.resolve(file));
  }

  int exitCode(String file) {
    return exitCodes().getOrDefault(file, 0);
  }

  /** Takes what a command did as what is expected. */
  void update(String file, String report, int exitCode) {
    write(directory.resolve(file), report);
    Map<String, Integer> codes = exitCodes();
    if (exitCode == 0) {
      codes.remove(file);
    } else {
      codes.put(file, exitCode);
    }
    StringBuilder lines = new StringBuilder();
    codes.forEach((name, code) -> lines.append(name).append(' ').append(code).append('\n'));
    if (lines.isEmpty()) {
      delete(directory.resolve(EXIT_CODES));
    } else {
      write(directory.resolve(EXIT_CODES), lines.toString());
    }
  }

  /**
   * What is missing or left over in a directory of trees and the directory of what is expected.
   *
   * @return one sentence each
   */
  static List<String> problems(Path trees, Path expected, GoldenCommands commands) {
    List<String> problems = new ArrayList<>();
    List<String> folders = Samples.directoriesIn(expected);
    List<String> names = Samples.directoriesIn(trees);
    names.stream()
        .filter(name -> !folders.contains(name))
        .forEach(name -> problems.add("tree %s has no expected reports".formatted(name)));
    for (String folder : folders) {
      if (!names.contains(folder)) {
        problems.add("there is no tree %s to expect something of".formatted(folder));
      }
      problems.addAll(new GoldenFolder(expected.resolve(folder)).problems(folder, commands));
    }
    return problems;
  }

  private List<String> problems(String tree, GoldenCommands commands) {
    List<String> problems = new ArrayList<>();
    List<String> reports = reports();
    if (reports.isEmpty()) {
      problems.add("tree %s has no expected reports".formatted(tree));
    }
    reports.stream()
        .filter(file -> !commands.byFile().containsKey(file))
        .forEach(file -> problems.add("no command writes %s/%s".formatted(tree, file)));
    exitCodes().keySet().stream()
        .filter(file -> !reports.contains(file))
        .forEach(file -> problems.add("%s/%s names %s".formatted(tree, EXIT_CODES, file)));
    return problems;
  }

  private Map<String, Integer> exitCodes() {
    Map<String, Integer> codes = new TreeMap<>();
    Path file = directory.resolve(EXIT_CODES);
    if (Files.exists(file)) {
      for (String line : read(file).lines().toList()) {
        int space = line.indexOf(' ');
        codes.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
      }
    }
    return codes;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
