package modplan.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import modplan.cli.InProcess;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples of the README print what it says. An example is a {@code console} block: a line
 * {@code $ COMMAND && COMMAND...} and what a terminal shows then. Commands are {@code ./modplan}
 * and {@code mkdir -p}. With {@code -Dgolden.update=true} the blocks are rewritten, for review.
 */
class ReadmeTest {
  private static final Path ROOT = Samples.DIRECTORY.resolveSibling(".").normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final String OPEN = "```console\n$ ";
  private static final String CLOSE = "```\n";
  private static final String QUIET = " 2>/dev/null";

  /** A command and what it prints, both with a newline at the end of each line. */
  private record Example(String command, String output) {
    String block() {
      return OPEN + command + "\n" + output + CLOSE;
    }
  }

  @TestFactory
  Stream<DynamicTest> examplesPrintWhatTheReadmeSays() throws IOException {
    List<Example> examples = examples(Files.readString(README));
    assertThat(examples).isNotEmpty();
    return examples.stream().map(example -> dynamicTest(example.command(), () -> check(example)));
  }

  private static List<Example> examples(String text) {
    List<Example> examples = new ArrayList<>();
    int at = text.indexOf(OPEN);
    while (at >= 0) {
      int line = text.indexOf('\n', at + OPEN.length());
      int end = text.indexOf("\n" + CLOSE, line) + 1;
      String command = text.substring(at + OPEN.length(), line);
      examples.add(new Example(command, text.substring(line + 1, end)));
      at = text.indexOf(OPEN, end);
    }
    return examples;
  }

  private static void check(Example example) throws IOException {
    String printed = printed(example.command());
    if (Boolean.getBoolean("golden.update")) {
      String text = Files.readString(README);
      String block = new Example(example.command(), printed).block();
      Files.writeString(README, text.replace(example.block(), block));
      abort("rewritten: " + example.command());
    }
    assertThat(printed).isEqualTo(example.output());
  }

  private static String printed(String commands) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    for (String command : commands.split(" && ", -1)) {
      boolean quiet = command.endsWith(QUIET);
      String bare = quiet ? command.substring(0, command.length() - QUIET.length()) : command;
      List<String> words = List.of(bare.split(" ", -1));
      List<String> arguments = words.subList(1, words.size());
      switch (words.get(0)) {
        case "mkdir" -> Files.createDirectories(ROOT.resolve(arguments.get(1)));
        case "./modplan" -> {
          PrintStream err = quiet ? new PrintStream(new ByteArrayOutputStream()) : terminal;
          int code = InProcess.run(ROOT, terminal, err, arguments.toArray(String[]::new));
          assertThat(code).as(bytes.toString(StandardCharsets.UTF_8)).isZero();
        }
        default -> throw new AssertionError("a console block cannot run: " + command);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
