package modplan.project;

import java.util.List;

/**
 * What is known about the trees of a project that many work on, so that a configuration need not
 * say it.
 *
 * @param optimisation comes before what the configuration says, which therefore counts
 */
public record TreeProfile(
    String name, List<String> assumeExternal, List<Config.OptimisationSetting> optimisation) {
  /** Nothing: every tree but those below. */
  private static final TreeProfile PLAIN = new TreeProfile("plain", List.of(), List.of());

  /**
   * GNU Guix: {@code (guix config)} is generated; levels as {@code (guix build compile)} has them.
   */
  public static final TreeProfile GUIX =
      new TreeProfile(
          "guix",
          List.of("(guix config)"),
          List.of(
              new Config.OptimisationSetting(List.of("**"), 3, List.of()),
              new Config.OptimisationSetting(
                  List.of("gnu/services/**"), 2, List.of("no-letrectify")),
              new Config.OptimisationSetting(List.of("gnu/packages/**"), 1, List.of()),
              new Config.OptimisationSetting(List.of("gnu/tests/**"), 1, List.of())));

  static final List<TreeProfile> ALL = List.of(PLAIN, GUIX);

  public TreeProfile {
    assumeExternal = List.copyOf(assumeExternal);
    optimisation = List.copyOf(optimisation);
  }
}
