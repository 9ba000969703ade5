package modplan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import modplan.project.IoErrors;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * The world of one run: where reports and log go and what relative paths mean. Tests give their
 * own.
 *
 * @param in what {@code -} means as an input
 * @param out reports, in UTF-8
 * @param err progress and errors
 * @param environment variables by name
 */
record Session(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path workingDirectory,
    Map<String, String> environment) {
  Session {
    environment = Map.copyOf(environment);
  }

  /** A run with nothing on standard input and no environment variables. */
  Session(PrintStream out, PrintStream err, Path workingDirectory) {
    this(InputStream.nullInputStream(), out, err, workingDirectory, Map.of());
  }

  /** A path as messages show it: relative to the working directory where that is shorter. */
  Path shown(Path path) {
    Path here = workingDirectory.toAbsolutePath().normalize();
    Path there = path.toAbsolutePath().normalize();
    Path relative = here.relativize(there);
    return relative.toString().length() < there.toString().length() ? relative : there;
  }

  /** Where modplan may keep what makes later runs faster; null if the environment has no place. */
  @Nullable Path cacheDirectory() {
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!caches.startsWith("/")) { // relative ones do not count, says the XDG specification
      String home = environment.getOrDefault("HOME", "");
      if (!home.startsWith("/")) {
        return null;
      }
      caches = home + "/.cache";
    }
    return Path.of(caches, "modplan");
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /**
   * The text of an input.
   *
   * @param file {@code -} for standard input
   */
  String read(String file) {
    try {
      return file.equals("-")
          ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(workingDirectory.resolve(file));
    } catch (IOException e) {
      throw new UsageException("cannot read %s: %s".formatted(file, IoErrors.reason(e)));
    }
  }

  /**
   * Prints a report, or replaces a file with it: a reader of the file sees the old text or the new
   * one, never a part.
   *
   * @param file null or {@code -} for standard output
   */
  void write(@Nullable String file, String report) {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    if (file == null || file.equals("-")) {
      out.write(bytes, 0, bytes.length);
      out.flush();
      if (out.checkError()) {
        throw new UsageException(ReportStream.failure(out));
      }
      return;
    }
    Path target = workingDirectory.resolve(file);
    try {
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        Files.write(target, bytes); // a device or a pipe: to be written to, not to be replaced
      } else {
        replace(Files.exists(target) ? target.toRealPath() : target, bytes);
      }
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(file, IoErrors.reason(e)));
    }
  }

  private static void replace(Path target, byte[] bytes) throws IOException {
    Path temporary =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
