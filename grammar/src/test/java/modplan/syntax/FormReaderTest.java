package modplan.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import modplan.source.Diagnostic;
import modplan.source.SourceDecoder;
import modplan.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link CanonicalForm} says how the expected data are written: {@code s:} symbol and so on. */
class FormReaderTest {
  private static final int MILLION = 1_000_000;
  private static final String NO_ERROR_OF_STRUCTURE =
      "no error|does not match|unknown syntax|unknown escape|an escape `|the keyword prefix";

  static Stream<Arguments> data() {
    return Rows.of(
        """
        a b               => s:a s:b
        ()                => ( )
        (a (b) [c])       => ( s:a ( s:b ) ( s:c ) )
        (a . b)           => ( s:a . s:b )
        (a . (b c))       => ( s:a s:b s:c )
        (a . (b . (c)))   => ( s:a s:b s:c )
        (a . (b . c))     => ( s:a s:b . s:c )
        (a . ())          => ( s:a )
        (a . 'b)          => ( s:a s:quote s:b )
        (a . ''b)         => ( s:a s:quote ( s:quote s:b ) )
        (a . #(b))        => ( s:a . [ s:b ] )
        #(a . (b))        => [ s:a s:b ]
        (. a)             => s:a
        (. (a))           => ( s:a )
        . '.              => s:. ( s:quote s:. )
        (a . .)           => ( s:a . s:. )
        (a #;b c)         => ( s:a s:c )
        (a #;(b (c)) d)   => ( s:a s:d )
        (#;a #;b)         => ( )
        (#;#;a b c)       => ( s:c )
        (a . #;b c)       => ( s:a . s:c )
        (a . b #;c)       => ( s:a . s:b )
        '#;a b            => ( s:quote s:b )
        #;'a b            => s:b
        #;"a" #|b|# c     => s:c
        'a `(b ,c ,@d)    => ( s:quote s:a ) ( s:quasiquote ( s:b ( s:unquote s:c ) ( s:unquote-splicing s:d ) ) )
        #'a #`(#,b #,@c)  => ( s:syntax s:a ) ( s:quasisyntax ( ( s:unsyntax s:b ) ( s:unsyntax-splicing s:c ) ) )
        #~(#$a #$@b)      => ( s:gexp ( ( s:ungexp s:a ) ( s:ungexp-splicing s:b ) ) )
        #~(#+a #+@b)      => ( s:gexp ( ( s:ungexp-native s:a ) ( s:ungexp-native-splicing s:b ) ) )
        '()               => ( s:quote ( ) )
        #:a #: a #:#{a b}# => k:a k:a k:a\\20;b
        #: #;x a :a       => k:a s::a
        (a . #: b)        => ( s:a . k:b )
        #(a #(b))         => [ s:a [ s:b ] ]
        #vu8(1) #2((a b)) => [ number ] [ ( s:a s:b ) ]
        #t #false #nil    => #t #f nil
        #\\a #\\( "(" #*01 => char char string bits
        1 -1 1/2 1e3 .5   => number number number number number
        1. 1#.# +i 1@2    => number number number number
        +inf.0 -nan.0     => number number
        #x1F #e1.5 #b-101 => number number number
        1+ -1+ - + ...    => s:1+ s:-1+ s:- s:+ s:...
        1/0 1e 1#1 .# i   => s:1/0 s:1e s:1#1 s:.# s:i
        a.b -> inf.0 1a   => s:a.b s:-> s:inf.0 s:1a
        #{a b}# #{}#      => s:a\\20;b s:
        #{\\x41;\\}#}#    => s:A}#
        |a b|             => s:|a s:b|
        a'b               => s:a'b
        """);
  }

  @ParameterizedTest
  @MethodSource("data")
  void readsData(String text, String data) {
    assertThat(CanonicalForm.ofText(text).strip()).isEqualTo(data);
  }

