package modplan.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class KeptAnswersTest {
  @TempDir Path directory;

  private final List<String> asked = new ArrayList<>();

  private KeptAnswers answers(long key) {
    return new KeptAnswers(() -> new KeptResult(directory.resolve("answers"), "1", key));
  }

  private List<String> ask(KeptAnswers answers, String question, String... answer) {
    return answers.answer(
        question,
        () -> {
          asked.add(question);
          return List.of(answer);
        });
  }

  @Test
  void eachQuestionIsAskedOnceOverTheSameCode() {
    KeptAnswers first = answers(7);
    assertThat(ask(first, "one", "a", "b")).containsExactly("a", "b");
    assertThat(ask(first, "none")).isEmpty();
    assertThat(ask(first, "one")).containsExactly("a", "b");

    KeptAnswers next = answers(7);
    assertThat(ask(next, "one")).containsExactly("a", "b");
    assertThat(ask(next, "none", "c")).isEmpty();

    assertThat(ask(answers(8), "one", "other")).containsExactly("other");
    assertThat(asked).containsExactly("one", "none", "one");
  }

  @Test
  void whatIsDamagedIsAskedAgain() throws Exception {
    ask(answers(7), "one", "a", "b");
    byte[] whole = Files.readAllBytes(directory.resolve("answers"));
    for (int length = 0; length < whole.length; length++) {
      Files.write(directory.resolve("answers"), java.util.Arrays.copyOf(whole, length));
      assertThat(ask(answers(7), "one", "a", "b")).containsExactly("a", "b");
      assertThat(Files.readAllBytes(directory.resolve("answers"))).isEqualTo(whole);
    }
    assertThat(asked).hasSize(whole.length + 1);
  }

  @Test
  void withoutACacheAnswersLastForTheRun() {
    KeptAnswers answers = new KeptAnswers(() -> KeptResult.NONE);
    ask(answers, "one", "a");
    assertThat(ask(answers, "one", "b")).containsExactly("a");
    assertThat(asked).containsExactly("one");
  }
}
