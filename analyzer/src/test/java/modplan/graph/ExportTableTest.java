package modplan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import modplan.module.BindingKind;
import modplan.module.FactsReader;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;

class ExportTableTest {
  private static java.util.SortedMap<String, BindingKind> exports(String text) {
    return ExportTable.of(FactsReader.read(SourceFile.of("m.scm", text)), 0);
  }

  @Test
  void namesTheExternalNamesWithTheKindOfTheInternalOnes() {
    assertThat(
            exports(
                """
                (define-module (m) #:export (f (inner . outer) gone) #:export-syntax (s)
                  #:re-export (other))
                (define (f) 1)
                (define-syntax-rule (inner) 1)
                (define-public p 1)
                (define hidden 1)
                """))
        .containsOnly(
            java.util.Map.entry("f", BindingKind.VARIABLE),
            java.util.Map.entry("outer", BindingKind.MACRO),
            java.util.Map.entry("gone", BindingKind.UNKNOWN),
            java.util.Map.entry("s", BindingKind.MACRO),
            java.util.Map.entry("other", BindingKind.UNKNOWN),
            java.util.Map.entry("p", BindingKind.VARIABLE));
  }

  @Test
  void theAccessorsOfSrfi9RecordsAreMacros() {
    assertThat(
            exports(
                """
                (define-module (m) #:export (<p> make-p p? p-x set-p-x!))
                (define-record-type <p> (make-p x) p? (x p-x set-p-x!))
                """))
        .containsEntry("<p>", BindingKind.VARIABLE)
        .containsEntry("make-p", BindingKind.MACRO)
        .containsEntry("p?", BindingKind.MACRO)
        .containsEntry("p-x", BindingKind.MACRO)
        .containsEntry("set-p-x!", BindingKind.MACRO);
  }
}
