package modplan.rule;

import java.nio.charset.StandardCharsets;
import modplan.project.Sha256;

/** Short, stable names for lists of texts: the first eight bytes of their SHA-256. */
final class Fingerprint {
  private static final int DIGITS = 16;

  private Fingerprint() {}

  static String of(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part).append('\0'); // so that ("ab", "c") and ("a", "bc") differ
    }
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
