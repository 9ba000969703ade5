package modplan.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import modplan.module.FactsInput;
import modplan.module.FactsOutput;
import org.jspecify.annotations.Nullable;

/**
 * Answers to questions about the code of a project that take long to find: each is found once, and
 * kept in the cache for further runs over the same code. For several threads.
 */
public final class KeptAnswers {
  private final Supplier<KeptResult> kept;
  private @Nullable Map<String, List<String>> known;

  /**
   * @param kept the place in the cache, asked for when there is a first question
   */
  public KeptAnswers(Supplier<KeptResult> kept) {
    this.kept = kept;
  }

  /**
   * The answer to a question.
   *
   * @param question a text of its own for each question
   * @param find finds the answer if it is not known; no lock is held meanwhile
   */
  public List<String> answer(String question, Supplier<List<String>> find) {
    List<String> answer = known(question);
    if (answer == null) {
      answer = List.copyOf(find.get());
      keep(question, answer);
    }
    return answer;
  }

  private synchronized @Nullable List<String> known(String question) {
    return all().get(question);
  }

  private synchronized void keep(String question, List<String> answer) {
    all().put(question, answer);
    kept.get().keep(write(all()));
  }

  private Map<String, List<String>> all() {
    Map<String, List<String>> all = known;
    if (all == null) {
      all = read(kept.get().find());
      known = all;
    }
    return all;
  }

  private static byte[] write(Map<String, List<String>> all) {
    FactsOutput out = new FactsOutput();
    out.number((long) all.size());
    all.forEach(
        (question, answer) -> {
          out.text(question);
          out.number((long) answer.size());
          answer.forEach(out::text);
        });
    return out.toBytes();
  }

  private static Map<String, List<String>> read(byte @Nullable [] bytes) {
    Map<String, List<String>> all = new TreeMap<>();
    if (bytes == null) {
      return all;
    }
    try {
      FactsInput.Cursor in = new FactsInput(bytes, 0).at(0);
      for (int i = in.count(); i > 0; i--) {
        String question = in.text();
        List<String> answer = new ArrayList<>();
        for (int j = in.count(); j > 0; j--) {
          answer.add(in.text());
        }
        all.put(question, List.copyOf(answer));
      }
      return all;
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return new TreeMap<>(); // they are found once more
    }
  }
}
