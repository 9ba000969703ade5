package modplan.emit;

import java.util.List;
import modplan.schedule.CompilePlan;

/** What a plan can be written for. */
public enum BuildTool {
  MAKE("make"),
  NINJA("ninja"),
  SH("sh"),
  PARALLEL("parallel"),
  SLURM("slurm"),
  MAKE_VARIABLES("make-variables"),
  GUIX("guix");

  private final String text;

  BuildTool(String text) {
    this.text = text;
  }

  /**
   * The files of a build, the build file first.
   *
   * @throws UnquotableNameException if a file has a name that the tool cannot be told
   */
  public List<GeneratedFile> emit(CompilePlan plan, EmitSettings settings) {
    return switch (this) {
      case MAKE -> MakeEmitter.emit(plan, settings);
      case NINJA -> NinjaEmitter.emit(plan, settings);
      case SH -> ShellEmitters.plain(plan, settings);
      case PARALLEL -> ShellEmitters.parallel(plan, settings);
      case SLURM -> ShellEmitters.slurm(plan, settings);
      case MAKE_VARIABLES -> ListEmitters.makeVariables(plan, settings);
      case GUIX -> ListEmitters.guix(plan, settings);
    };
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return text;
  }
}
