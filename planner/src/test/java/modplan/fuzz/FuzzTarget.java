package modplan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modplan.cli.InProcess;
import modplan.module.FactsCodec;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import modplan.module.FactsReader;
import modplan.module.FileContents;
import modplan.module.FileFacts;
import modplan.source.SourceDecoder;

/** A place where modplan takes text from outside, and what must hold for every text. */
enum FuzzTarget {
  READER(
      List.of(
          "(define-module (a b) #:use-module (c))\n(define (f x) \"s\" #\\a #t 1.5 `(a ,b ,@c))",
          ";; coding: utf-8\n#| c |# #;(x) #!r6rs (a . b) #(1 2) #vu8(1) #{a b}# #:k #~(a #$b)"),
      Words.SCHEME) {
    @Override
    void run(Path directory, byte[] text) {
      FactsReader.read(SourceDecoder.decode("a.scm", text));
    }
  },
  HEADERS(
      List.of(
          """
          (define-module (a b)
            #:use-module ((c d) #:select (x (y . z)) #:prefix p:)
            #:autoload (e f) (g)
            #:export (h (i . j))
            #:re-export (k) #:pure)
          (use-modules (l m) ((n) #:hide (o)))
          (export p)
          """,
          "(library (a b (1)) (export x (rename y z)) (import (only (rnrs) car) (prefix (c) d:))"
              + " (define x 1))\n(define-library (q) (export r) (import (scheme base)) (begin 1)"
              + " (include \"s.scm\") (cond-expand (guile (import (t)))))"),
      Words.SCHEME) {
    @Override
    void run(Path directory, byte[] text) {
      FactsReader.read(SourceDecoder.decode("a.scm", text));
    }
  },
  BINDINGS(
      List.of(
          """
          (define-module (a) #:use-module (b) #:export (m f))
          (define-syntax-rule (m x ...) (list x ...))
          (define f (lambda (y) (m y (g 1))))
          (define-record-type <r> (mk a) r? (a r-a set-r-a!))
          (define v (g 2))""",
          "(define-module (a) #:use-module (b) #:export (s))\n"
              + "(define-syntax s (syntax-rules (k) ((_ k (x y) ...) (let ((x y) ...) (begin x"
              + " ...))) ((_ . r) 'r)))\n"
              + "(s k (p 1) (q 2))\n"
              + "(define-public h (let loop ((i 0)) (if (< i 3) (loop (+ i 1)) (g i))))"),
      Words.SCHEME) {
    @Override
    void run(Path directory, byte[] text) throws IOException {
      Files.write(directory.resolve("a.scm"), text);
      Files.writeString(
          directory.resolve("b.scm"),
          "(define-module (b) #:use-module (a) #:export (g))\n(define (g x) (m x))\n");
      ends(directory, Set.of(0, 1), "lint", ".");
      ends(directory, Set.of(0, 1), "simulate", ".", "--all");
    }
  },
  CONFIG(
      List.of(
          """
          roots = ["."]
          load-path = []
          exclude = ["x/**"]
          guile-version = "3.0"
          fail-on = "error"
          assume-external = ["(guix config)"]

          [rules]
          import-cycle = "warning"

          [[layers]]
          name = "low"
          modules = ["(a **)"]
          """),
      List.of(
          "=",
          "[",
          "]",
          "[[",
          "]]",
          "\"",
          "'''",
          "\n",
          "rules",
          "layers",
          "may-import",
          "off",
          "1",
          "true",
          "{",
          "}",
          ",",
          "#",
          "(a *)",
          "**",
          "\\u0000",
          "2026-01-01",
          "inf")) {
    @Override
    void run(Path directory, byte[] text) throws IOException {
      Files.writeString(directory.resolve("a.scm"), "(define-module (a) #:use-module (b))");
      Files.write(directory.resolve("modplan.toml"), text);
      ends(directory, Set.of(0, 1, 2), "lint", ".");
    }
  },
  PLAN(
      List.of(),
      List.of(
          "null",
          "-1",
          "1e308",
          "[]",
          "{}",
          "\"\"",
          "true",
          "0",
          "99999999999999999999",
          ",",
          ":",
          "\"FRESH\"",
          "\"PRELOAD\"",
          "\"INTERFACE\"",
          "\"modules\"",
          "\"(a)\"",
          "\"1.0\"",
          "\"2.0\"")) {
    @Override
    List<byte[]> seeds(Path directory) throws IOException {
      tree(directory);
      InProcess.Outcome plan =
          InProcess.run(directory, "plan", ".", "--format", "json", "--jobs", "2");
      return List.of(plan.out().getBytes(UTF_8));
    }

    @Override
    void run(Path directory, byte[] text) throws IOException {
      tree(directory);
      Files.write(directory.resolve("plan.json"), text);
      ends(directory, Set.of(0, 1, 2, 3, 4), "verify", "plan.json", ".");
      ends(directory, Set.of(0, 1, 2, 3, 4), "emit", "plan.json", "-o", "out.mk");
    }
  },
  BASELINE(
      List.of("# modplan baseline\nunresolved-import\tabc\ta.scm\tcannot find module (b)\n"),
      List.of("\t", "\n", "#", "import-cycle", "\r", " ")) {
    @Override
    List<byte[]> seeds(Path directory) throws IOException {
      tree(directory);
      InProcess.run(directory, "lint", ".", "--write-baseline", "base.txt");
      return Files.exists(directory.resolve("base.txt"))
          ? List.of(Files.readAllBytes(directory.resolve("base.txt")))
          : super.seeds(directory);
    }

    @Override
    void run(Path directory, byte[] text) throws IOException {
      tree(directory);
      Files.write(directory.resolve("base.txt"), text);
      ends(directory, Set.of(0, 1, 2), "lint", ".", "--baseline", "base.txt");
    }
  },
  CACHE(List.of(), List.of("\0", "\1", "\uFFFF", "a")) {
    @Override
    List<byte[]> seeds(Path directory) throws IOException {
      List<byte[]> kept = new ArrayList<>();
      for (FuzzTarget other : List.of(READER, HEADERS, BINDINGS)) {
        for (byte[] text : other.seeds(directory)) {
          FactsOutput out = new FactsOutput();
          FileFacts facts = FactsReader.read(SourceDecoder.decode("a.scm", text));
          FactsCodec.writeHead(facts, out);
          FactsCodec.write(facts.contents(), out);
          kept.add(out.toBytes());
        }
      }
      return kept;
    }

    @Override
    void run(Path directory, byte[] text) {
      try {
        FactsInput.Cursor in = new FactsInput(text, 0).at(0);
        FactsCodec.readHead("a.scm", in, FileContents.later(() -> FactsCodec.read(in)))
            .body()
            .size();
      } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
        return; // who reads a cache takes the file itself then
      }
    }
  },
  CACHE_FILES(List.of(), List.of("\0", "\1", "\uFFFF", "a", "\n")) {
    @Override
    List<byte[]> seeds(Path directory) throws IOException {
      return new DamagedCache(directory).texts();
    }

    @Override
    void run(Path directory, byte[] text) throws IOException {
      new DamagedCache(directory).lintWith(text);
    }
  },
  HYPERGRAPH(
      List.of(
          "% a comment\n4 6 11\n2 1 2\n1 2 3 4\n3 1 5\n1 5 6\n1\n2\n1\n1\n3\n1\n",
          "3 4\n1 2\n2 3 4\n1 4\n"),
      List.of("0", "1", "11", "10", "-1", "99999999999", "\n", " ", "%", "1.5", "4294967296")) {
    @Override
    void run(Path directory, byte[] text) throws IOException {
      Files.write(directory.resolve("a.hgr"), text);
      ends(directory, Set.of(0, 1, 2, 4), "partition", "a.hgr", "-k", "2");
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> seeds;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> words;

  FuzzTarget(List<String> seeds, List<String> words) {
    this.seeds = seeds;
    this.words = words;
  }

  /** Texts to begin with. */
  List<byte[]> seeds(Path directory) throws IOException {
    return seeds.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  List<String> words() {
    return words;
  }

  /** Gives the text to modplan; anything thrown is a fault. */
  abstract void run(Path directory, byte[] text) throws IOException;

  private static void tree(Path directory) throws IOException {
    Files.writeString(
        directory.resolve("a.scm"), "(define-module (a) #:use-module (b) #:use-module (nowhere))");
    Files.writeString(directory.resolve("b.scm"), "(define-module (b) #:use-module (c))");
    Files.writeString(directory.resolve("c.scm"), "(define-module (c) #:use-module (b))");
  }

  private static void ends(Path directory, Set<Integer> codes, String... arguments) {
    InProcess.Outcome outcome = InProcess.run(directory, arguments);
    if (!codes.contains(outcome.exitCode())) {
      throw new AssertionError(
          "%s ended with %d: %s"
              .formatted(String.join(" ", arguments), outcome.exitCode(), outcome.err()));
    }
  }

  private static final class Words {
    static final List<String> SCHEME =
        List.of(
            "(",
            ")",
            "[",
            "]",
            "'",
            "`",
            ",",
            ",@",
            "#'",
            "#~",
            "#$",
            "#$@",
            "#+",
            "#;",
            "#|",
            "|#",
            "#!",
            "!#",
            ";",
            "\n",
            ".",
            " . ",
            "\"",
            "\\",
            "#(",
            "#vu8(",
            "#2f64(",
            "#\\",
            "#\\x41;",
            "#{",
            "}#",
            "#:",
            "#:use-module",
            "#:export",
            "#:select",
            "#:prefix",
            "#:hide",
            "#:autoload",
            "#:renamer",
            "#:version",
            "#:duplicates",
            "#:pure",
            "#:declarative?",
            ":export",
            "define-module",
            "use-modules",
            "export",
            "library",
            "define-library",
            "import",
            "only",
            "except",
            "rename",
            "begin",
            "cond-expand",
            "else",
            "include",
            "\"x.scm\"",
            "@",
            "@@",
            "(a b)",
            "((a) #:select (x))",
            "define",
            "define-syntax",
            "syntax-rules",
            "syntax-case",
            "define-syntax-rule",
            "lambda",
            "let",
            "letrec",
            "let*",
            "if",
            "set!",
            "quote",
            "...",
            "_",
            "define-record-type",
            "define-macro",
            "eval-when",
            "(expand load eval)",
            "call/cc",
            "f",
            "g",
            "x",
            "m",
            "1",
            "-1.5e3",
            "1/2",
            "#x1F",
            "#t",
            "#f",
            "#nil",
            "λ",
            "\uFEFF",
            "\0",
            "; modplan: ignore import-cycle\n",
            ";; coding: latin1\n",
            "match",
            "resolve-module");
  }
}
