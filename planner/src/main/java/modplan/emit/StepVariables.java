package modplan.emit;

/**
 * What the variables of a build are set to that Ninja takes from its file only; the other tools
 * take them from the environment.
 *
 * @param guile the command that starts Guile, which may have arguments
 * @param target a triplet, or empty to compile for this machine
 * @param inlining {@code on} or {@code off}
 */
public record StepVariables(String guile, String target, String inlining) {
  /** What a build file that goes to other machines has. */
  public static final StepVariables DEFAULT = new StepVariables("guile", "", "off");
}
