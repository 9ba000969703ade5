package modplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Two modules; compiling the second one waits until it is allowed to go on. */
public final class WaitingTree {
  private static final String WAITS =
      """
      (define-module (b) #:use-module (a))
      (define-syntax wait
        (lambda (form)
          (call-with-output-file "%1$s/waits" (lambda (port) (write (getpid) port)))
          (let loop ()
            (unless (file-exists? "%1$s/go-on")
              (usleep 20000)
              (loop)))
          #'#t))
      (define waited (wait))
      """;

  /** Starts a program that hears all signals, even where whoever runs the tests ignores some. */
  public static final List<String> HEARING = List.of("env", "--default-signal=INT,HUP");

  private final Path signs;

  /** Writes the modules below {@code src}, and signs beside it. */
  public WaitingTree(Path directory) throws IOException {
    signs = directory;
    Files.createDirectories(directory.resolve("src"));
    Files.writeString(directory.resolve("src/a.scm"), "(define-module (a))\n(define x 1)\n");
    Files.writeString(directory.resolve("src/b.scm"), WAITS.formatted(directory));
  }

  /**
   * Waits until the second module is being compiled.
   *
   * @param build that compiles it; it must not end before
   * @param log what it prints
   * @return the process that compiles
   */
  public ProcessHandle awaitCompilation(Process build, Path log) throws Exception {
    Path sign = signs.resolve("waits");
    while (!Files.exists(sign) || Files.size(sign) == 0) {
      assertThat(build.isAlive()).as(Files.readString(log)).isTrue();
      Thread.sleep(20);
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(sign))).orElseThrow();
  }

  /** Sends a signal to a build, and waits for its end and that of what it has started. */
  public static void stop(Process build, ProcessHandle guile, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(build.pid())).start().waitFor();
    assertThat(build.waitFor(60, TimeUnit.SECONDS)).isTrue();
    guile.onExit().get(60, TimeUnit.SECONDS);
    assertThat(build.exitValue()).isNotZero();
  }

  /** From now on the second module compiles. */
  public void goOn() throws IOException {
    Files.createFile(signs.resolve("go-on"));
  }
}
