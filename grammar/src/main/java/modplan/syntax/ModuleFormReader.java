package modplan.syntax;

import java.util.List;
import modplan.source.SourceFile;

/**
 * Reads the forms that speak of modules: those that are written plainly from their nodes, all
 * others with the grammar, which says what is wrong with them. Both ways give the same values; most
 * runs never load the generated parser.
 */
public final class ModuleFormReader {
  private ModuleFormReader() {}

  /** The top-level form {@code (define-module NAME CLAUSE ...)}. */
  public static Parsed<ModuleForm> defineModule(SourceFile file, Form form) {
    ModuleForm plain = new PlainForm(file, form).defineModule(0);
    return plain != null
        ? new Parsed<>(plain, List.of())
        : ModuleFormParser.defineModule(file, form.start(0), form.end(0));
  }

  /** {@code (use-modules SPEC ...)}. */
  public static Parsed<List<ImportSpec>> useModules(SourceFile file, Form form, int node) {
    List<ImportSpec> plain = new PlainForm(file, form).useModules(node);
    return plain != null
        ? new Parsed<>(plain, List.of())
        : ModuleFormParser.useModules(file, form.start(node), form.end(node));
  }

  /** {@code (export ITEM ...)} and its relatives. */
  public static Parsed<Clause.Export> export(SourceFile file, Form form, int node) {
    Clause.Export plain = new PlainForm(file, form).export(node);
    return plain != null
        ? new Parsed<>(plain, List.of())
        : ModuleFormParser.export(file, form.start(node), form.end(node));
  }
}
