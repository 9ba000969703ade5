package modplan.guile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs code of a tree to see what Guile says: one process per entry, with a limit of time, with a
 * home and a cache that are thrown away, without compiling anything by itself. Writes nothing into
 * the tree, unless the code of the tree does.
 */
public final class Trials {
  private final GuileInstallation guile;
  private final Path directory;
  private final List<Path> loadPath;
  private final Duration limit;

  /**
   * @param directory in which Guile is started, and relative includes are looked for
   * @param loadPath the roots, then the {@code -L} directories
   * @param limit for each entry
   */
  public Trials(GuileInstallation guile, Path directory, List<Path> loadPath, Duration limit) {
    this.guile = guile;
    this.directory = directory;
    this.loadPath = List.copyOf(loadPath);
    this.limit = limit;
  }

  /**
   * The outcome of each trial; the order in which they run does not matter.
   *
   * @param atOnce how many processes run at the same time
   * @throws IOException if Guile cannot be started
   */
  public Map<Trial, Outcome> run(List<Trial> trials, int atOnce) throws IOException {
    Map<Trial, Outcome> outcomes = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, atOnce));
    try (GuileInstallation.Workshop workshop = new GuileInstallation.Workshop()) {
      Path script = workshop.script("confirm.scm");
      Map<Trial, Future<Outcome>> running = new LinkedHashMap<>();
      int number = 0;
      for (Trial trial : trials) {
        Path own = Files.createDirectories(workshop.directory().resolve("trial" + number++));
        running.put(trial, pool.submit(() -> run(trial, script, own)));
      }
      for (Map.Entry<Trial, Future<Outcome>> entry : running.entrySet()) {
        outcomes.put(entry.getKey(), entry.getValue().get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? "" : e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome run(Trial trial, Path script, Path own) throws IOException {
    List<String> command = new ArrayList<>(List.of(guile.program(), "--no-auto-compile"));
    for (Path each : loadPath) {
      command.add("-L");
      command.add(each.toString());
    }
    command.addAll(List.of("-s", script.toString()));
    if (trial.mode().text().equals("compile")) {
      command.addAll(
          List.of(
              "compile",
              trial.file().toString(),
              own.resolve("output.go").toString(),
              String.valueOf(trial.level())));
    } else if (trial.isScript()) {
      command.addAll(List.of("load-file", trial.file().toString()));
    } else {
      command.addAll(List.of("load", trial.module()));
    }
    return Outcome.of(
        GuileProcess.run(
            command,
            Map.of(
                "GUILE_AUTO_COMPILE", "0",
                "HOME", own.toString(),
                "XDG_CACHE_HOME", own.resolve("cache").toString()),
            directory,
            own,
            limit));
  }
}
