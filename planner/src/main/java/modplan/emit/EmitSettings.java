package modplan.emit;

import java.nio.file.Path;
import java.util.List;
import modplan.source.SlashPath;

/**
 * Where the generated build stands.
 *
 * @param fileName of the build file, without directory
 * @param directories the plan's directories, roots then {@code -L}, as seen from the build file's
 *     directory, with {@code /}
 * @param version of modplan
 * @param tuneCollector whether steps set Guile's collector to the memory that they may take
 * @param variables what is written into a file for Ninja
 */
public record EmitSettings(
    String fileName,
    List<String> directories,
    String version,
    boolean tuneCollector,
    StepVariables variables) {
  /** The name of the driver's file, which lies beside the build file. */
  public static final String DRIVER = "modplan-driver.scm";

  public EmitSettings {
    directories = List.copyOf(directories);
  }

  /** Settings that tune the collector. */
  public EmitSettings(String fileName, List<String> directories, String version) {
    this(fileName, directories, version, true, StepVariables.DEFAULT);
  }

  /**
   * Settings for a build file.
   *
   * @param file the file to be written
   * @param directories the plan's directories
   */
  public static EmitSettings of(Path file, List<Path> directories, String version) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      throw new IllegalArgumentException(file + " is not the name of a file");
    }
    return new EmitSettings(
        name.toString(),
        directories.stream()
            .map(directory -> parent.relativize(directory.toAbsolutePath().normalize()))
            .map(SlashPath::of)
            .map(relative -> relative.isEmpty() ? "." : relative)
            .toList(),
        version);
  }

  /** The same, with or without a tuned collector. */
  public EmitSettings withTuneCollector(boolean tune) {
    return new EmitSettings(fileName, directories, version, tune, variables);
  }

  /** The same, with other variables. */
  public EmitSettings withVariables(StepVariables other) {
    return new EmitSettings(fileName, directories, version, tuneCollector, other);
  }

  /** The name of the file that holds the plan for the driver. */
  String dataName() {
    return fileName + ".plan";
  }
}
