package modplan.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import modplan.source.SourceDecoder;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the quick way through module forms against the grammar. */
class ModuleFormReaderTest {
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "(",
          ")",
          "[",
          "]",
          " ",
          "\n",
          " ",
          ".",
          " . ",
          "'",
          "#;",
          ";c\n",
          ";. d\n",
          "#|x|#",
          "#:use-module",
          "#:export",
          "#:re-export",
          "#:replace",
          "#:autoload",
          "#:select",
          "#:hide",
          "#:prefix",
          "#:renamer",
          "#:pure",
          "#:duplicates",
          "#:version",
          "#:export-syntax",
          "#:foo",
          "#: export",
          "#:",
          ":export",
          ":select",
          "export:",
          "use-module:",
          "(a b)",
          "(m)",
          "((a) ",
          " x ",
          "y",
          "(y . z)",
          "(y . (z))",
          "(. x)",
          "(x . .)",
          "#{a b}#",
          "p:",
          "1",
          "1+",
          "...",
          "\"s\"",
          "#t",
          "é",
          "#!fold-case",
          "(symbol-prefix-proc 'p:)",
          "define-module",
          "@",
          "\f");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithTheGrammarOnMutatedForms(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      compare(SourceFile.of("t.scm", form(random)));
    }
  }

  private static String form(Random random) {
    String head =
        List.of("define-module", "define-module*", "use-modules", "export", "re-export!")
            .get(random.nextInt(5));
    StringBuilder text = new StringBuilder("(" + head + " ");
    if (head.startsWith("define")) {
      text.append("(m n)");
    }
    int clauses = random.nextInt(5);
    for (int i = 0; i < clauses; i++) {
      text.append(
          List.of(
                  " #:use-module (a b)",
                  "\n  #:use-module ((a) #:select (x (y . z)) #:prefix p:)",
                  " #:use-module ((a) #:renamer (symbol-prefix-proc 'l:))",
                  " #:use-module ((a) #:renamer (lambda (s)\n (if (eq? 'x s) 'y s)))",
                  " #:use-module ((a b)\n #:hide (x y))",
                  " #:autoload (a b c) (x y)",
                  " #:export (x y) ; why\n",
                  " #:re-export (x (y . z))",
                  " #:pure",
                  " #:duplicates (replace  last)",
                  " ((a) #:select (x))",
                  " (a b)",
                  " x (y . z)")
              .get(random.nextInt(13)));
    }
    text.append(')');
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      if (random.nextBoolean()) {
        text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      } else if (at < text.length()) {
        text.deleteCharAt(at);
      }
    }
    return text.toString();
  }

  private static void compare(SourceFile file) {
    FormReader reader = new FormReader(file);
    Form form = reader.form();
    while (reader.next()) {
      Word head = Word.of(form.head(0));
      if (head == null) {
        continue;
      }
      int from = form.start(0);
      int to = form.end(0);
      switch (head) {
        case DEFINE_MODULE, DEFINE_MODULE_STAR ->
            assertThat(ModuleFormReader.defineModule(file, form))
                .isEqualTo(ModuleFormParser.defineModule(file, from, to));
        case USE_MODULES ->
            assertThat(ModuleFormReader.useModules(file, form, 0))
                .isEqualTo(ModuleFormParser.useModules(file, from, to));
        case EXPORT, EXPORT_BANG, EXPORT_SYNTAX, RE_EXPORT, RE_EXPORT_BANG, RE_EXPORT_SYNTAX ->
            assertThat(ModuleFormReader.export(file, form, 0))
                .isEqualTo(ModuleFormParser.export(file, from, to));
        default -> {}
      }
    }
  }

  @Test
  void takesTheQuickWayWhereFormsArePlain() {
    SourceFile file =
        SourceFile.of(
            "t.scm",
            """
            (define-module (gnu packages base)
              ;; why this
              #:use-module ((guix licenses) #:prefix license:)
              #:use-module ((srfi srfi-1) #:select (any (every . all)))
              #:use-module ((sxml xpath) #:renamer (lambda (s)
                                                     (if (eq? 'filter s)
                                                         'xfilter
                                                         s)))
              #:autoload (guix build) (build)
              #:re-export-and-replace (x)
              #:pure
              #:export (tar
                        coreutils)) ; the end
            """);
    FormReader reader = new FormReader(file);
    assertThat(reader.next()).isTrue();

    ModuleForm plain = new PlainForm(file, reader.form()).defineModule(0);

    assertThat(plain).isNotNull();
    assertThat(plain)
        .isEqualTo(ModuleFormParser.defineModule(file, 0, reader.form().end(0)).value());
  }

  @Test
  void agreesWithTheGrammarOnInstalledModules() throws IOException {
    for (String directory : List.of("/usr/share/guile/3.0", "/usr/share/guile/site/3.0")) {
      if (Files.isDirectory(Path.of(directory))) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
          for (Path file : files.filter(f -> f.toString().endsWith(".scm")).sorted().toList()) {
            if (Files.isRegularFile(file)) {
              compare(SourceDecoder.decode(file.toString(), Files.readAllBytes(file)));
            }
          }
        }
      }
    }
  }
}
