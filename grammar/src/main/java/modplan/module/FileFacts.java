package modplan.module;

import java.util.List;
import modplan.source.Diagnostic;

/**
 * What one file says about modules: all that later stages know of it. Lists are in the order of the
 * file; elements refer to their module by its index in {@link #modules}, -1 before the first module
 * form and behind one whose name cannot be read.
 *
 * @param file path relative to its root, with {@code /}
 * @param bytes size on disk
 * @param forms number of top-level data up to the end or the first error
 * @param encoding IANA name
 * @param inclusions the files that are read as a part of this one
 * @param remarks comments that speak to modplan
 * @param errors what is wrong with its text; the rest is what was understood all the same
 * @param contents what its code says
 */
public record FileFacts(
    String file,
    long bytes,
    int forms,
    String encoding,
    List<Inclusion> inclusions,
    List<Remark> remarks,
    List<Diagnostic> errors,
    FileContents contents) {
  public FileFacts {
    inclusions = List.copyOf(inclusions);
    remarks = List.copyOf(remarks);
    errors = List.copyOf(errors);
  }

  /** The module forms. */
  public List<ModuleFact> modules() {
    return contents.parts().modules();
  }

  /** What names another module. */
  public List<Mention> mentions() {
    return contents.parts().mentions();
  }

  public List<ExportFact> exports() {
    return contents.parts().exports();
  }

  public List<Definition> definitions() {
    return contents.parts().definitions();
  }

  /** Signs that modules export or are more than these lists say. */
  public ComputedNames computed() {
    return contents.parts().computed();
  }

  /** The code, for those who ask what it does. */
  public Body body() {
    return contents.parts().body();
  }

  /** Reads what of it is still in the cache. */
  public void load() {
    contents.parts();
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
