package modplan.load;

import java.util.Set;

/**
 * Modules that Guile has loaded before it looks at any program: nobody meets them half loaded. As
 * {@code guile -c} of 3.0.8 and 2.2.7 has them, in both.
 */
final class Booted {
  private static final Set<String> MODULES =
      Set.of(
          "(ice-9 command-line)",
          "(ice-9 control)",
          "(ice-9 deprecated)",
          "(ice-9 futures)",
          "(ice-9 match)",
          "(ice-9 ports)",
          "(ice-9 ports internal)",
          "(ice-9 q)",
          "(ice-9 threads)",
          "(rnrs bytevectors)",
          "(srfi srfi-1)",
          "(srfi srfi-4)",
          "(srfi srfi-9)",
          "(srfi srfi-9 gnu)",
          "(srfi srfi-11)",
          "(system base ck)",
          "(system syntax internal)");

  private Booted() {}

  static boolean contains(String module) {
    return MODULES.contains(module);
  }
}
