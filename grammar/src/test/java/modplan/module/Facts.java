package modplan.module;

import java.util.List;
import modplan.source.SourceFile;

/** The facts of a text, one a line, for tests to compare. */
final class Facts {
  private Facts() {}

  static FileFacts of(String text) {
    return FactsReader.read(SourceFile.of("a.scm", text));
  }

  /** {@code MODULE-INDEX kind context target names at LINE}. */
  static List<String> mentions(FileFacts facts) {
    return facts.mentions().stream()
        .map(
            m ->
                "%d %s %s %s%s at %d"
                    .formatted(
                        m.module(),
                        m.kind().text(),
                        m.context().text(),
                        m.target(),
                        m.names().isEmpty() ? "" : " " + String.join(",", m.names()),
                        m.location().line()))
        .toList();
  }

  static List<String> inclusions(FileFacts facts) {
    return facts.inclusions().stream()
        .map(i -> "%d %s %s %s".formatted(i.module(), i.form(), i.context().text(), i.path()))
        .toList();
  }

  static List<String> exports(FileFacts facts) {
    return facts.exports().stream()
        .map(
            e ->
                "%d %s %s%s"
                    .formatted(
                        e.module(), e.kind(), e.name().to(), e.declared() ? " declared" : ""))
        .toList();
  }

  static List<String> errors(FileFacts facts) {
    return facts.errors().stream().map(e -> e.location() + ": " + e.message()).toList();
  }
}
