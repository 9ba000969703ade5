package modplan.cli;

import java.io.Console;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal that wants colours. */
  @SuppressWarnings("SystemConsoleNull") // asked properly below where it is never null
  static boolean wantsColor() {
    Console console = System.console();
    return console != null && isTerminal(console) && System.getenv("NO_COLOR") == null;
  }

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // as above
  static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** From JDK 22 on there is a console even without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException older) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
