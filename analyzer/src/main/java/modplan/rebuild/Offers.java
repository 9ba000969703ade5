package modplan.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import modplan.load.Meaning;
import modplan.load.Survey;
import modplan.module.ModuleFact;
import modplan.project.Sha256;

/** What an importer can notice of the names that a module offers, as a hash. */
final class Offers {
  private Offers() {}

  static String hash(ModuleFact module, Survey survey) {
    StringBuilder text = new StringBuilder();
    if (survey.hasUnknownNames(module.name())) {
      text.append("and others\n");
    }
    Set<String> replacing = survey.replacing(module.name());
    for (Map.Entry<String, Meaning> each : survey.offers(module.name()).entrySet()) {
      Meaning meaning = each.getValue();
      text.append(each.getKey())
          .append(' ')
          .append(meaning.kind())
          .append(' ')
          .append(meaning.module())
          .append(' ')
          .append(meaning.name())
          .append(replacing.contains(each.getKey()) ? " replaces\n" : "\n");
    }
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
