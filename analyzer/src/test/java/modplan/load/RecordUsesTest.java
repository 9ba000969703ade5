package modplan.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import modplan.binding.GuileVersion;
import modplan.binding.Program;
import modplan.binding.ReadStrings;
import modplan.module.Body;
import modplan.module.FactsReader;
import modplan.module.FileFacts;
import modplan.source.SourceFile;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What records of Guix use of half-loaded modules, and how little of them has to be expanded. */
@NullUnmarked
class RecordUsesTest {
  private static final RecordFields PACKAGE =
      new RecordFields(Set.of("name", "source", "inputs", "origin"), Set.of("inputs"));
  private static final RecordFields ORIGIN = new RecordFields(Set.of("uri", "modules"), Set.of());
  private static final RecordFields SOURCE = new RecordFields(Set.of("url"), Set.of());

  private static final ReadStrings STRINGS = Program.of(List.of()).strings();

  private static RecordFields records(String head) {
    return switch (head) {
      case "package" -> PACKAGE;
      case "origin" -> ORIGIN;
      case "url-source" -> SOURCE;
      default -> RecordFields.NONE;
    };
  }

  private static FileFacts read(String path, String text) {
    return FactsReader.read(SourceFile.of(path, text));
  }

  /** The form as it is expanded where only {@code wanted} is of interest, wherever it stands. */
  private static String expanded(String form) {
    return expanded(form, Set.of("wanted"));
  }

  /**
   * The same.
   *
   * @param later what is of interest in values that run later
   */
  private static String expanded(String form, Set<String> later) {
    Body body = read("a.scm", form).body();
    FormNames names = new FormNames(body, RecordUsesTest::records);
    IntSet idle = IdleFields.of(names, body, 0, names.marks(Set.of("wanted")), names.marks(later));
    return String.valueOf(BodyData.datum(body, body.form(0), idle, STRINGS));
  }

  private static String whole(String form) {
    Body body = read("a.scm", form).body();
    return String.valueOf(BodyData.datum(body, body.form(0), STRINGS));
  }

  @Test
  void valuesThatMentionNothingOfInterestAreLeftOut() {
    assertThat(expanded("(define-public x (package (name (f 1)) (inputs (list wanted y))))"))
        .isEqualTo(whole("(define-public x (package (name #f) (inputs (list wanted y))))"));
    assertThat(expanded("(package (name 1) (inputs wanted))"))
        .isEqualTo(whole("(package (name #f) (inputs wanted))"));
    assertThat(expanded("(define x (package (name 1) (inputs 2)))"))
        .isEqualTo(whole("(define x (package (name #f) (inputs #f)))"));
  }

  @Test
  void inValuesThatRunLaterOtherNamesAreOfInterest() {
    String form = "(define x (package (name wanted) (inputs wanted)))";
    assertThat(expanded(form, Set.of()))
        .isEqualTo(whole(form.replace("inputs wanted", "inputs #f")));
    assertThat(expanded("(define x (package (inputs (list tool wanted))))", Set.of("tool")))
        .isEqualTo(whole("(define x (package (inputs (list tool wanted))))"));
    assertThat(expanded("(define x (package (name tool)))", Set.of("tool")))
        .isEqualTo(whole("(define x (package (name #f)))"));
  }

  /** Whether a call of the procedure may come to {@code wanted}. */
  private static boolean mayRun(String form) {
    FormNames names = new FormNames(read("a.scm", form).body(), RecordUsesTest::records);
    return names.mayRun(0, names.marks(Set.of("wanted")));
  }

  @Test
  void aCallDoesNotComeToValuesThatRunLater() {
    assertThat(mayRun("(define (make x) (package (name x) (inputs (list wanted))))")).isFalse();
    assertThat(mayRun("(define make (lambda (x) (package (inputs wanted))))")).isFalse();
    assertThat(mayRun("(define (make x) 'wanted)")).isFalse();
    Stream.of(
            "(define (make x) (package (name wanted)))",
            "(define make (lambda (x) (package (name wanted))))",
            "(define* (make #:optional (x wanted)) x)",
            "(define (make package) (package (inputs wanted)))",
            "(define (make) (let ((package list)) (package (inputs wanted))))",
            "(define (make x) (lambda () wanted))")
        .forEach(form -> assertThat(mayRun(form)).as(form).isTrue());
  }

