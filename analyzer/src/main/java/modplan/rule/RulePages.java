package modplan.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The pages of {@code docs/rules}, which the jar holds, too. */
public final class RulePages {
  private RulePages() {}

  /** The page about a rule, as Markdown. */
  public static String of(Rule rule) {
    String resource = "pages/" + rule.id() + ".md";
    try (InputStream in = RulePages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no page about the rule " + rule.id());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
