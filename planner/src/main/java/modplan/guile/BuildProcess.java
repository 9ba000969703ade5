package modplan.guile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import modplan.project.IoErrors;
import modplan.project.UsageException;
import modplan.run.BuildLog;

/** One run of a build tool, with what its steps log while it runs. */
public final class BuildProcess {
  private static final long INTERVAL_MILLIS = 200;
  private static final long LONGEST_STOP_SECONDS = 20;

  private final Path directory;
  private final List<String> command;
  private final Path logFile;
  private final long logStart;
  private double wallSeconds;
  private volatile boolean isStopping;

  /**
   * A command that was not started yet.
   *
   * @param directory to start it in
   * @param logFile what the steps of the build append to
   */
  public BuildProcess(Path directory, List<String> command, Path logFile) {
    this.directory = directory;
    this.command = command;
    this.logFile = logFile;
    this.logStart = logFile.toFile().length();
  }

  /**
   * Runs the command to its end; it is stopped when this program is.
   *
   * @param progress is given the log and the seconds so far, now and then
   * @param lines is given each line that the command prints
   * @return the exit code
   * @throws UsageException if it cannot be started
   */
  public int run(ObjDoubleConsumer<BuildLog> progress, Consumer<String> lines) {
    long start = System.nanoTime();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
    } catch (IOException e) {
      throw new UsageException("cannot start %s: %s".formatted(command.get(0), IoErrors.reason(e)));
    }
    Thread stopper = new Thread(() -> stop(process));
    Runtime.getRuntime().addShutdownHook(stopper);
    Thread reader = new Thread(() -> readLines(process, lines), "build output");
    reader.setDaemon(true);
    reader.start();
    try {
      while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.accept(log(), seconds(start));
      }
      reader.join();
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    wallSeconds = seconds(start);
    return process.exitValue();
  }

  /** The build tool stops what it has started, and ends then. */
  private void stop(Process process) {
    isStopping = true;
    process.destroy();
    try {
      process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readLines(Process process, Consumer<String> lines) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      if (!isStopping) { // which closes the stream
        lines.accept("modplan: cannot read what the build prints: " + IoErrors.reason(e));
      }
    }
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /** From the start of the command to its end. */
  public double wallSeconds() {
    return wallSeconds;
  }

  /** What the steps have logged since this object was made. */
  public BuildLog log() {
    return BuildLog.of(logText());
  }

  /** The same as text. */
  public String logText() {
    if (!Files.exists(logFile)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(logFile.toFile(), "r")) {
      long from = file.length() < logStart ? 0 : logStart;
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("cannot read %s: %s".formatted(logFile, IoErrors.reason(e)));
    }
  }
}
