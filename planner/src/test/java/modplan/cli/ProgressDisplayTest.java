package modplan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private long now = 1_000_000;

  private ProgressDisplay display(boolean quiet, boolean terminal) {
    PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Session session = new Session(out, new PrintStream(said, false, UTF_8), Path.of(""));
    return new ProgressDisplay(session, quiet, terminal, () -> now);
  }

  private String said() {
    return said.toString(UTF_8);
  }

  @Test
  void aTerminalHasOneLineThatIsTakenAwayAtTheEnd() {
    ProgressDisplay display = display(false, true);

    display.show("1 of 3");
    display.show("1 of 3");
    display.show("2 of 3");
    assertThat(said()).isEqualTo("\r\033[K1 of 3\r\033[K2 of 3");

    display.end();
    assertThat(said()).isEqualTo("\r\033[K1 of 3\r\033[K2 of 3\r\033[K");
  }

  @Test
  void aTerminalOnWhichNothingWasShownStaysAsItIs() {
    display(false, true).end();

    assertThat(said()).isEmpty();
  }

  @Test
  void elsewhereThereIsALineAtMostEveryTenSeconds() {
    ProgressDisplay display = display(false, false);

    display.show("1 of 9");
    now += 9_999;
    display.show("2 of 9");
    assertThat(said()).isEmpty();
    now += 1;
    display.show("3 of 9");
    now += 9_999;
    display.show("4 of 9");
    now += 1;
    display.show("3 of 9"); // nothing new
    display.show("5 of 9");
    display.end();

    assertThat(said().lines()).containsExactly("modplan: 3 of 9", "modplan: 5 of 9");
  }

  @Test
  void quietIsQuiet() {
    for (boolean terminal : new boolean[] {true, false}) {
      ProgressDisplay display = display(true, terminal);
      now += 60_000;
      display.show("1 of 3");
      display.end();
    }

    assertThat(said()).isEmpty();
  }
}
