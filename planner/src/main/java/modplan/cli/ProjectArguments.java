package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import modplan.project.Excludes;
import modplan.project.Project;
import modplan.project.ProjectOptions;
import modplan.project.ProjectReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that every command which reads a tree understands. */
final class ProjectArguments {
  @Parameters(
      paramLabel = "ROOT",
      arity = "0..*",
      description = "Directories with Guile modules; the current one by default.")
  List<String> roots = new ArrayList<>();

  @Option(
      names = "-L",
      paramLabel = "DIR",
      description = "Where modules that are not in the roots are looked for; may be repeated.")
  List<String> loadPath = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files and directories, as in 'tests/**'; may be repeated.")
  List<String> excludes = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to FILE, which is replaced at once; - is standard output.")
  @Nullable String output;

  @Option(names = "--strict", description = "Exit with 3 if an input could not be read or parsed.")
  boolean strict;

  @Option(names = "--quiet", description = "Print nothing but the report.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      hidden = true,
      description = "How many files are read at once.")
  int threads = Runtime.getRuntime().availableProcessors();

  Project read(Session session) {
    return ProjectReader.read(
        new ProjectOptions(
            session.workingDirectory(),
            roots.isEmpty() ? List.of(".") : roots,
            loadPath,
            Excludes.of(excludes),
            Math.max(1, threads)));
  }

  /** The exit code of a command that has no findings of its own. */
  int exitCode(Project project) {
    boolean unread =
        !project.unreadable().isEmpty()
            || project.files().stream().anyMatch(f -> !f.facts().isComplete());
    return strict && unread ? ExitCode.UNREADABLE : ExitCode.CLEAN;
  }
}
