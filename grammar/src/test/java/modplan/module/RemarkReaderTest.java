package modplan.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemarkReaderTest {
  /** Remarks as {@code line:column -> subject: text}. */
  private static List<String> remarks(String text) {
    return Facts.of(text).remarks().stream()
        .map(r -> r.location() + " -> " + r.subject() + ": " + r.text())
        .toList();
  }

  @Test
  void aRemarkIsAboutTheNextLineOfCodeOrItsOwn() {
    assertThat(
            remarks(
                """
                ;;; modplan: allow-file x -- r
                ; modplan:allow y -- because
                ;; Something else.

                (define-module (a)
                  #:use-module (b)   ;modplan: allow z -- é
                  #:use-module (c))
                ;; modplan: last
                """))
        .containsExactly(
            "1:1 -> 5: allow-file x -- r",
            "2:1 -> 5: allow y -- because",
            "6:22 -> 6: allow z -- é",
            "8:1 -> 0: last");
  }

  @Test
  void onlyCommentsCount() {
    assertThat(
            remarks(
                """
                (define a "
                ; modplan: in a string
                ")
                #| ; modplan: in a block comment
                |#
                #\\; (define modplan: ';modplan:)
                ;; What modplan: means in the middle of a comment.
                """))
        .containsExactly("6:23 -> 6: )");
  }

  @Test
  void aFileThatEndsBadlyKeepsWhatCameBefore() {
    assertThat(remarks("; modplan: x\n(a \"\n; modplan: y\n")).containsExactly("1:1 -> 2: x");
  }
}
