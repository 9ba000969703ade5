package modplan.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs the usual commands once on a small tree and keeps nothing. The launcher lets the JVM write
 * down the classes that this loads, so that later runs need not load them from the jar again.
 */
final class Training {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("lint", "."),
          List.of("lint", ".", "--format", "json"),
          List.of("graph", "."),
          List.of("graph", ".", "--format", "dot"),
          List.of("plan", ".", "--jobs", "2"));

  private Training() {}

  public static void main(String[] args) {
    Path tree = Path.of(args[0]);
    for (List<String> command : COMMANDS) {
      InProcess.run(tree, command.toArray(new String[0]));
    }
    System.exit(0);
  }
}
