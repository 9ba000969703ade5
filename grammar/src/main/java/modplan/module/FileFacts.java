package modplan.module;

import java.util.List;
import modplan.source.Diagnostic;

/**
 * What one file says about modules: all that later stages know of it. Lists are in the order of the
 * file; elements refer to their module by its index in {@code modules}, -1 before the first module
 * form and behind one whose name cannot be read.
 *
 * @param file path relative to its root, with {@code /}
 * @param bytes size on disk
 * @param forms number of top-level data up to the end or the first error
 * @param encoding IANA name
 * @param body the code, for those who ask what it does
 * @param computed signs that modules export or are more than these lists say
 * @param remarks comments that speak to modplan
 * @param errors what is wrong with its text; the rest is what was understood all the same
 */
public record FileFacts(
    String file,
    long bytes,
    int forms,
    String encoding,
    List<ModuleFact> modules,
    List<Mention> mentions,
    List<Inclusion> inclusions,
    List<ExportFact> exports,
    List<Definition> definitions,
    Body body,
    ComputedNames computed,
    List<Remark> remarks,
    List<Diagnostic> errors) {
  public FileFacts {
    modules = List.copyOf(modules);
    mentions = List.copyOf(mentions);
    inclusions = List.copyOf(inclusions);
    exports = List.copyOf(exports);
    definitions = List.copyOf(definitions);
    remarks = List.copyOf(remarks);
    errors = List.copyOf(errors);
  }

  /** Facts of one path are rarely compared, and much to look at. */
  @Override
  public int hashCode() {
    return file.hashCode();
  }

  /**
   * False if the text could not be read to its end, so that definitions and mentions may be
   * missing.
   */
  public boolean isComplete() {
    return errors.isEmpty();
  }
}
