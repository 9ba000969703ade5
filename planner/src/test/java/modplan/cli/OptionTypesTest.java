package modplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** {@link Main} tells picocli to do without the converters for some types. */
class OptionTypesTest {
  @Test
  void noOptionHasATypeWithoutAConverter() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    CommandLine all = Main.everyCommand(new Session(nowhere, nowhere, Path.of("")));
    List<String> types = new ArrayList<>();
    for (CommandLine command : all.getSubcommands().values()) {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        types.add(argument.type().getName());
        for (Class<?> type : argument.auxiliaryTypes()) {
          types.add(type.getName());
        }
      }
    }
    String excluded = System.getProperty("picocli.converters.excludes");
    assertThat("java.time.Duration").matches(excluded);
    assertThat(types).hasSizeGreaterThan(50).noneMatch(type -> type.matches(excluded));
  }
}
