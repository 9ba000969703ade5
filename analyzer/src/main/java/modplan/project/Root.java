package modplan.project;

import java.nio.file.Path;

/**
 * A directory that is analysed.
 *
 * @param label as the user wrote it, for reports
 * @param prefix what stands before the paths of its files in reports: empty if it is the only root,
 *     else the label and {@code /}
 */
public record Root(String label, Path directory, String prefix) {}
