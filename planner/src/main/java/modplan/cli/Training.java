package modplan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the usual commands on small trees, without a cache, with an empty one and with a full one,
 * and keeps nothing. The launcher lets the JVM write down the classes that this loads, so that
 * later runs need not load them from the jar again.
 */
final class Training {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("lint", ".", "--no-cache"),
          List.of("lint", "."),
          List.of("lint", "."),
          List.of("lint", ".", "--format", "json"),
          List.of("graph", "."),
          List.of("graph", ".", "--format", "dot"),
          List.of("plan", ".", "--jobs", "2"));

  private Training() {}

  /**
   * Trains.
   *
   * @param args a directory of trees
   */
  public static void main(String[] args) throws IOException {
    Path cache = Files.createTempDirectory("modplan-training");
    try {
      for (Path tree : list(Path.of(args[0]))) {
        for (List<String> command : COMMANDS) {
          run(tree, command, cache);
        }
      }
    } finally {
      remove(cache);
    }
    System.exit(0);
  }

  private static List<Path> list(Path trees) throws IOException {
    try (Stream<Path> all = Files.list(trees)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void run(Path tree, List<String> command, Path cache) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(
        command.toArray(String[]::new),
        new Session(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            tree,
            Map.of("XDG_CACHE_HOME", cache.toAbsolutePath().toString())));
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