  @Test
  void recordsInFieldsAreRecords() {
    assertThat(expanded("(define x (package (source (url-source (url (g 1)) (url wanted)))))"))
        .isEqualTo(whole("(define x (package (source (url-source (url #f) (url wanted)))))"));
  }

  @Test
  void whatMayMeanSomethingElseStaysWhole() {
    Stream.of(
            "(define (package x) (package (name (f 1)) (inputs wanted)))",
            "(define x (let ((package list)) (package (name (f 1)) (inputs wanted))))",
            "(define x (list (package (name (f 1)) (inputs wanted))))",
            "(define x (package (inherit (f 1)) (other (g 1)) . wanted))",
            // The field around it binds this name.
            "(define x (package (source (origin (uri (f 1)) (modules wanted)))))",
            "(define x '(package (name (f 1)) (inputs wanted)))",
            "(f (name (g 1)) wanted)")
        .forEach(form -> assertThat(expanded(form)).isEqualTo(whole(form)));
  }

  private static List<Hazard> hazards(String body) {
    Program program =
        Program.of(
            List.of(
                read(
                    "chan/one.scm",
                    """
                    (define-module (chan one) #:use-module (guix packages)
                      #:use-module (guix download) #:use-module (chan two) #:export (one))
                    """
                        + body),
                read(
                    "chan/two.scm",
                    """
                    (define-module (chan two) #:use-module (chan one) #:export (two synopsis tool))
                    (define two "2")
                    (define synopsis "")
                    (define hidden 1)
                    (define-syntax tool (identifier-syntax hidden))
                    """)));
    return Hazards.of(
        program, GuileVersion.V3_0, List.of(List.of("(chan one)", "(chan two)")), List.of());
  }

  private static String told(String body) {
    return hazards(body).stream()
        .map(each -> each.kind() + " " + each.name() + " " + each.location())
        .toList()
        .toString();
  }

  @Test
  void aFieldThatIsTakenAtOnceIsAUse() {
    assertThat(told("(define one\n  (package (version (f 1))\n    (name two)))"))
        .isEqualTo("[STRICT two 5:11]");
    assertThat(told("(define one (package (name \"a\") (inputs (list two))))")).isEqualTo("[]");
  }

  @Test
  void aProcedureThatMakesRecordsNeedsWhatTheyTakeAtOnce() {
    String one =
        "(define (make x)\n (package (name %s)\n  (inputs (list %s))))\n(define one (make 1))";
    assertThat(told(one.formatted("two", "x"))).isEqualTo("[CALLED two 6:14]");
    assertThat(told(one.formatted("x", "two"))).isEqualTo("[]");
  }

  @Test
  void theNameOfARecordMayMeanSomethingElse() {
    for (String body :
        List.of(
            "(define (make package inputs) (package (inputs two)))\n(define one (make list list))",
            "(define (make)\n (let ((package list) (inputs list)) (package (inputs two))))\n"
                + "(define one (make))",
            "(define one\n (let ((package list) (inputs list)) (package (inputs two))))",
            "(define one (map (lambda (package inputs) (package (inputs two)))\n"
                + " (list list) (list list)))",
            "(define one\n (let ((package (lambda (x) x)) (inputs list)) (package (inputs two))))")) {
      assertThat(told(body)).as(body).contains(" two ");
    }
    assertThat(told("(define one\n (let ((p (package (inputs two)))) (package (inherit p))))"))
        .isEqualTo("[]");
  }

  @Test
  @Timeout(60) // the square of the records took many minutes
  void aFormOfManyRecordsIsLookedThroughOnce() {
    String records = "(package (name 1) (inputs (list two)))\n".repeat(150_000);
    assertThat(told("(define one (list " + records + "))")).isEqualTo("[]");
  }

  @Test
  void theNameOfAFieldIsNoUse() {
    String one = "(define one (package (name \"a\") (synopsis %s)))";
    assertThat(told(one.formatted("\"Text\""))).isEqualTo("[]");
    assertThat(told(one.formatted("synopsis"))).startsWith("[STRICT synopsis 3:");
    assertThat(told("(define one (synopsis 1))")).startsWith("[STRICT synopsis 3:");
  }

  @Test
  void aMacroInAFieldThatRunsLaterIsFound() {
    assertThat(told("(define one\n  (package (name (f 1))\n    (inputs (list 1 tool))))"))
        .contains("MACRO")
        .contains("tool 5:21");
  }
}
