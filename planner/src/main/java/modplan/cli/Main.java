package modplan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import modplan.project.IoErrors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Finds the command and turns every end into an exit code. */
public final class Main {
  private static final List<String> COMMANDS =
      List.of(
          "lint",
          "graph",
          "why",
          "scc",
          "affected",
          "plan",
          "emit",
          "run",
          "simulate",
          "references",
          "cut",
          "verify",
          "partition",
          "init",
          "doctor",
          "explain",
          "list-rules");

  static {
    // Types that no option has; picocli would load these classes, and look for Groovy, in each run.
    System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
    System.setProperty("picocli.disable.closures", "true");
  }

  private Main() {}

  public static void main(String[] args) {
    PrintStream out = new ReportStream(new FileOutputStream(FileDescriptor.out));
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    int code = run(args, new Session(System.in, out, err, Path.of(""), System.getenv()));
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs one command line; never throws. */
  static int run(String[] args, Session session) {
    try {
      // Building the options of all commands would cost each run time.
      boolean isOne = args.length > 0 && COMMANDS.contains(args[0]);
      CommandLine commandLine = isOne ? oneCommand(args[0], session) : everyCommand(session);
      int code =
          commandLine
              .setErr(session.errWriter())
              .setOut(session.outWriter())
              .execute(isOne ? Arrays.copyOfRange(args, 1, args.length) : args);
      if (code != ExitCode.USAGE && session.out().checkError()) { // help goes there, too
        session.err().println("modplan: " + ReportStream.failure(session.out()));
        return ExitCode.USAGE;
      }
      return code;
    } catch (OutOfMemoryError e) {
      session.err().println("modplan: " + IoErrors.OUT_OF_MEMORY);
      return ExitCode.INTERNAL;
    } finally {
      session.out().flush();
      session.err().flush();
    }
  }

  /** The program with all its commands, for what describes it. */
  static CommandLine everyCommand(Session session) {
    CommandLine top = new CommandLine(new Top());
    COMMANDS.forEach(each -> top.addSubcommand(each, command(each, session)));
    return configured(top, session);
  }

  private static CommandLine oneCommand(String name, Session session) {
    return configured(
        new CommandLine(command(name, session)).setCommandName("modplan " + name), session);
  }

  private static CommandLine configured(CommandLine commandLine, Session session) {
    return commandLine
        .setParameterExceptionHandler(new UsageErrors(session))
        .setExecutionExceptionHandler(new ExecutionErrors(session))
        .setUsageHelpAutoWidth(false)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static Object command(String name, Session session) {
    return switch (name) {
      case "lint" -> new LintCommand(session);
      case "graph" -> new GraphCommand(session);
      case "why" -> new WhyCommand(session);
      case "scc" -> new SccCommand(session);
      case "affected" -> new AffectedCommand(session);
      case "plan" -> new PlanCommand(session);
      case "emit" -> new EmitCommand(session);
      case "run" -> new RunCommand(session);
      case "simulate" -> new SimulateCommand(session);
      case "references" -> new ReferencesCommand(session);
      case "cut" -> new CutCommand(session);
      case "verify" -> new VerifyCommand(session);
      case "partition" -> new PartitionCommand(session);
      case "init" -> new InitCommand(session);
      case "doctor" -> new DoctorCommand(session);
      case "explain" -> new ExplainCommand(session);
      case "list-rules" -> new ListRulesCommand(session);
      default -> throw new IllegalArgumentException("no command of modplan: " + name);
    };
  }

  @Command(
      name = "modplan",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Reads the module headers of GNU Guile trees, tells what is unsafe in their module graph,"
              + " and plans how to compile them.",
      footer = {"", ExitCode.HELP},
      synopsisSubcommandLabel = "COMMAND")
  static final class Top implements Runnable {
    @picocli.CommandLine.Spec @Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
      }
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"modplan " + text()};
    }

    /** The version of the jar, for reports and generated files. */
    static String text() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(not packaged)" : version;
    }

    /**
     * What tells this build from any other, of the same version or not; null for one that is not
     * packaged.
     */
    static @Nullable String build() {
      try {
        Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.isRegularFile(jar)
            ? "%s %d %d"
                .formatted(text(), Files.size(jar), Files.getLastModifiedTime(jar).toMillis())
            : null;
      } catch (URISyntaxException | IOException e) {
        return null;
      }
    }
  }
}
