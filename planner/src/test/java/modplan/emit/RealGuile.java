package modplan.emit;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import modplan.PlanTree;
import modplan.Programs;
import modplan.schedule.CompilePlan;
import modplan.schedule.PlanSettings;

/** Generated builds, run by the Make and Guile of this machine. */
final class RealGuile {
  private static final Pattern COMPILED =
      Pattern.compile("\"event\": \"compile\".*\"module\": \"([^\"]*)\"");

  static final Path SLURM_LOOPBACK = Path.of("src/test/sh/slurm-loopback").toAbsolutePath();

  private static final int NO_PROGRAM = 77;
  private static final int NOT_ALLOWED = 78;

  private final Path source;
  private final Path build;
  private final Path output;

  private RealGuile(Path source, Path build, Path output) {
    this.source = source;
    this.build = build;
    this.output = output;
  }

  /** What a process printed and how it ended. */
  record Result(int exitCode, String text) {}

  /**
   * Skips the test where {@code slurm-loopback} could not run: in CI its programs have to be there,
   * but the machine need not allow what it does.
   */
  static void requireSlurm(Result result) {
    require(result.exitCode() != NO_PROGRAM, result.text());
    assumeTrue(result.exitCode() != NOT_ALLOWED, result.text());
  }

  /** Skips the test where something is missing. */
  static void assumePresent() throws InterruptedException {
    Programs.assumePresent("make", "guile");
  }

  /** Plans a tree and writes its build; layers do not share steps. */
  static RealGuile of(Path directory, String files, int jobs) throws IOException {
    RealGuile tree =
        new RealGuile(
            directory.resolve("src"), directory.resolve("build"), directory.resolve("out"));
    Files.createDirectories(tree.source);
    Files.createDirectories(tree.build);
    Files.createDirectories(tree.output);
    PlanTree.write(tree.source, files);
    tree.emit(PlanTree.cheapStarts(jobs));
    return tree;
  }

  void emit(PlanSettings settings) throws IOException {
    emit(BuildTool.MAKE, settings, build);
  }

  /** Writes the build for a tool into a directory. */
  void emit(BuildTool tool, PlanSettings settings, Path where) throws IOException {
    emit(tool, PlanTree.plan(source, settings), where);
  }

  void emit(BuildTool tool, CompilePlan plan, Path where) throws IOException {
    emit(tool, plan, where, StepVariables.DEFAULT);
  }

  /** The same with variables, which only Ninja takes from here. */
  void emit(BuildTool tool, CompilePlan plan, Path where, StepVariables variables)
      throws IOException {
    Files.createDirectories(where);
    EmitSettings places = EmitSettings.of(where.resolve("x.mk"), List.of(source), "test");
    for (GeneratedFile file : tool.emit(plan, places.withVariables(variables))) {
      Files.writeString(where.resolve(file.name()), file.text());
    }
  }

  /** Runs the build that was written into a directory, which is where the compiled files go. */
  static Result build(BuildTool tool, Path where) throws IOException, InterruptedException {
    return run(
        where,
        switch (tool) {
          case MAKE -> List.of("make", "-f", "x.mk", "-j2", "modplan-all");
          case NINJA -> List.of("ninja", "-f", "x.mk", "-j2", "modplan-all");
          case SLURM -> List.of(SLURM_LOOPBACK.toString(), "sh", "x.mk");
          default -> List.of("sh", "x.mk");
        });
  }

  Path source() {
    return source;
  }

  Path output() {
    return output;
  }

  Result make(String... arguments) throws IOException, InterruptedException {
    return make(output, arguments);
  }

  Result make(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("make", "-f", directory.relativize(build.resolve("x.mk")).toString()),
                Stream.of(arguments))
            .toList();
    return run(directory, command);
  }

  /** Runs an expression with the compiled files of the build and nothing of its own compiling. */
  Result guile(String expression) throws IOException, InterruptedException {
    return run(
        output,
        List.of(
            "guile",
            "--no-auto-compile",
            "-L",
            source.toString(),
            "-C",
            output.toString(),
            "-c",
            expression));
  }

  /** The modules that the driver's log says it compiled, in its order; the log starts anew. */
  List<String> takeLog() throws IOException {
    Path log = output.resolve(".modplan/log.jsonl");
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> names =
        Files.readAllLines(log).stream()
            .map(COMPILED::matcher)
            .filter(java.util.regex.Matcher::find)
            .map(matcher -> matcher.group(1))
            .toList();
    Files.delete(log);
    return names;
  }

  /** The compiled files below the output directory and when they were made. */
  Map<String, FileTime> compiledFiles() throws IOException {
    Map<String, FileTime> found = new TreeMap<>();
    for (String file : compiledBelow(output)) {
      found.put(file, Files.getLastModifiedTime(output.resolve(file)));
    }
    return found;
  }

  /** The compiled files below a directory, without those that a running step works on. */
  static List<String> compiledBelow(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.map(path -> directory.relativize(path).toString())
          .filter(path -> path.endsWith(".go") && !path.startsWith(".modplan"))
          .sorted()
          .toList();
    }
  }

  /** SHA-256 of each compiled file below a directory. */
  static Map<String, String> hashes(Path directory) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (String file : compiledBelow(directory)) {
      found.put(file, Hashes.sha256(Files.readAllBytes(directory.resolve(file))));
    }
    return found;
  }

  void edit(String path, String text) throws IOException {
    Files.writeString(source.resolve(path), text);
  }

  void touch(String path) throws IOException {
    Path file = source.resolve(path);
    Files.write(file, Files.readAllBytes(file));
  }

  static Result run(Path directory, List<String> command) throws IOException, InterruptedException {
    return run(directory, command, Map.of());
  }

  static Result run(Path directory, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path text = Files.createTempFile("output", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(text.toFile());
      builder.environment().remove("MAKEFLAGS");
      builder.environment().put("GUILE_LOAD_COMPILED_PATH", "/nowhere");
      builder.environment().putAll(environment);
      Process process = builder.start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
      return new Result(process.exitValue(), Files.readString(text, StandardCharsets.UTF_8));
    } finally {
      Files.delete(text);
    }
  }
}
