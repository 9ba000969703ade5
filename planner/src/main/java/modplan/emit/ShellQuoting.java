package modplan.emit;

/** How names are written in a script for the POSIX shell. */
final class ShellQuoting {
  private ShellQuoting() {}

  /** A name as one word. */
  static String word(String name) {
    return "'" + Unprintable.refused("the shell", name).replace("'", "'\\''") + "'";
  }
}
