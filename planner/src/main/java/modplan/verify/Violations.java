package modplan.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects violations in the order in which they are found. */
final class Violations {
  private static final int MICRO_DIGITS = 6;
  private final List<String> lines = new ArrayList<>();

  void add(Object subject, String message) {
    lines.add(subject + ": " + message);
  }

  List<String> lines() {
    return lines;
  }

  /** {@code 1.25 s}, exactly. */
  static String seconds(long micros) {
    BigDecimal seconds = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }
}
