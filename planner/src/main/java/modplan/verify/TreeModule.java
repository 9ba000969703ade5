package modplan.verify;

import java.util.Set;
import java.util.TreeSet;
import modplan.module.FileFacts;
import modplan.syntax.ModuleName;

/**
 * What the tree says of a module that is to be compiled.
 *
 * @param directory index of the directory where its name resolves: the roots, then {@code -L}
 * @param path of its source below that directory
 * @param bytes with the files of the roots that it includes
 * @param imports modules of the plan that it imports
 * @param mentions others that compiling it may load
 */
record TreeModule(
    ModuleName name,
    FileFacts facts,
    int directory,
    String path,
    long bytes,
    Set<ModuleName> imports,
    Set<ModuleName> mentions) {

  /** All that must be at hand when it is compiled. */
  Set<ModuleName> needs() {
    Set<ModuleName> needs = new TreeSet<>(imports);
    needs.addAll(mentions);
    return needs;
  }
}
