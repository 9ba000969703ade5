package modplan.emit;

/** Names with control characters, which build files cannot hold. */
final class Unprintable {
  private Unprintable() {}

  /**
   * The name itself.
   *
   * @throws UnquotableNameException if a control character is in it
   */
  static String refused(String tool, String name) {
    if (name.chars().anyMatch(Unprintable::isControl)) {
      throw new UnquotableNameException(
          "%s: %s cannot be told a file name with control characters in it; rename the file or --exclude it"
              .formatted(shown(name), tool));
    }
    return name;
  }

  static boolean isControl(int c) {
    return c < ' ' || c == 0x7f;
  }

  /** The name with control characters as {@code \x0a}. */
  static String shown(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (isControl(c)) {
                out.append("\\x%02x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
