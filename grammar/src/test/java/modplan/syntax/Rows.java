package modplan.syntax;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of cases, one a line: {@code input => expected}, white space around both left out. */
final class Rows {
  private Rows() {}

  static Stream<Arguments> of(String table) {
    return table
        .lines()
        .map(
            line -> {
              int arrow = line.lastIndexOf("=>");
              return Arguments.of(
                  line.substring(0, arrow).strip(), line.substring(arrow + 2).strip());
            });
  }
}
