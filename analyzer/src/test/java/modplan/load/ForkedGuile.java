package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import modplan.source.SourceFile;
import modplan.syntax.Form;
import modplan.syntax.FormReader;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;

/** Real Guile with many entries: {@code fork-run.scm} runs each in a process of its own. */
@NullUnmarked
final class ForkedGuile {
  private ForkedGuile() {}

  /**
   * An entry.
   *
   * @param modules whose procedures are called afterwards, as Scheme writes them
   * @param result file that the outcome is written to
   */
  record Task(
      Path directory,
      String entry,
      String file,
      Collection<String> modules,
      Mode mode,
      Path result) {
    ModuleName module() {
      return new ModuleName(List.of(entry.substring(1, entry.length() - 1).split(" ", -1)));
    }

    /** Where the compiled file belongs, so that others find it. */
    Path compiled() {
      return directory.resolve("go").resolve(file.replaceAll("\\.[^.]*$", ".go"));
    }
  }

  /**
   * What happened.
   *
   * @param kind "ok" or the class of the error
   * @param calls the same of the procedures that were called, by module and name
   * @param printed by Guile until then, line by line
   * @param says the message of the error, or empty
   */
  record Ran(
      String kind,
      List<String> loads,
      Map<String, String> calls,
      List<String> printed,
      String says) {}

  /** Whether a program is there. */
  static boolean runs(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs the entries; those that compile come first and leave their files to the others. */
  static void run(Path folder, String guile, List<Task> tasks)
      throws IOException, InterruptedException {
    List<Task> source = tasks.stream().filter(task -> !task.mode().hasCompiledFiles()).toList();
    start(folder, guile, source);
    for (Task task : source) {
      Path made = Path.of(task.result() + ".go");
      if (task.mode() == Mode.COMPILE && Files.exists(made)) {
        Files.createDirectories(task.compiled().getParent());
        Files.move(made, task.compiled());
      }
    }
    start(folder, guile, tasks.stream().filter(task -> task.mode().hasCompiledFiles()).toList());
  }

  private static void start(Path folder, String guile, List<Task> tasks)
      throws IOException, InterruptedException {
    StringBuilder list = new StringBuilder();
    for (Task task : tasks) {
      list.append(
          "(\"%s\" \"%s\" %s \"%s\" \"%s\" (%s))\n"
              .formatted(
                  task.mode().text(),
                  task.directory(),
                  task.entry(),
                  task.file(),
                  task.result(),
                  String.join(" ", task.modules())));
    }
    Path file = folder.resolve("tasks");
    Files.writeString(file, list);
    Path script = folder.resolve("fork-run.scm");
    try (InputStream in = ForkedGuile.class.getResourceAsStream("fork-run.scm")) {
      Files.write(script, in.readAllBytes());
    }
    ProcessBuilder process =
        new ProcessBuilder(guile, "--no-auto-compile", script.toString(), file.toString());
    process.directory(folder.toFile());
    process.environment().put("GUILE_AUTO_COMPILE", "0");
    process.environment().put("XDG_CACHE_HOME", "/nonexistent");
    Path log = folder.resolve("log");
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    int code = process.start().waitFor();
    assertThat(code).as(Files.readString(log)).isZero();
  }

  static Ran read(Task task) throws IOException {
    List<Object> result = read(task.result());
    List<?> raw = (List<?>) result.get(1);
    List<String> loads = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      loads.add((String) raw.get(i));
      if (i + 1 < raw.size() && raw.get(i + 1).equals(raw.get(i))) {
        i++; // Guile says twice what it loads from source
      }
    }
    Map<String, String> calls = new TreeMap<>();
    for (Object call : (List<?>) result.get(2)) {
      calls.put((String) ((List<?>) call).get(0), (String) ((List<?>) call).get(1));
    }
    List<String> printed = ((List<?>) result.get(3)).stream().map(String.class::cast).toList();
    return new Ran((String) result.get(0), loads, calls, printed, (String) result.get(4));
  }

  /** Lists and strings as Scheme writes them. */
  private static List<Object> read(Path file) throws IOException {
    FormReader reader = new FormReader(SourceFile.of("result", Files.readString(file)));
    assertThat(reader.next()).isTrue();
    return list(reader.form(), 0, Files.readString(file));
  }

  private static List<Object> list(Form form, int node, String text) {
    List<Object> items = new ArrayList<>();
    for (int child = node + 1; child < form.next(node); child = form.next(child)) {
      items.add(
          form.isList(child)
              ? list(form, child, text)
              : text.substring(form.start(child) + 1, form.end(child) - 1));
    }
    return items;
  }
}
