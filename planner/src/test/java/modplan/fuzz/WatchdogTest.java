package modplan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private void tell(byte[] text) {
    told.add(new String(text, UTF_8));
  }

  @Test
  void tellsOfATextWhileItHangs() throws IOException {
    try (Watchdog watchdog = new Watchdog(Duration.ofMillis(1), this::tell)) {
      watchdog.watch("slow".getBytes(UTF_8), () -> assertThat(next()).isEqualTo("slow"));
    }
  }

  @Test
  void forgetsATextThatHasEnded() throws IOException {
    try (Watchdog watchdog = new Watchdog(Duration.ofSeconds(1), this::tell)) {
      watchdog.watch("fast".getBytes(UTF_8), () -> {});
      // Bites come in the order of their times: that of the first text would be told before.
      watchdog.watch("slow".getBytes(UTF_8), () -> assertThat(next()).isEqualTo("slow"));
    }
  }

  @Test
  void aTextOnWhichATargetHangsIsKept(@TempDir Path directory) throws IOException {
    Path file = Fuzz.keep(directory, "slow".getBytes(UTF_8), "hang");

    assertThat(file).isEqualTo(directory.resolve("faults/hang"));
    assertThat(Files.readString(file)).isEqualTo("slow");
  }

  private String next() {
    try {
      return String.valueOf(told.poll(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
