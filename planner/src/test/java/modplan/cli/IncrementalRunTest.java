package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modplan.PlanTree;
import modplan.Programs;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a second run compiles: (user) expands a macro of (base), (caller) only calls it. */
@NullUnmarked
class IncrementalRunTest {
  private static final Pattern COMPILED =
      Pattern.compile("\"event\": \"compile\".*\"module\": \"([^\"]*)\"");
  private static final Pattern PROCESS = Pattern.compile("\"event\": \"step\"");

  private static final String BASE =
      """
      (define-module (base) #:export (twice describe))
      (define-syntax-rule (twice x) (list x x))
      (define (describe x) (call-with-output-string (lambda (port) (write (list 1 x) port))))
      """;

  @TempDir Path directory;

  @BeforeEach
  void buildOnce() throws Exception {
    Programs.assumePresent("make", "guile");
    PlanTree.write(
        directory.resolve("src"),
        """
        === user.scm ===
        (define-module (user) #:use-module (base) #:export (user))
        (define (user) (twice 1))
        === caller.scm ===
        (define-module (caller) #:use-module (base) #:export (caller))
        (define (caller) (describe 1))
        """);
    base(BASE);
    level(1); // nothing is inlined
    assertThat(plan("--jobs", "1")).isZero();
    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)", "(caller)");
  }

  private void base(String text) throws IOException {
    Files.writeString(directory.resolve("src/base.scm"), text);
  }

  private void level(int level) throws IOException {
    Files.writeString(
        directory.resolve("src/modplan.toml"),
        "[[optimisation]]\npaths = [\"**\"]\nlevel = %d\n".formatted(level));
  }

  private int plan(String... more) {
    return InProcess.run(
            directory,
            Stream.concat(
                    Stream.of("plan", "src", "--format", "json", "-o", "plan.json"),
                    Stream.of(more))
                .toArray(String[]::new))
        .exitCode();
  }

  /** The log of a run that goes well. */
  private String run(String... more) throws IOException {
    Path log = directory.resolve("out/.modplan/log.jsonl");
    Files.deleteIfExists(log);
    InProcess.Outcome outcome = start("out", more);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private InProcess.Outcome start(String output, String... more) {
    return InProcess.run(
        directory,
        Stream.concat(Stream.of("run", "plan.json", "-d", output, "--quiet"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static Set<String> compiled(String log) {
    return COMPILED.matcher(log).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  private Path out(String name) {
    return directory.resolve("out").resolve(name);
  }

  private byte[] fresh(String name) throws IOException {
    InProcess.Outcome outcome = start("fresh");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Files.readAllBytes(directory.resolve("fresh").resolve(name));
  }

  /** Guile finds equal constants by a hash that differs for what came out of a compiled file. */
  @ParameterizedTest
  @ValueSource(strings = {"#vu8(2 3 5)", "#*1011"})
  void aConstantOfAMacroIsTheSameWhetherTheMacroWasLoadedCompiledOrNot(String constant)
      throws Exception {
    base(BASE.replace("(list x x)", "(list x '%s)".formatted(constant)));
    String user =
        """
        (define-module (user) #:use-module (base) #:export (user other))
        (define (user) (cons '%s (twice 1)))
        (define (other) 1)
        """
            .formatted(constant);
    Path source = directory.resolve("src/user.scm");
    Files.writeString(source, user);
    run();
    Files.writeString(source, user.replace("(other) 1", "(other) 2"));

    assertThat(compiled(run())).containsExactly("(user)");
    assertThat(Files.readAllBytes(out("user.go"))).isEqualTo(fresh("user.go"));
  }

  /** The wraps of syntax objects have vectors, too. */
  @Test
  void soIsAMacroThatAMacroDefines() throws Exception {
    base(
        BASE
            + """
            (define-syntax-rule (define-pair name)
              (define-syntax name
                (lambda (form) (syntax-case form () ((_ a b) #'(list a b))))))
            (export define-pair)
            """);
    String user =
        """
        (define-module (user) #:use-module (base) #:export (user))
        (define-pair one)
        (define-syntax two
          (lambda (form) (syntax-case form () ((_ a b) #'(list a b)))))
        (define (user) (one 1 2))
        """;
    Path source = directory.resolve("src/user.scm");
    Files.writeString(source, user);
    run();
    Files.writeString(source, user.replace("(one 1 2)", "(one 1 3)"));

    assertThat(compiled(run())).containsExactly("(user)");
    assertThat(Files.readAllBytes(out("user.go"))).isEqualTo(fresh("user.go"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "ninja"})
  void otherTimesAloneCompileNothing(String engine) throws Exception {
    Programs.assumePresent(engine);
    run("--engine", engine);
    for (String file : List.of("base", "user", "caller")) {
      Path source = directory.resolve("src").resolve(file + ".scm");
      Files.write(source, Files.readAllBytes(source));
    }

    String log = run("--engine", engine);

    assertThat(compiled(log)).isEmpty();
    assertThat(Files.getLastModifiedTime(out("base.go")))
        .isGreaterThanOrEqualTo(Files.getLastModifiedTime(directory.resolve("src/base.scm")));
    if (engine.equals("make")) {
      assertThat(PROCESS.matcher(log).find()).isFalse();
    }
  }

  @Test
  void anEditConcernsWhoExpandsMacrosOfTheFileAndANewNameAllImporters() throws Exception {
    base(BASE.replace("(list x x)", "(list x 1 x)"));
    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)");

    base(BASE.replace("(twice describe)", "(twice describe list)"));
    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)", "(caller)");
    assertThat(Files.readAllBytes(out("user.go"))).isEqualTo(fresh("user.go"));
  }

  @Test
  void byTimeAllCompilesThatImportsTheEditedModule() throws Exception {
    base(BASE.replace("(list 1 x)", "(list 2 x)"));

    assertThat(compiled(run("--by-time")))
        .containsExactlyInAnyOrder("(base)", "(user)", "(caller)");
  }

  @Test
  void anEditWithAnOldTimeIsSeen() throws Exception {
    base(BASE.replace("(list x x)", "(list x 1 x)"));
    Files.setLastModifiedTime(directory.resolve("src/base.scm"), FileTime.fromMillis(1_000_000));

    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)");
  }

  @Test
  void anotherPlanCompilesNothingAndAnotherLevelAll() throws Exception {
    plan("--jobs", "3");
    assertThat(compiled(run())).isEmpty();

    level(2);
    plan("--jobs", "3");
    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)", "(caller)");
  }

  @Test
  void whatMakeHasCompiledMeanwhileIsLeftToTimes() throws Exception {
    base(BASE.replace("(list x x)", "(list x 1 x)"));
    Process make =
        new ProcessBuilder("make", "-f", "modplan.mk", "modplan-all")
            .directory(directory.resolve("out").toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("make.txt").toFile())
            .start();
    assertThat(make.waitFor()).isZero();
    assertThat(compiled(run())).isEmpty();

    base(BASE);

    // What Make made again of (caller) has the content that is known.
    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)");
    assertThat(Files.readAllBytes(out("user.go"))).isEqualTo(fresh("user.go"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "modplan-state 1 0000\n{}", "modplan-state 2 0000\n{}", "no state"})
  void aDamagedStateIsNone(String text) throws Exception {
    Files.writeString(out(".modplan/state"), text);
    assertThat(compiled(run())).isEmpty();

    base(BASE.replace("(list 1 x)", "(list 2 x)"));

    assertThat(compiled(run())).containsExactlyInAnyOrder("(base)", "(user)", "(caller)");
  }

  @Test
  void aModuleThatFailsIsCompiledAgainWhenItIsMended() throws Exception {
    Files.writeString(directory.resolve("src/user.scm"), "(define-module (user)\n");
    assertThat(start("out", "--keep-going").exitCode()).isEqualTo(1);

    // The text that the file in the directory was made of, with an older time.
    Files.writeString(
        directory.resolve("src/user.scm"),
        """
        (define-module (user) #:use-module (base) #:export (user))
        (define (user) (twice 1))
        """);
    Files.setLastModifiedTime(directory.resolve("src/user.scm"), FileTime.fromMillis(1_000_000));

    assertThat(compiled(run())).containsExactly("(user)");
    assertThat(Files.readAllBytes(out("user.go"))).isEqualTo(fresh("user.go"));
  }

  @Test
  void twoRunsInOneDirectoryDoNotMix() throws Exception {
    try (FileChannel channel =
            FileChannel.open(out(".modplan/run.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();

      InProcess.Outcome outcome = start("out");

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).isEqualTo("modplan: another 'modplan run' is at work in out\n");
    }
  }
}
