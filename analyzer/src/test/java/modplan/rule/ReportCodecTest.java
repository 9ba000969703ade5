package modplan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import modplan.load.Mode;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.source.Location;
import org.junit.jupiter.api.Test;

class ReportCodecTest {
  /** All components differ from one another, so that none can stand for another. */
  private static final LintReport FULL =
      new LintReport(
          List.of(
              new Judged(
                  new Finding(
                      "rule",
                      Severity.WARNING,
                      Confidence.POSSIBLE,
                      "message",
                      "file",
                      new Location(2, 3),
                      "(module)",
                      List.of(new Place("place", new Location(4, 5), "why")),
                      List.of("note 1", "note 2"),
                      "help",
                      new Failure(
                          Mode.COMPILE,
                          Failure.Effect.LATER,
                          List.of("(entry)", "other"),
                          List.of("stack"),
                          "class",
                          "name",
                          "says"),
                      new Finding.Cause("cause", 6),
                      new Finding.Key("from", "to", "symbol")),
                  Standing.SUPPRESSED,
                  "reason",
                  new Confirmation(Confirmation.Verdict.NOT_REPRODUCED, "asked", "answer")),
              new Judged(
                  new Finding(
                      "bare",
                      Severity.INFO,
                      Confidence.CERTAIN,
                      "",
                      "",
                      new Location(1, 1),
                      null,
                      List.of(),
                      List.of(),
                      null,
                      null,
                      null,
                      new Finding.Key("", "", "")),
                  Standing.OPEN,
                  "")),
          true,
          new LintSummary(11, 12, 13, 14, 15, 16, 17, 0, 0, 1));

  private static byte[] bytes(LintReport report) {
    FactsOutput out = new FactsOutput();
    ReportCodec.write(report, out);
    return out.toBytes();
  }

  private static LintReport read(byte[] bytes) {
    return ReportCodec.read(new FactsInput(bytes, 0).at(0));
  }

  @Test
  void readsWhatItWrote() {
    assertThat(read(bytes(FULL))).isEqualTo(FULL);
    LintReport empty =
        new LintReport(List.of(), false, new LintSummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(read(bytes(empty))).isEqualTo(empty);
  }

  @Test
  void damagedBytesEndInOneOfTwoExceptions() {
    Random random = new Random(7);
    byte[] whole = bytes(FULL);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        assertThat(read(damaged)).isNotNull();
      } catch (IllegalArgumentException | IndexOutOfBoundsException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }
}
