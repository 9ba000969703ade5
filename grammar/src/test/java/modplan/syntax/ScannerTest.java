package modplan.syntax;

import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import modplan.source.SourceDecoder;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner cuts bytes into the tokens that {@code SchemeLexer.g4} defines. */
class ScannerTest {
  private static final Path GUILE = Path.of("/usr/share/guile");
  private static final int TEXTS_PER_BATCH = 1000;

  static Stream<Arguments> tokens() {
    return Rows.of(
        """
        (a [b])               => OPEN ( | ATOM a | OPEN [ | ATOM b | CLOSE ] | CLOSE )
        a ; b                 => ATOM a
        #|a #| b |# c|# d     => ATOM d
        #||#a|#               => ATOM a|#
        #; a                  => DATUM_COMMENT #; | ATOM a
        #;#;a b               => DATUM_COMMENT #; | DATUM_COMMENT #; | ATOM a | ATOM b
        #!r6rs a              => ATOM a
        #!fold-case a         => ATOM a
        #!r6rsx a !# b        => ATOM b
        #! a !! !# b          => ATOM b
        #!/bin/sh !#a         => ATOM a
        #{a b}#               => EXTENDED_SYMBOL #{a b}#
        #{a}b}}#c             => EXTENDED_SYMBOL #{a}b}}# | ATOM c
        #{\\}#}#              => EXTENDED_SYMBOL #{\\}#}#
        #(a)                  => VECTOR_OPEN #( | ATOM a | CLOSE )
        #vu8(1)               => ARRAY_OPEN #vu8( | ATOM 1 | CLOSE )
        #2f64@0:3(1)          => ARRAY_OPEN #2f64@0:3( | ATOM 1 | CLOSE )
        #f32(1)               => ARRAY_OPEN #f32( | ATOM 1 | CLOSE )
        #@1(1)                => ARRAY_OPEN #@1( | ATOM 1 | CLOSE )
        #*0112                => LITERAL #*011 | ATOM 2
        #\\(a                 => LITERAL #\\( | ATOM a
        #\\space)             => LITERAL #\\space | CLOSE )
        #\\a'b"c"             => LITERAL #\\a'b | STRING "c"
        #true                 => LITERAL #true
        #TRUEx                => LITERAL #TRUE | ATOM x
        #tfoo                 => LITERAL #t | ATOM foo
        #truf                 => LITERAL #t | ATOM ruf
        #false #fals          => LITERAL #false | LITERAL #f | ATOM als
        #f3                   => UNKNOWN_HASH #f3
        #F3                   => LITERAL #F | ATOM 3
        #xFF #e1.5            => LITERAL #xFF | LITERAL #e1.5
        #nil #nilx #n         => LITERAL #nil | UNKNOWN_HASH #nilx | UNKNOWN_HASH #n
        'a `b ,c ,@d          => QUOTE ' | ATOM a | QUASIQUOTE ` | ATOM b | UNQUOTE , | ATOM c | UNQUOTE_SPLICING ,@ | ATOM d
        #'a #`b #,c #,@d      => SYNTAX #' | ATOM a | QUASISYNTAX #` | ATOM b | UNSYNTAX #, | ATOM c | UNSYNTAX_SPLICING #,@ | ATOM d
        #~a #$b #$@c #+d #+@e => GEXP #~ | ATOM a | UNGEXP #$ | ATOM b | UNGEXP_SPLICING #$@ | ATOM c | UNGEXP_NATIVE #+ | ATOM d | UNGEXP_NATIVE_SPLICING #+@ | ATOM e
        #:a #: b :c d:        => KEYWORD #:a | KEYWORD_MARK #: | ATOM b | ATOM :c | ATOM d:
        #:#{a b}#             => KEYWORD_MARK #: | EXTENDED_SYMBOL #{a b}#
        . .. ... .5 a.b       => DOT . | ATOM .. | ATOM ... | ATOM .5 | ATOM a.b
        a'b`c,d#e             => ATOM a'b`c,d#e
        |a b|                 => ATOM |a | ATOM b|
        "a\\"b\\\\" c         => STRING "a\\"b\\\\" | ATOM c
        "a                    => UNTERMINATED_STRING "a
        "a\\                  => UNTERMINATED_STRING "a\\
        #{a}                  => UNTERMINATED_SYMBOL #{a}
        a #| #| |#            => ATOM a | UNTERMINATED_COMMENT
        a #! !                => ATOM a | UNTERMINATED_COMMENT
        #<a> b                => UNKNOWN_HASH #<a> | ATOM b
        # a                   => UNKNOWN_HASH # | ATOM a
        #"a"                  => UNKNOWN_HASH # | STRING "a"
        a #                   => ATOM a | UNKNOWN_HASH #
        #\\                   => UNKNOWN_HASH #\\
        #vu8 (1)              => UNKNOWN_HASH #vu8 | OPEN ( | ATOM 1 | CLOSE )
        #z(                   => UNKNOWN_HASH #z | OPEN (
        é(λ)→                 => ATOM é | OPEN ( | ATOM λ | CLOSE ) | ATOM →
        define-module export  => ATOM define-module | ATOM export
        #:use-module :export  => KEYWORD #:use-module | ATOM :export
        """);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void everyKindOfToken(String text, String tokens) {
    SourceFile file = SourceFile.of("a.scm", text);

    assertThat(String.join(" | ", Tokens.scanned(file))).isEqualTo(tokens);
    assertThat(String.join(" | ", Tokens.ofGrammar(file))).isEqualTo(tokens);
  }

  @ParameterizedTest(name = "seeds from {0} 000")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void randomTextsHaveTheTokensOfTheGrammar(int batch) {
    for (long seed = batch * 1000L; seed < batch * 1000L + TEXTS_PER_BATCH; seed++) {
      assertTokensOfGrammar(seed, RandomText.of(seed, 150));
    }
  }

  /** Bytes that a person would not write, cut at any place. */
  @ParameterizedTest(name = "seeds from {0} 000")
  @ValueSource(ints = {10, 11, 12, 13, 14})
  void cutAndShuffledTextsHaveTheTokensOfTheGrammar(int batch) {
    for (long seed = batch * 1000L; seed < batch * 1000L + TEXTS_PER_BATCH; seed++) {
      String text = RandomText.of(seed, 300);
      int cut = (int) (seed % (text.length() + 1));
      assertTokensOfGrammar(seed, text.substring(cut) + text.substring(0, cut));
      assertTokensOfGrammar(seed, text.substring(0, cut));
    }
  }

  @Test
  void guilesOwnFilesHaveTheTokensOfTheGrammar() throws IOException {
    require(Files.isDirectory(GUILE), "no Guile is installed below " + GUILE);
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(GUILE)) {
      paths = tree.filter(path -> path.toString().endsWith(".scm")).sorted().toList();
    }
    List<String> differences = new ArrayList<>();
    for (Path path : paths) {
      SourceFile file = SourceDecoder.decode(path.toString(), Files.readAllBytes(path));
      String difference = Tokens.difference(Tokens.scanned(file), Tokens.ofGrammar(file));
      if (!difference.isEmpty()) {
        differences.add(path + ": " + difference);
      }
    }
    assertThat(paths).isNotEmpty();
    assertThat(differences).isEmpty();
  }

  private static void assertTokensOfGrammar(long seed, String text) {
    SourceFile file = SourceFile.of("a.scm", text);
    assertThat(Tokens.difference(Tokens.scanned(file), Tokens.ofGrammar(file)))
        .as("seed %d: %s", seed, text)
        .isEmpty();
  }
}
