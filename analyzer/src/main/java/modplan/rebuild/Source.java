package modplan.rebuild;

import java.util.List;
import java.util.Map;
import modplan.load.Meaning;
import modplan.module.FileFacts;
import modplan.module.Mention;
import modplan.module.ModuleFact;
import modplan.project.ProjectFile;

/**
 * A module, its forms, and what the symbols in them mean.
 *
 * @param byName the forms that bind a name, as far as somebody has asked; grows
 * @param meanings of the symbols that mean something
 */
record Source(
    ProjectFile file,
    ModuleFact fact,
    SplicedTexts splices,
    List<Mention> mentions,
    List<TopForm> forms,
    Map<String, List<TopForm>> byName,
    Map<String, Meaning> meanings) {
  /** Whether all of the text was understood: who knows what else stands in it. */
  boolean isComplete() {
    return file.facts().isComplete() && splices.texts().stream().allMatch(FileFacts::isComplete);
  }

  /** The forms that bind a name; where none is known to, those that may. */
  List<TopForm> definitions(String name) {
    return byName.computeIfAbsent(name, this::mayDefine);
  }

  private List<TopForm> mayDefine(String name) {
    List<TopForm> others = forms.stream().filter(form -> !form.isCore()).toList();
    List<TopForm> naming = others.stream().filter(form -> form.mentions(name)).toList();
    return naming.isEmpty() ? others : naming;
  }
}
