package modplan.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static modplan.Requirements.require;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDecoderTest {
  @TempDir Path directory;

  @Test
  void withoutACookieAFileIsUtf8() {
    SourceFile file = decode("(é λ)", UTF_8);

    assertThat(file.charset()).isEqualTo(UTF_8);
    assertThat(text(file)).isEqualTo("(é λ)");
    assertThat(file.encodingError()).isNull();
  }

  @Test
  void latin1WithoutACookieIsReadAllTheSame() {
    SourceFile file = decode("; é\n(a)", ISO_8859_1);

    assertThat(file.charset()).isEqualTo(UTF_8);
    assertThat(file.line(2)).isEqualTo("(a)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";; -*- coding: latin1 -*-\né",
        ";; coding=iso-8859-1\né",
        "#! coding: iso-8859-1 !#\né",
        "#!/bin/sh\n-*- coding: iso-8859-1 -*-\n!#\né",
        "(a)\n\n(b) ; coding:\tISO-8859-1\né",
      })
  void aCookieNamesTheEncoding(String text) {
    SourceFile file = decode(text, ISO_8859_1);

    assertThat(file.charset()).isEqualTo(ISO_8859_1);
    assertThat(text(file)).isEqualTo(text);
  }

  @Test
  void encodingsThatDoNotContainAsciiByteByByteAreTranscoded() {
    String text = ";; coding: shift_jis\n\"表\"";
    SourceFile file = decode(text, Charset.forName("Shift_JIS")); // its second byte is a backslash

    assertThat(text(file)).isEqualTo(text);
    assertThat(file.charset()).isEqualTo(UTF_8);
    assertThat(file.sizeOnDisk()).isEqualTo(text.length() + 1);
  }

  @Test
  void aByteOrderMarkIsNoText() {
    SourceFile utf8 = decode("\uFEFF(é)", UTF_8);
    assertThat(text(utf8)).isEqualTo("(é)");
    assertThat(utf8.sizeOnDisk()).isEqualTo(7);
    assertThat(utf8.locate(3)).hasToString("1:3");

    assertThat(text(decode("\uFEFF(é)", UTF_16LE))).isEqualTo("(é)");
    assertThat(text(decode("\uFEFF(é)", UTF_16BE))).isEqualTo("(é)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8-unix", "klingon", "latin-1", "a,b", "=?"})
  void saysThatAnEncodingIsUnknown(String name) {
    SourceFile file = decode("(a)\n ;; -*- coding: " + name + " -*-\n", UTF_8);
    Diagnostic error = file.encodingError();

    assertThat(file.charset()).isEqualTo(UTF_8);
    assertThat(error)
        .isEqualTo(
            new Diagnostic(
                new Location(2, 17), "unknown encoding `%s`".formatted(name.replace("?", ""))));
  }

  /** Real Guile says which encoding each of these files declares. */
  @Test
  void declaredEncodingsAreThoseThatGuileFinds() throws IOException, InterruptedException {
    List<String> texts =
        List.of(
            "",
            "coding",
            "coding:",
            "coding: x",
            ";coding: x",
            ";coding:x",
            ";coding:  \t x",
            ";coding:\nx",
            ";coding=x",
            ";coding = x",
            ";coding x\n;coding: y",
            ";encoding: x",
            ";coding:;coding: y",
            ";coding: x,y+z=(w)/v:u_t.s-r@q",
            ";coding: \"x\"",
            ";coding: é",
            ";coding: x\n;coding: y",
            "(coding: x)\n;coding: y",
            "\"coding: x\" ; y",
            "\"; coding: x\"",
            "; a\ncoding: x",
            "#!\ncoding: x\n!#",
            "#!\n!#\ncoding: x\n",
            "#!coding: x!#",
            "#!coding: x",
            "coding: x !#",
            "!# #! coding: x !#",
            "#| coding: x |#",
            ";" + " ".repeat(480) + "coding: utf-8",
            ";" + " ".repeat(486) + "coding: utf-8",
            ";" + " ".repeat(490) + "coding: x",
            ";" + " ".repeat(491) + "coding: x",
            ";" + " ".repeat(492) + "coding: x",
            ";" + " ".repeat(500) + "coding: x",
            ";Coding: x",
            ";\r\n;coding: x\r\n",
            ";; -*- mode: scheme; coding: utf-8-unix; -*-");

    List<String> guile = fileEncodings(texts);
    List<String> ours =
        texts.stream()
            .map(text -> SourceDecoder.cookie(text.getBytes(UTF_8)))
            .map(cookie -> cookie == null ? "none" : cookie.name().toUpperCase(Locale.ROOT))
            .toList();

    for (int i = 0; i < texts.size(); i++) {
      assertThat(ours.get(i)).as(texts.get(i)).isEqualTo(guile.get(i));
    }
  }

  private List<String> fileEncodings(List<String> texts) throws IOException, InterruptedException {
    require(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "guile"))),
        "no guile on the PATH");
    Path driver = directory.resolve("file-encodings.scm");
    try (InputStream resource = getClass().getResourceAsStream("file-encodings.scm")) {
      Files.write(driver, resource.readAllBytes());
    }
    List<String> command =
        new ArrayList<>(List.of("guile", "--no-auto-compile", driver.toString()));
    for (int i = 0; i < texts.size(); i++) {
      Path file = Files.writeString(directory.resolve("case-" + i), texts.get(i));
      command.add(file.toString());
    }
    Path answers = directory.resolve("answers");
    Process guile = new ProcessBuilder(command).redirectOutput(answers.toFile()).start();
    assertThat(guile.waitFor()).isZero();
    return Files.readAllLines(answers);
  }

  private static SourceFile decode(String text, Charset charset) {
    return SourceDecoder.decode("a.scm", text.getBytes(charset));
  }

  private static String text(SourceFile file) {
    return file.text(0, file.bytes().length);
  }
}
