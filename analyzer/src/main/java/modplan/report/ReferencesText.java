package modplan.report;

import java.util.List;
import java.util.Map;
import modplan.load.Reference;

/** References for people: a line for each, under its module. */
public final class ReferencesText {
  private ReferencesText() {}

  /**
   * Writes the references of modules.
   *
   * @param files of the modules, by their names
   */
  public static String write(Map<String, List<Reference>> references, Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    references.forEach(
        (module, all) -> {
          text.append(module).append('\n');
          for (Reference reference : all) {
            text.append("    %s:%s: ".formatted(files.get(module), reference.location()));
            text.append(ReferenceWords.kind(reference)).append(' ').append(reference.name());
            if (!reference.written().equals(reference.name())) {
              text.append(" (here ").append(reference.written()).append(')');
            }
            text.append(" of ").append(reference.target());
            if (!reference.via().isEmpty()) {
              text.append(", in ").append(reference.via()).append(" that is called");
            }
            text.append('\n');
          }
        });
    int count = references.values().stream().mapToInt(List::size).sum();
    return text.append("%d references of %d modules\n".formatted(count, references.size()))
        .toString();
  }
}
