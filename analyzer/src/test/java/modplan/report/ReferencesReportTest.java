package modplan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Reference;
import modplan.load.Survey;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ReferencesReportTest {
  private static final Map<String, String> FILES =
      Map.of("(user)", "user.scm", "(base)", "base.scm");

  private static final List<FileFacts> TREE =
      List.of(
          file(
              "user.scm",
              """
              (define-module (user)
                #:use-module ((base) #:prefix b:))
              (define one b:value)
              (define (two) (b:procedure 'value))
              (b:twice (two))
              (define-syntax three (lambda (s) (b:other s)))
              """),
          file(
              "base.scm",
              """
              (define-module (base)
                #:export (value other procedure twice))
              (define value 1)
              (define (other x) x)
              (define (procedure x) x)
              (define-syntax-rule (twice x) (begin x x))
              """));

  private static FileFacts file(String path, String text) {
    return FactsReader.read(SourceFile.of(path, text));
  }

  private static Map<String, List<Reference>> references() {
    Survey survey = Survey.of(Program.of(TREE), GuileVersion.V3_0);
    Map<String, List<Reference>> references = new LinkedHashMap<>();
    references.put("(base)", survey.references(ModuleName.of("base")));
    references.put("(user)", survey.references(ModuleName.of("user")));
    return references;
  }

  @Test
  void saysWhatIsUsedWhenAndWhere() {
    assertThat(ReferencesText.write(references(), FILES))
        .isEqualTo(
            """
            (base)
            (user)
                user.scm:5:1: strict macro twice (here b:twice) of (base)
                user.scm:3:1: strict value (here b:value) of (base)
                user.scm:4:15: delayed procedure (here b:procedure) of (base)
                user.scm:5:10: called procedure (here b:procedure) of (base), in two that is called
                user.scm:6:34: expansion other (here b:other) of (base)
            5 references of 2 modules
            """);
  }

  @Test
  void isAsTheSchemaSays() throws IOException {
    String json = ReferencesJson.write(references(), FILES);
    assertThat(Schemas.violations("references-1", json)).isEmpty();
    assertThat(json).contains("\"when\": \"called\"", "\"via\": \"two\"", "\"binding\": \"macro\"");
    String broken = json.replace("\"when\": \"called\"", "\"when\": \"sometimes\"");
    assertThat(Schemas.violations("references-1", broken)).isNotEmpty();
  }
}
