package modplan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import modplan.project.FileSignature;
import modplan.project.Sha256;
import modplan.schedule.CompilePlan;

/** All that a compiled file depends on besides sources, as one text for each module. */
final class CompileOptions {
  private CompileOptions() {}

  /**
   * The options of the modules of a plan, by name. They are the same only for the same level and
   * further optimisations, the same Guile and driver, and the same variables of the environment.
   *
   * @param guile the command that starts it
   * @param driver the file of the driver
   */
  static Map<String, String> of(CompilePlan plan, Session session, String guile, Path driver) {
    String common =
        String.join(
            "\n",
            guile,
            identity(Guards.program(session, guile)),
            identity(driver),
            variable(session, "MODPLAN_TARGET"),
            variable(session, "MODPLAN_INLINING"),
            variable(session, "GUILE_LOAD_PATH"));
    String hash = Sha256.hex(common.getBytes(StandardCharsets.UTF_8));
    Map<String, String> options = new TreeMap<>();
    plan.modules()
        .forEach(
            module ->
                options.put(
                    module.name().toString(),
                    "-O%d %s %s"
                        .formatted(module.optLevel(), String.join(" ", module.options()), hash)));
    return options;
  }

  private static String variable(Session session, String name) {
    return name + "=" + session.environment().getOrDefault(name, "");
  }

  /** A file by its real place, size and time; the driver, which is ours, by its text. */
  private static String identity(Path file) {
    try {
      if (file.toString().endsWith(".scm")) {
        return Sha256.hex(Files.readAllBytes(file));
      }
      Path real = file.toRealPath();
      FileSignature signature = FileSignature.of(real);
      return signature == null
          ? real.toString()
          : "%s %d %d".formatted(real, signature.size(), signature.modifiedNanos());
    } catch (IOException unknown) {
      return "";
    }
  }
}