  static Stream<Arguments> errors() {
    return Rows.of(
        """
        (a (b)               => 1:1: this list is never closed
        a\\n (b\\n(c)        => 2:2: this list is never closed; the form at line 3 starts in column 1 while it is open
        a)                   => 1:2: unexpected `)`: no list is open here
        (a]                  => 1:3: `]` does not match the `(` at 1:1
        (a\\n [b)            => 2:4: `)` does not match the `[` at 2:2
        (a .)                => 1:5: expected a datum after the dot
        (a . b c)            => 1:8: expected the list to close after its dotted tail
        (a . (b) (c))        => 1:10: expected the list to close after its dotted tail
        (a . . b)            => 1:8: expected the list to close after its dotted tail
        #(a . b)             => 1:7: a vector cannot end with a dot and this datum
        #(a . #(b))          => 1:7: a vector cannot end with a dot and this datum
        (a ')                => 1:5: expected a datum after `'`
        (a ,@)               => 1:6: expected a datum after `,@`
        (a #,@)              => 1:7: expected a datum after `#,@`
        (a #;)               => 1:6: expected a datum after `#;`
        (#:)                 => 1:4: expected a datum after `#:`
        'a '                 => 1:4: the file ends where a datum should follow `'`
        (a #$@               => 1:4: the file ends where a datum should follow `#$@`
        (a) #;               => 1:5: the file ends where a datum should follow `#;`
        #:                   => 1:1: the file ends where a datum should follow `#:`
        (a #:1)              => 1:4: the keyword prefix `#:` is not followed by a symbol
        #: "a"               => 1:1: the keyword prefix `#:` is not followed by a symbol
        #:(a)                => 1:1: the keyword prefix `#:` is not followed by a symbol
        (a "b)               => 1:4: this string is never closed
        (a\\n  "\\"          => 2:3: this string is never closed
        #{a b                => 1:1: this `#{` is never closed by `}#`
        #{a\\xz;}#           => 1:1: this symbol holds an escape `\\x` without hexadecimal digits and `;`
        (a) #| b #| c |#     => 1:5: this block comment is never closed by `|#`
        #!/bin/sh            => 1:1: this comment is never closed by `!#`
        (a #<b> c)           => 1:4: unknown syntax `#<b>`
        (a # b)              => 1:4: unknown syntax `#`
        (f #f3)              => 1:4: unknown syntax `#f3`
        #nilx                => 1:1: unknown syntax `#nilx`
        #\\spaec             => 1:1: unknown syntax `#\\spaec`
        #xFG                 => 1:1: unknown syntax `#xFG`
        #<0123456789abcdefghij> => 1:1: unknown syntax `#<0123456789abcdefgh`
        #<éλ0123456789abcdefghij> => 1:1: unknown syntax `#<éλ0123456789abcdef`
        é "λ\\q"             => 1:5: unknown escape `\\q` in a string
        """);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void saysWhatIsWrongAndWhere(String text, String message) {
    FormReader reader = new FormReader(SourceFile.of("a.scm", text.replace("\\n", "\n")));
    while (reader.next()) {}

    assertThat(errorOf(reader)).isEqualTo(message);
    assertThat(reader.next()).as("stays at the error").isFalse();
  }

  /**
   * The grammar defines what data are. The reader refuses more: brackets that do not match, and
   * what Guile refuses inside a token. Datum comments never reach the grammar.
   */
  @ParameterizedTest(name = "seeds from {0} 000")
  @ValueSource(ints = {20, 21, 22, 23})
  void readsWhatTheGrammarTakes(int batch) {
    for (long seed = batch * 1000L; seed < batch * 1000L + 1000; seed++) {
      String text = RandomText.of(seed, batch == 20 ? 0 : 100).replace("#;", " ");
      FormReader reader = new FormReader(SourceFile.of("a.scm", text));
      while (reader.next()) {}
      String error = errorOf(reader);

      if (ModuleFormParser.isData(text)) {
        assertThat(error).as("seed %d: %s", seed, text).containsPattern(NO_ERROR_OF_STRUCTURE);
      } else {
        assertThat(error).as("seed %d: %s", seed, text).isNotEqualTo("no error");
      }
    }
  }

  @Test
  void givesTheDataBeforeAnError() {
    assertThat(CanonicalForm.ofText("(a) (b) (c")).isEqualTo("( s:a ) ( s:b ) !");
  }

  @Test
  void nodesKnowTheirBytes() {
    String text = "  (é #;x 'b . \"c\") ";
    SourceFile file = SourceFile.of("a.scm", text);
    FormReader reader = new FormReader(file);
    assertThat(reader.next()).isTrue();
    Form form = reader.form();
    List<String> texts = new ArrayList<>();
    for (int node = 0; node < form.size(); node++) {
      texts.add(file.text(form.start(node), form.end(node)));
    }

    assertThat(texts).containsExactly("(é #;x 'b . \"c\")", "é", "'b", "'", "b", "\"c\"");
    assertThat(form.length(0)).isEqualTo(3);
    assertThat(form.depth()).isEqualTo(2);
  }

  @Test
  void abbreviationsCountAsDepth() {
    FormReader reader = new FormReader(SourceFile.of("a.scm", "'".repeat(700) + "a"));

    assertThat(reader.next()).isTrue();
    assertThat(reader.form().depth()).isEqualTo(700);
  }

  @Test
  void symbolsOfALatin1FileAreDecoded() {
    byte[] bytes = {
      ';', 'c', 'o', 'd', 'i', 'n', 'g', ':', 'l', 'a', 't', 'i', 'n', '1', '\n', (byte) 0xE9
    };
    FormReader reader = new FormReader(SourceDecoder.decode("a.scm", bytes));

    assertThat(reader.next()).isTrue();
    assertThat(reader.form().name(0)).isEqualTo("é");
  }

  static Stream<Arguments> deep() {
    return Stream.of("(", "[", "'", "#(", "(a . (", "#;(", "(. ", "#~(", "(a . '")
        .map(Arguments::of);
  }

  /** A million levels: neither a stack overflow nor time that grows faster than the text. */
  @ParameterizedTest
  @MethodSource("deep")
  void readsDeepNesting(String open) {
    String close = open.chars().filter(c -> c == '(').mapToObj(c -> ")").reduce("", String::concat);
    String text =
        open.startsWith("[")
            ? "[".repeat(MILLION) + "]".repeat(MILLION)
            : open.repeat(MILLION) + " a" + close.repeat(MILLION);
    FormReader reader = new FormReader(SourceFile.of("a.scm", text + " b"));
    int data = 0;
    while (reader.next()) {
      data++;
    }

    assertThat(reader.error()).isNull();
    assertThat(data).isEqualTo(open.startsWith("#;") ? 1 : 2);
  }

  @Test
  void tenMillionOpenParentheses() {
    byte[] bytes = new byte[10 * MILLION];
    Arrays.fill(bytes, (byte) '(');
    FormReader reader = new FormReader(SourceDecoder.decode("a.scm", bytes));

    assertThat(reader.next()).isFalse();
    assertThat(errorOf(reader)).isEqualTo("1:1: this list is never closed");
  }

  private static String errorOf(FormReader reader) {
    Diagnostic error = reader.error();
    return error == null ? "no error" : error.location() + ": " + error.message();
  }
}
