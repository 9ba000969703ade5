package modplan.load;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.binding.Profile;
import modplan.binding.Program;
import modplan.module.BindingKind;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceDecoder;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Which exports of Guile's own modules are macros, computed from their sources without what is
 * known about them, against what the running Guile said when the profile was made.
 */
@NullUnmarked
class MacroKindsTest {
  private static final Path SOURCES = Path.of("/usr/share/guile/3.0");

  /** Exports that only running the module brings about, and why. */
  private static final Map<String, String> COMPUTED =
      Map.of(
          "(oop goops simple)", "its interface is replaced by another at run time",
          "(language cps)", "a macro that defines a record in the scope of the macro's user");

  @Test
  void agreesWithTheRunningGuile() throws IOException {
    require(Files.isDirectory(SOURCES), SOURCES + " is not installed");
    Program program = Program.of(read()).withoutGuilesModules();
    Survey survey = Survey.of(program, GuileVersion.V3_0);
    Profile profile = Profile.of(GuileVersion.V3_0);
    int found = 0;
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String module : profile.modules()) {
      Profile.Interface real = profile.module(module);
      if (real == null
          || program.forModule(module) == null
          || module.equals("(guile)")
          || module.equals("(ice-9 r5rs)")) { // has none of its own: its interface uses another
        continue;
      }
      Map<String, BindingKind> kinds = new TreeMap<>(survey.exports(Survey.moduleName(module)));
      for (Map.Entry<String, BindingKind> export : new TreeMap<>(real.kinds()).entrySet()) {
        boolean said = kinds.get(export.getKey()) == BindingKind.MACRO;
        boolean is = export.getValue() == BindingKind.MACRO;
        if (said && is) {
          found++;
        } else if (is && !COMPUTED.containsKey(module)) {
          missed.add(module + " " + export.getKey());
        } else if (is) {
          missed.add(module);
        } else if (said) {
          wrong.add(module + " " + export.getKey());
        }
      }
    }
    System.out.printf(
        "%d macros found, %d missed %s, %d wrong %s%n",
        found, missed.size(), missed, wrong.size(), wrong);
    assertThat(found).isGreaterThan(700);
    assertThat(found / (double) (found + missed.size())).isGreaterThanOrEqualTo(.95);
    assertThat(wrong).isEmpty();
    assertThat(missed).allMatch(COMPUTED::containsKey);
  }

  private static List<FileFacts> read() throws IOException {
    List<FileFacts> facts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        String name = file.toString();
        if (Files.isRegularFile(file) && (name.endsWith(".scm") || name.endsWith(".ss"))) {
          String path = SOURCES.relativize(file).toString();
          facts.add(FactsReader.read(SourceDecoder.decode(path, Files.readAllBytes(file))));
        }
      }
    }
    return facts;
  }
}
