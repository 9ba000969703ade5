package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.load.Simulation.Status;
import modplan.module.BindingKind;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.project.GuixModules;
import modplan.source.SourceFile;
import modplan.syntax.ModuleName;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Trees that use Guix and do not ship it are answered with the embedded profile. */
@NullUnmarked
class GuixProfileTest {
  private static final String HEADER =
      "(define-module (chan one) #:use-module (guix packages) #:use-module (guix gexp)"
          + " #:use-module (gnu packages base) #:export (one))\n";

  private static Simulation simulate(Map<String, String> files, String entry) {
    List<FileFacts> facts =
        new TreeMap<>(files)
            .entrySet().stream()
                .map(file -> FactsReader.read(SourceFile.of(file.getKey(), file.getValue())))
                .toList();
    return new Simulator(Program.of(facts), GuileVersion.V3_0)
        .simulate(ModuleName.of(entry.split(" ", -1)), Mode.LOAD_SOURCE);
  }

  private static Simulation simulate(String body) {
    return simulate(Map.of("chan/one.scm", HEADER + body), "chan one");
  }

  @Test
  void knowsKindsFieldsAndOwners() {
    GuixModules.Exports packages = GuixModules.exports(ModuleName.of("guix", "packages"));
    assertThat(packages.kinds())
        .containsEntry("package", BindingKind.MACRO)
        .containsEntry("package-name", BindingKind.MACRO)
        .containsEntry("package-full-name", BindingKind.VARIABLE);
    assertThat(packages.owners()).containsEntry("%current-system", "(guix utils)");
    assertThat(packages.records().get("package"))
        .contains(
            new GuixModules.Field("name", false, false),
            new GuixModules.Field("inputs", true, false),
            new GuixModules.Field("location", false, true),
            new GuixModules.Field("replacement", true, true));
    assertThat(GuixModules.exports(ModuleName.of("guix", "no-such"))).isNull();
    assertThat(GuixModules.exports(ModuleName.of("srfi", "srfi-1"))).isNull();
  }

  @Test
  void definePublicTakesSeveralFormsAsAValue() {
    assertThat(simulate("(define-public one (define b 1) (+ b 1))\n").outcome().status())
        .isEqualTo(Status.OK);
  }

  @Test
  void delayedFieldsOfARecordRunLater() {
    Simulation fine =
        simulate("(define one (package (name \"a\") (inputs (list later)) (arguments later)))");
    assertThat(fine.outcome().status()).as(fine.toString()).isEqualTo(Status.OK);
    assertThat(fine.loads()).containsExactly("chan/one.scm [source]");
    Simulation early = simulate("(define one (package (name later) (inputs (list coreutils))))");
    assertThat(early.outcome().kind()).isEqualTo("unbound-variable");
    assertThat(early.outcome().name()).isEqualTo("later");
  }

  @Test
  void gexpsAreTheirEscapes() {
    assertThat(simulate("(define one #~(list later #$coreutils))").outcome().status())
        .isEqualTo(Status.OK);
    assertThat(simulate("(define one #~(list later #$later))").outcome().name()).isEqualTo("later");
  }

  @Test
  void missingModulesAndNamesAreMissing() {
    assertThat(
            simulate(Map.of("a.scm", "(define-module (a) #:use-module (guix no-such))"), "a")
                .outcome()
                .kind())
        .isEqualTo("no-code-for-module");
    assertThat(
            simulate(
                    Map.of(
                        "a.scm",
                        "(define-module (a) #:use-module ((guix packages) #:select (no-such)))"),
                    "a")
                .outcome()
                .kind())
        .isEqualTo("missing-export");
  }

  @Test
  void aTreeThatShipsGuixIsAskedItself() {
    Map<String, String> files =
        Map.of(
            "guix/records.scm", "(define-module (guix records))",
            "a.scm", "(define-module (a) #:use-module (guix packages))");
    assertThat(simulate(files, "a").outcome().kind()).isEqualTo("no-code-for-module");
  }
}
