package modplan.schedule;

import java.util.List;
import modplan.cost.ModuleCost;
import modplan.syntax.ModuleName;

/**
 * A module that is compiled.
 *
 * @param file its source, as reports name it
 * @param directory index of the directory under which its name resolves: the roots, then {@code -L}
 * @param path its source below that directory; its {@code .go} has the same place below the output
 * @param bytes size of the source and of the files of the roots that it includes
 * @param imports modules of the plan that it imports: without them it neither loads nor compiles
 * @param mentions other modules of the plan that compiling it may load: autoloads, {@code @}
 * @param includes files that may be part of its text, below its directory; they need not exist
 * @param externalImports modules outside the plan that it imports
 * @param externalMentions modules outside the plan that {@code @} and {@code @@} name in it
 * @param preload whether it has to be loaded before it is compiled, for all that is known
 * @param options optimisations besides the level: {@code letrectify}, {@code no-letrectify}
 * @param header hash of what its module form imports, as {@link HeaderHash} makes it; empty if
 *     unknown
 */
public record PlannedModule(
    ModuleName name,
    String file,
    int directory,
    String path,
    long bytes,
    int optLevel,
    ModuleCost cost,
    List<ModuleName> imports,
    List<ModuleName> mentions,
    List<String> includes,
    List<ModuleName> externalImports,
    List<ModuleName> externalMentions,
    boolean preload,
    List<String> options,
    String header) {
  private static final String EXTENSION = ".scm";

  public PlannedModule {
    imports = List.copyOf(imports);
    mentions = List.copyOf(mentions);
    includes = List.copyOf(includes);
    externalImports = List.copyOf(externalImports);
    externalMentions = List.copyOf(externalMentions);
    options = List.copyOf(options);
  }

  /** A module without options of its own and with an unknown header. */
  public PlannedModule(
      ModuleName name,
      String file,
      int directory,
      String path,
      long bytes,
      int optLevel,
      ModuleCost cost,
      List<ModuleName> imports,
      List<ModuleName> mentions,
      List<String> includes,
      List<ModuleName> externalImports,
      List<ModuleName> externalMentions,
      boolean preload) {
    this(
        name,
        file,
        directory,
        path,
        bytes,
        optLevel,
        cost,
        imports,
        mentions,
        includes,
        externalImports,
        externalMentions,
        preload,
        List.of(),
        "");
  }

  /** Where the compiled file goes, below the output directory. */
  public String compiledPath() {
    String stem =
        path.endsWith(EXTENSION) ? path.substring(0, path.length() - EXTENSION.length()) : path;
    return stem + ".go";
  }
}
