package modplan.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Mod.Var;
import modplan.project.Excludes;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.jspecify.annotations.NullUnmarked;

/**
 * Writes what the modules of a Guix tree export, as {@link modplan.project.GuixModules} reads it.
 *
 * <pre>
 * java -cp analyzer/target/test-classes:planner/target/modplan.jar modplan.load.GuixProfile COMMIT GUIX [DIR...] > guix.txt
 * </pre>
 *
 * where DIR are what {@code -L} takes. All modules of {@code guix/} and {@code gnu/} are loaded in
 * the simulator. One line for each module; then {@code m} its exported macros, {@code v} its other
 * exports, {@code x} those that are another module's, and {@code c} a macro that makes records with
 * its fields, marked {@code =d} (delayed or thunked) and {@code =i} (innate). Sorted.
 */
@NullUnmarked
public final class GuixProfile {
  private GuixProfile() {}

  /** Writes to standard output. */
  public static void main(String[] args) {
    List<String> all = List.of(args);
    ProjectOptions options =
        new ProjectOptions(
            Path.of(""), all.subList(1, 2), all.subList(2, all.size()), Excludes.of(List.of()), 1);
    Program program = Program.of(ProjectReader.read(options));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    out.print("guix " + all.get(0) + "\n");
    out.print(Deep.call(() -> profile(program)));
    out.flush();
  }

  /** The lines of all modules. */
  static String profile(Program program) {
    World world = new World(program, GuileVersion.V3_0, Code.Store.NONE);
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (String name : program.modules()) {
      boolean isGuix = name.startsWith("(guix ") || name.startsWith("(gnu ");
      if (isGuix && program.forModule(name) != null) {
        names.add(name);
        try {
          world.resolve(name);
        } catch (SchemeError | Beyond e) {
          System.err.println(name + ": " + e.getMessage());
        }
      }
    }
    for (String name : names) {
      Mod module = world.known(name);
      if (module != null && module.exports != null) {
        write(name, module.exports.names, text);
      }
    }
    return text.toString();
  }

  private static void write(String module, Map<String, Var> exports, StringBuilder text) {
    Map<String, List<String>> lines = new TreeMap<>();
    Map<String, String> records = new TreeMap<>();
    new TreeMap<>(exports)
        .forEach(
            (name, variable) -> {
              if (name.indexOf(' ') >= 0 || variable.value == null) {
                return;
              }
              boolean isMacro = variable.value instanceof Macro;
              add(lines, isMacro ? "m" : "v", name);
              if (!variable.module.equals(module) && variable.name.equals(name)) {
                add(lines, "x " + variable.module, name);
              } else if (variable.value instanceof Macro.RecordConstructor record) {
                records.put(name, fields(record));
              }
            });
    text.append(module).append('\n');
    lines.forEach(
        (head, names) ->
            text.append(head).append(' ').append(String.join(" ", names)).append('\n'));
    records.forEach((name, fields) -> text.append("c ").append(name).append(fields).append('\n'));
  }

  private static void add(Map<String, List<String>> lines, String head, String name) {
    lines.computeIfAbsent(head, h -> new ArrayList<>()).add(name);
  }

  private static String fields(Macro.RecordConstructor record) {
    StringBuilder text = new StringBuilder();
    for (Macro.Field field : record.fields()) {
      text.append(' ').append(field.name());
      if (field.delayed() || field.innate()) {
        text.append('=').append(field.delayed() ? "d" : "").append(field.innate() ? "i" : "");
      }
    }
    return text.toString();
  }
}
