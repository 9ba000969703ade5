package modplan.emit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The Scheme program that runs a step; its parts are files of their own, so that each can be
 * tested.
 */
final class Driver {
  /** In the order of their definitions; the last one starts the program. */
  static final List<String> PARTS =
      List.of(
          "head",
          "plan",
          "files",
          "log",
          "memory",
          "header",
          "tree",
          "view",
          "constants",
          "compile",
          "job",
          "load",
          "retry",
          "again",
          "step",
          "main");

  private Driver() {}

  static String text() {
    return PARTS.stream()
        .map(part -> Resources.text("driver/" + part + ".scm"))
        .collect(Collectors.joining());
  }
}
