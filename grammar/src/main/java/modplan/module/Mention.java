package modplan.module;

import java.util.List;
import modplan.source.Location;
import modplan.syntax.ImportOption;
import modplan.syntax.ModuleName;

/**
 * One place where a file names a module.
 *
 * @param module index of the module form that it belongs to in {@link FileFacts#modules()}, or -1
 * @param location of the interface spec, or of the whole mention
 * @param options of an import: select, hide, prefix and so on
 * @param names what an autoload waits for, or the one name behind {@code @} and {@code @@}
 * @param tentative inside {@code cond-expand} or the definition of a macro: perhaps not for this
 *     Guile, or with pattern variables for names
 */
public record Mention(
    int module,
    MentionKind kind,
    Context context,
    ModuleName target,
    Location location,
    List<ImportOption> options,
    List<String> names,
    boolean tentative) {
  public Mention {
    options = List.copyOf(options);
    names = List.copyOf(names);
  }

  /**
   * Whether loading the module loads the target before the body goes on: an edge of the import
   * graph.
   */
  public boolean isEagerImport() {
    return kind.isImport() && context == Context.EAGER;
  }
}
