package modplan.rule;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class UnreadableFileRuleTest extends RuleTest {
  UnreadableFileRuleTest() {
    super("unreadable-file");
  }

  @Test
  void findsBinaryFiles() throws IOException {
    Files.write(directory.resolve("b.scm"), new byte[] {'a', 0});

    finds(
        """
        === a.scm ===
        (define-module (a) #:use-module (b))
        """,
        "b.scm:1:1 error cannot read this file: it is not text: there is a NUL byte at 1:2");
  }

  @Test
  void leavesReadableFilesAlone() {
    isSilent(
        """
        === a.scm ===
        ; only a comment
        """);
  }
}
