package modplan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Prints what a release needs besides the jar, from the same options that the program reads: {@code
 * completion} for bash and zsh, or the page {@code man}.
 */
final class ReleaseFiles {
  private ReleaseFiles() {}

  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    CommandLine program = Main.everyCommand(new Session(out, out, Path.of("")));
    out.print(args[0].equals("man") ? man(program) : completion(program));
    out.flush();
  }

  static String completion(CommandLine program) {
    return AutoComplete.bash("modplan", program).replaceAll("(?m)^# Date: .*\n", "");
  }

  /** The page in roff: each command's help as it prints it. */
  static String man(CommandLine program) {
    StringBuilder page = new StringBuilder(".TH MODPLAN 1 \"\" \"modplan\" \"User Commands\"\n");
    section(
        page,
        "NAME",
        "modplan - check the module graph of GNU Guile trees and plan how to compile them");
    verbatim(page, "SYNOPSIS", program.getUsageMessage());
    for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
      verbatim(page, "modplan " + command.getKey(), command.getValue().getUsageMessage());
    }
    section(
        page,
        "ENVIRONMENT",
        "JAVA_HOME names the Java to run with, MODPLAN_JAVA_OPTS adds options for it,"
            + " XDG_CACHE_HOME is where what was read is kept for the next run, NO_COLOR turns"
            + " colours off.");
    section(page, "SEE ALSO", "guild(1), make(1); more in share/doc/modplan");
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String text) {
    page.append(".SH ").append(escaped(title)).append('\n').append(escaped(text)).append('\n');
  }

  private static void verbatim(StringBuilder page, String title, String text) {
    page.append(".SH ").append(escaped(title)).append("\n.nf\n");
    text.lines().forEach(line -> page.append(escaped(line)).append('\n'));
    page.append(".fi\n");
  }

  /** Backslashes, hyphens and dots at the start of a line mean something to roff. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
