package modplan.syntax;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleFormParserTest {
  // ---------------------------------------------------------------- define-module

  static Stream<Arguments> clauses() {
    return Rows.of(
        """
        #:use-module (a b)                          => use (a b)
        #:use-module ((a))                          => use (a)
        #:use-module ((a) #:select (x (y . z)))     => use (a) select x,y>z
        #:use-module ((a) #:select ())              => use (a) select
        #:use-module ((a) #:hide (x y))             => use (a) hide x,y
        #:use-module ((a) #:prefix p:)              => use (a) prefix p:
        #:use-module ((a) #:prefix export:)         => use (a) prefix export:
        #:use-module ((a) #:select (x) #:prefix p:) => use (a) select x prefix p:
        #:use-module ((a) #:prefix p: #:select (x)) => use (a) select x prefix p:
        #:use-module ((a) #:select (x) #:hide (y))  => use (a) hide y select x
        #:use-module ((a) #:renamer (symbol-prefix-proc 'x)) => use (a) renamer (symbol-prefix-proc 'x)
        #:use-module ((a) #:renamer f #:select (x)) => use (a) select x renamer f
        #:use-module ((a) #:renamer f #:prefix p:)  => use (a) renamer f
        #:use-module ((a) #:version (1 2))          => use (a) version (1 2)
        #:use-module ((a) :select (x) :prefix p:)   => use (a) select x prefix p:
        #:use-syntax (a b)                          => use (a b)
        #:autoload (a b) (x y)                      => autoload (a b) x,y
        #:export (x (y . z))                        => EXPORT x,y>z
        #:export (define-module import :export version: @) => EXPORT define-module,import,:export,version:,@
        #:export-syntax (x)                         => EXPORT_SYNTAX x
        #:re-export (x (y . z))                     => RE_EXPORT x,y>z
        #:re-export-syntax (x)                      => RE_EXPORT_SYNTAX x
        #:replace (x)                               => REPLACE x
        #:replace-syntax (x)                        => REPLACE_SYNTAX x
        #:re-export-and-replace (x)                 => RE_EXPORT_AND_REPLACE x
        #:pure                                      => pure
        #:no-backtrace                              =>
        #:declarative? #t                           => declarative true
        #:declarative? #f                           => declarative false
        #:declarative? #false                       => declarative false
        #:duplicates (replace  warn)                => duplicates (replace  warn)
        #:version (1 2 (3))                         => version (1 2 (3))
        #:filename "x.scm"                          => filename "x.scm"
        #:pure #:export () #:use-module (a)         => pure; EXPORT; use (a)
        :use-module (a) :export (x) :pure           => use (a); EXPORT x; pure
        use-module: (a)                             => use (a)
        #:export (#{a b}# #{\\x41;}#) #;x #|y|#     => EXPORT a b,A
        #:export #;(x) (y #;z #;(w))                => EXPORT y
        #:export [x y]                              => EXPORT x,y
        """);
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void readsClausesOfDefineModule(String clauses, String expected) {
    Parsed<ModuleForm> parsed =
        parse("(define-module (m) " + clauses + ")", ModuleFormParser::defineModule);

    assertThat(messages(parsed)).isEmpty();
    assertThat(clauses(parsed)).isEqualTo(expected);
  }

  @Test
  void knowsNameAndPlaces() {
    ModuleForm form =
        formOf(
            parse(
                "(define-module (a-b c)\n  #:use-module ((x) #:hide (é))\n  #:export (é λ\n  μ))",
                ModuleFormParser::defineModule));
    assertThat(form.name()).isEqualTo(ModuleName.of("a-b", "c"));
    assertThat(form.kind()).isEqualTo(ModuleForm.Kind.DEFINE_MODULE);
    assertThat(form.wrapped()).isFalse();
    assertThat(form.location()).hasToString("1:1");
    assertThat(form.clauses().get(0))
        .isInstanceOfSatisfying(
            Clause.Use.class, use -> assertThat(use.spec().location()).hasToString("2:16"));
    assertThat(form.clauses().get(1))
        .isInstanceOfSatisfying(
            Clause.Export.class,
            export ->
                assertThat(export.items())
                    .extracting(item -> item.location().toString())
                    .containsExactly("3:13", "3:15", "4:3"));
  }

  @Test
  void placesCountFromTheFormInItsFile() {
    SourceFile file = SourceFile.of("a.scm", "\né (define-module (m) #:x\n #:y)");
    Parsed<ModuleForm> parsed = ModuleFormParser.defineModule(file, 4, file.bytes().length);

    assertThat(formOf(parsed).location()).hasToString("2:3");
    assertThat(messages(parsed)).isEqualTo("2:22: define-module has no clause `#:x`");
  }

  @Test
  void knowsAWrapper() {
    ModuleForm form = formOf(parse("(define-module* (m))", ModuleFormParser::defineModule));

    assertThat(form.wrapped()).isTrue();
  }

  static Stream<Arguments> broken() {
    return Rows.of(
        """
        (define-module)                                    => 1:15: expected a module name such as (ice-9 match), found `)`
        (define-module ())                                 => 1:17: expected a module name such as (ice-9 match), found `)`
        (define-module m)                                  => 1:16: expected a module name such as (ice-9 match), found `m`
        (define-module "m")                                => 1:16: expected a module name such as (ice-9 match), found `"m"`
        (define-module (m "x"))                            => 1:19: expected a module name such as (ice-9 match), found `"x"`
        (define-module (m . x))                            => 1:19: expected a module name such as (ice-9 match), found `.`
        (define-module (m 1))                              => 1:19: expected a name, found the number `1`
        (define-module (m #:pure))                         => 1:19: expected a name, found the keyword `#:pure`: is a `)` missing before it?
        (define-module (m #:use-module (a)))               => 1:19: expected a name, found the keyword `#:use-module`: is a `)` missing before it?
        (define-module (m) #:uze-module (a))               => 1:20: define-module has no clause `#:uze-module`; did you mean `#:use-module`?
        (define-module (m) #:use-modules (a))              => 1:20: define-module has no clause `#:use-modules`; did you mean `#:use-module`?
        (define-module (m) #:exports (a))                  => 1:20: define-module has no clause `#:exports`; did you mean `#:export`?
        (define-module (m) #:licence gpl)                  => 1:20: define-module has no clause `#:licence`
        (define-module (m) :uze (a))                       => 1:20: define-module has no clause `:uze`
        (define-module (m) #:use-module (a) #:select (x))  => 1:37: define-module has no clause `#:select`: it is an option of an import, as in #:use-module ((NAME) #:select ...)
        (define-module (m) use-module (a))                 => 1:20: expected a clause of define-module such as #:use-module, found `use-module`
        (define-module (m) (use-modules (a)))              => 1:20: expected a clause of define-module such as #:use-module, found `(`
        (define-module (m) . #:pure)                       => 1:20: expected a clause of define-module such as #:use-module, found `.`
        (define-module (m) #:use-module)                   => 1:32: expected a module name or ((NAME) #:select (...)), found `)`
        (define-module (m) #:use-module "a")               => 1:33: expected a module name or ((NAME) #:select (...)), found `"a"`
        (define-module (m) #:use-module a)                 => 1:33: expected a module name or ((NAME) #:select (...)), found `a`
        (define-module (m) #:use-module ())                => 1:34: expected a module name or ((NAME) #:select (...)), found `)`
        (define-module (m) #:use-module #:use-module (a))  => 1:33: expected a module name or ((NAME) #:select (...)), found `#:use-module`
        (define-module (m) #:use-module ((a) #:selekt (x))) => 1:38: an import has no option `#:selekt`; did you mean `#:select`?
        (define-module (m) #:use-module ((a) #:only (x)))  => 1:38: an import has no option `#:only`
        (define-module (m) #:use-module ((a) #:select (x) #:use-module (b))) => 1:51: an import has no option `#:use-module`: is a `)` missing before it?
        (define-module (m) #:use-module ((a) x))           => 1:38: expected a module name or ((NAME) #:select (...)), found `x`
        (define-module (m) #:use-module ((a) #:select x))  => 1:47: expected a list of names such as (a b), found `x`
        (define-module (m) #:use-module ((a) #:select))    => 1:46: expected a list of names such as (a b), found `)`
        (define-module (m) #:use-module ((a) #:select ("x"))) => 1:48: expected a name in this list, found `"x"`
        (define-module (m) #:use-module ((a) #:select ((x y)))) => 1:51: expected (NAME . OTHER-NAME), found `y`
        (define-module (m) #:use-module ((a) #:prefix "p")) => 1:47: expected a name, found `"p"`
        (define-module (m) #:use-module ((a) #:hide x))    => 1:45: expected a list of names such as (a b), found `x`
        (define-module (m) #:autoload (a))                 => 1:34: expected a list of names such as (a b), found `)`
        (define-module (m) #:autoload (a) x)               => 1:35: expected a list of names such as (a b), found `x`
        (define-module (m) #:autoload "a" (x))             => 1:31: expected a module name such as (ice-9 match), found `"a"`
        (define-module (m) #:export)                       => 1:28: expected a list of names such as (a b), found `)`
        (define-module (m) #:export x)                     => 1:29: expected a list of names such as (a b), found `x`
        (define-module (m) #:export ("x"))                 => 1:30: expected a name in this list, found `"x"`
        (define-module (m) #:export (1))                   => 1:30: expected a name, found the number `1`
        (define-module (m) #:export ((x y)))               => 1:33: expected (NAME . OTHER-NAME), found `y`
        (define-module (m) #:export (x #:use-module (a)))  => 1:32: expected a name, found the keyword `#:use-module`: is a `)` missing before it?
        (define-module (m) #:export (x #:foo))             => 1:32: expected a name, found the keyword `#:foo`: is a `)` missing before it?
        (define-module (m) #:version 1)                    => 1:30: expected a list, found `1`
        (define-module (m) #:duplicates last)              => 1:33: expected a list of names such as (a b), found `last`
        (define-module (m) #:filename)                     => 1:30: expected a datum, found `)`
        """);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatIsWrongWithDefineModule(String text, String message) {
    assertThat(messages(parse(text, ModuleFormParser::defineModule))).isEqualTo(message);
  }

  @Test
  void aBrokenClauseDoesNotHideTheOthers() {
    Parsed<ModuleForm> parsed =
        parse(
            "(define-module (m) #:use-module (a) #:uze-module (b) #:export (x))",
            ModuleFormParser::defineModule);

    assertThat(clauses(parsed)).startsWith("use (a)");
    assertThat(parsed.errors()).hasSize(1);
  }

  // ---------------------------------------------------------------- forms of the body

  static Stream<Arguments> bodyForms() {
    return Rows.of(
        """
        (use-modules)                              =>
        (use-modules (a b) ((c) #:select (x)))     => use (a b); use (c) select x
        (use-modules ((a) :prefix p:))             => use (a) prefix p:
        (import (a b) (only (c) x y))              => use (a b); use (c) select x,y
        (import (prefix (except (a) x) p:))        => use (a) hide x prefix p:
        (import (rename (only (a) x y) (x z)))     => use (a) select x,y rename x>z
        (import (for (a b) run expand))            => use (a b)
        (import (for (only (a) x) (meta 1)))       => use (a) select x
        (import (library (only x)))                => use (only x)
        (import (a b (6)) (a (>= 1)))              => use (a b); use (a)
        (import (srfi 1) (srfi :2) (srfi 64 testing)) => use (srfi srfi-1); use (srfi srfi-2); use (srfi srfi-64)
        (import (only) (prefix x) (rename))        => use (only); use (prefix x); use (rename)
        (export x (y . z))                         => EXPORT x,y>z
        (export! x)                                => EXPORT x
        (export-syntax x)                          => EXPORT_SYNTAX x
        (re-export x)                              => RE_EXPORT x
        (re-export-syntax x)                       => RE_EXPORT_SYNTAX x
        """);
  }

  @ParameterizedTest
  @MethodSource("bodyForms")
  void readsFormsOfTheBody(String text, String expected) {
    assertThat(bodyForm(text)).isEqualTo(expected);
  }

  static Stream<Arguments> brokenBodyForms() {
    return Rows.of(
        """
        (use-modules "a")              => 1:14: expected a module name or ((NAME) #:select (...)), found `"a"`
        (use-modules a)                => 1:14: expected a module name or ((NAME) #:select (...)), found `a`
        (use-modules (a) #:select (x)) => 1:18: expected a module name or ((NAME) #:select (...)), found `#:select`
        (use-modules ((a) #:uze x))    => 1:19: an import has no option `#:uze`
        (import a)                     => 1:9: expected an import set such as (only (a b) x), found `a`
        (import (only (a) "x"))        => 1:19: expected an import set such as (only (a b) x), found `"x"`
        (export "x")                   => 1:9: expected a name to export, found `"x"`
        (export 1)                     => 1:9: expected a name, found the number `1`
        (export #:x)                   => 1:9: expected a name to export, found `#:x`
        """);
  }

  @ParameterizedTest
  @MethodSource("brokenBodyForms")
  void saysWhatIsWrongWithFormsOfTheBody(String text, String message) {
    assertThat(bodyForm(text)).isEqualTo(message);
  }

  // ---------------------------------------------------------------- libraries

  static Stream<Arguments> libraries() {
    return Rows.of(
        """
        (library (a b) (export x) (import (c)))            => library (a b): EXPORT x; use (c)
        (library (a (1 2)) (export) (import))              => library (a): EXPORT
        (library (srfi :9) (export) (import (d)))          => library (srfi srfi-9): EXPORT; use (d)
        (library (a) (export x (rename (y z) (v w))) (import (prefix (c) p:))) => library (a): EXPORT x,y>z,v>w; use (c) prefix p:
        (define-library (a))                               => define-library (a):
        (define-library (a) (export x (rename y z)) (import (c))) => define-library (a): EXPORT x,y>z; use (c)
        (define-library (a) (import (c)) (begin (define x 1)) (export x)) => define-library (a): use (c); EXPORT x
        (define-library (a) (include "b.scm" "c.scm"))     => define-library (a): include b.scm,c.scm
        (define-library (a) (include-ci "b.scm"))          => define-library (a): include b.scm
        (define-library (a) (include-library-declarations "b.sld")) => define-library (a): include b.sld
        (define-library (a) (cond-expand (guile (import (c))) (else (import (d)) (export x)))) => define-library (a): use (c); use (d); EXPORT x
        (define-library (a) (cond-expand ((and guile (not (library (x)))) (include "b.scm")))) => define-library (a): include b.scm
        (define-library (a) (cond-expand (guile (cond-expand (else (import (c))))))) => define-library (a): use (c)
        (define-library (a) (import (only (rename (prefix (c d) p:) (p:x y)) y))) => define-library (a): use (c d) prefix p: rename p:x>y select y
        """);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void readsLibraries(String text, String expected) {
    Parsed<ModuleForm> parsed = library(text);

    assertThat(messages(parsed)).isEmpty();
    String head = formOf(parsed).kind().text() + " " + formOf(parsed).name() + ": ";
    assertThat((head + clauses(parsed)).strip()).isEqualTo(expected);
  }

  static Stream<Arguments> brokenLibraries() {
    return Rows.of(
        """
        (library (a) (import (b)) (export))        => 1:15: expected a name or (rename (NAME OTHER-NAME)) to export, found `import`
        (library (a) (export "x") (import (b)))    => 1:22: expected a name or (rename (NAME OTHER-NAME)) to export, found `"x"`
        (library () (export) (import))             => 1:11: expected a module name such as (ice-9 match), found `)`
        (define-library a)                         => 1:17: expected a module name such as (ice-9 match), found `a`
        (define-library (a) (define x 1))          => 1:22: expected export, import, begin, include or cond-expand, found `define`
        (define-library (a) x)                     => 1:21: expected export, import, begin, include or cond-expand, found `x`
        (define-library (a) (include b))           => 1:30: expected export, import, begin, include or cond-expand, found `b`
        (define-library (a) (import b))            => 1:29: expected an import set such as (only (a b) x), found `b`
        """);
  }

  @ParameterizedTest
  @MethodSource("brokenLibraries")
  void saysWhatIsWrongWithLibraries(String text, String message) {
    assertThat(messages(library(text))).isEqualTo(message);
  }

  @Test
  void aLibraryWithoutItsBodyIsWhole() {
    String text = "(library (a) (export x) (import (b)) (define x 1))";
    int body = text.indexOf(" (define");
    Parsed<ModuleForm> parsed = ModuleFormParser.library(SourceFile.of("a.scm", text), 0, body);

    assertThat(messages(parsed)).isEmpty();
    assertThat(clauses(parsed)).isEqualTo("EXPORT x; use (b)");
  }

  // ---------------------------------------------------------------- absurd input

  static Stream<Arguments> deepForms() {
    return Stream.of(
            "(define-module (m) #:filename " + "(".repeat(100_000) + ")".repeat(100_001),
            "(define-module (m) #:filename " + "'".repeat(100_000) + "a)",
            "(define-module (m) #:filename " + "'(".repeat(400) + ")".repeat(401),
            "(use-modules " + "(".repeat(100_000) + ")".repeat(100_001),
            "(import " + "(only ".repeat(100_000) + "(a)" + ")".repeat(100_001),
            "(export " + "(".repeat(100_000) + ")".repeat(100_001),
            "(library (a) (export) (import " + "(".repeat(100_000) + ")".repeat(100_002),
            "(define-library (a) " + "(cond-expand (else ".repeat(1000) + ")".repeat(2001))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("deepForms")
  void refusesAbsurdNesting(String text) {
    assertThat(bodyForm(text)).isEqualTo("1:1: this form is nested deeper than 500");
  }

  @Test
  void readsAModeratelyDeepImportSet() {
    String text = "(import " + "(only ".repeat(300) + "(a)" + " x)".repeat(300) + ")";

    assertThat(bodyForm(text)).isEqualTo("use (a)" + " select x".repeat(300));
  }

  // ---------------------------------------------------------------- fixtures

  private interface Rule<T> {
    Parsed<T> parse(SourceFile file, int start, int end);
  }

  private static <T> Parsed<T> parse(String text, Rule<T> rule) {
    SourceFile file = SourceFile.of("a.scm", text);
    return rule.parse(file, 0, text.getBytes(StandardCharsets.UTF_8).length);
  }

  private static Parsed<ModuleForm> library(String text) {
    SourceFile file = SourceFile.of("a.scm", text);
    return text.startsWith("(library")
        ? ModuleFormParser.library(file, 0, text.lastIndexOf(')'))
        : ModuleFormParser.defineLibrary(file, 0, file.bytes().length);
  }

  /** What a form says, or the messages about it. */
  private static String bodyForm(String text) {
    if (text.startsWith("(use-modules")) {
      return printed(parse(text, ModuleFormParser::useModules), ModuleFormParserTest::specs);
    } else if (text.startsWith("(import")) {
      return printed(parse(text, ModuleFormParser::imports), ModuleFormParserTest::specs);
    } else if (text.startsWith("(define-module")) {
      return printed(parse(text, ModuleFormParser::defineModule), f -> print(f.clauses()));
    } else if (text.contains("library")) {
      return printed(library(text), form -> print(form.clauses()));
    }
    return printed(parse(text, ModuleFormParser::export), ModuleFormParserTest::print);
  }

  private static <T> String printed(Parsed<T> parsed, Function<T, String> print) {
    T value = parsed.value();
    return parsed.errors().isEmpty() && value != null ? print.apply(value) : messages(parsed);
  }

  private static ModuleForm formOf(Parsed<ModuleForm> parsed) {
    return requireNonNull(parsed.value(), () -> messages(parsed));
  }

  private static String messages(Parsed<?> parsed) {
    return parsed.errors().stream()
        .map(error -> error.location() + ": " + error.message())
        .collect(joining("\n"));
  }

  private static String clauses(Parsed<ModuleForm> parsed) {
    return parsed.value() == null ? "no form" : print(parsed.value().clauses());
  }

  private static String print(List<Clause> clauses) {
    return clauses.stream().map(ModuleFormParserTest::print).collect(joining("; "));
  }

  private static String specs(List<ImportSpec> specs) {
    return specs.stream().map(spec -> print(new Clause.Use(spec))).collect(joining("; "));
  }

  private static String print(Clause clause) {
    if (clause instanceof Clause.Use use) {
      return Stream.concat(
              Stream.of("use " + use.spec().module()),
              use.spec().options().stream().map(ModuleFormParserTest::print))
          .collect(joining(" "));
    } else if (clause instanceof Clause.Autoload autoload) {
      return "autoload " + autoload.module() + " " + String.join(",", autoload.names());
    } else if (clause instanceof Clause.Export export) {
      List<Renaming> names = export.items().stream().map(ExportItem::name).toList();
      return (export.kind() + " " + renamings(names)).strip();
    } else if (clause instanceof Clause.Declarative declarative) {
      return "declarative " + declarative.declarative();
    } else if (clause instanceof Clause.Setting setting) {
      return setting.keyword() + " " + setting.value();
    } else if (clause instanceof Clause.Include include) {
      return "include " + String.join(",", include.files());
    }
    return clause.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String print(ImportOption option) {
    if (option instanceof ImportOption.Select select) {
      return ("select " + renamings(select.names())).strip();
    } else if (option instanceof ImportOption.Hide hide) {
      return "hide " + String.join(",", hide.names());
    } else if (option instanceof ImportOption.Prefix prefix) {
      return "prefix " + prefix.prefix();
    } else if (option instanceof ImportOption.Rename rename) {
      return "rename " + renamings(rename.names());
    } else if (option instanceof ImportOption.Renamer renamer) {
      return "renamer " + renamer.expression();
    }
    return "version " + ((ImportOption.Version) option).version();
  }

  private static String renamings(List<Renaming> names) {
    return names.stream()
        .map(n -> n.from().equals(n.to()) ? n.from() : n.from() + ">" + n.to())
        .collect(joining(","));
  }
}
