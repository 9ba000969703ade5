package modplan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import modplan.project.IoErrors;
import modplan.project.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Finds the command and turns every end into an exit code. */
public final class Main {
  /** Made only when asked for: building the options of all commands would cost each run time. */
  private static final Map<String, Function<Session, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("lint", LintCommand::new);
    COMMANDS.put("graph", GraphCommand::new);
    COMMANDS.put("why", WhyCommand::new);
    COMMANDS.put("scc", SccCommand::new);
    COMMANDS.put("affected", AffectedCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("emit", EmitCommand::new);
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("simulate", SimulateCommand::new);
    COMMANDS.put("references", ReferencesCommand::new);
    COMMANDS.put("cut", CutCommand::new);
    COMMANDS.put("verify", VerifyCommand::new);
    COMMANDS.put("partition", PartitionCommand::new);
    COMMANDS.put("init", InitCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("list-rules", ListRulesCommand::new);
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
      int code =
          commandLine(args.length == 0 ? null : args[0], session)
              .setErr(session.errWriter())
              .setOut(session.outWriter())
              .execute(args);
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
    return commandLine(null, session);
  }

  private static CommandLine commandLine(@Nullable String name, Session session) {
    CommandLine top = new CommandLine(new Top());
    Function<Session, Object> wanted = name == null ? null : COMMANDS.get(name);
    if (wanted != null) {
      top.addSubcommand(name, wanted.apply(session));
    } else {
      COMMANDS.forEach((each, make) -> top.addSubcommand(each, make.apply(session)));
    }
    top.setParameterExceptionHandler(new UsageErrors(session));
    top.setExecutionExceptionHandler((e, line, result) -> failed(e, session));
    top.setUsageHelpAutoWidth(false);
    top.setCaseInsensitiveEnumValuesAllowed(true);
    return top;
  }

  private static int failed(Exception e, Session session) {
    if (e instanceof UsageException) {
      session.err().println("modplan: " + e.getMessage());
      return ExitCode.USAGE;
    }
    session.err().println("modplan: internal error; please report it with the lines below");
    e.printStackTrace(session.err());
    return ExitCode.INTERNAL;
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
