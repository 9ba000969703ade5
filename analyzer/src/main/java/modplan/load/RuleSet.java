package modplan.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import modplan.load.Data.Seq;
import modplan.load.Env.Local;
import org.jspecify.annotations.Nullable;

/** The clauses of a {@code syntax-rules}. */
final class RuleSet {
  private record Rule(Pattern pattern, Template template) {}

  private final List<Rule> rules = new ArrayList<>();

  /** Whether uses in {@code set!} are given to it, too. */
  boolean isAssignable;

  private final List<Env> scopes = new ArrayList<>();

  /**
   * Reads clauses {@code (pattern template)}; the first element of a pattern, the macro itself, is
   * not looked at.
   *
   * @param env scope of the definition
   */
  static RuleSet read(List<Object> literals, Object[] clauses, String ellipsis, @Nullable Env env) {
    RuleSet set = new RuleSet();
    for (Object clause : clauses) {
      if (!(clause instanceof Seq seq) || seq.size() < 2) {
        throw SchemeError.syntax("syntax-rules");
      }
      Object template = seq.get(seq.size() - 1); // a documentation string or fender may come first
      Env scope = new Env(env);
      Pattern pattern = Pattern.read(anonymous(seq.get(0)), literals, ellipsis, 0, scope);
      set.scopes.add(scope);
      set.rules.add(new Rule(pattern, Template.read(template, scope, ellipsis)));
    }
    return set;
  }

  /** The pattern variables of the clauses. */
  List<Env> scopes() {
    return scopes;
  }

  /** What the clauses write. */
  List<Template> templates() {
    return rules.stream().map(Rule::template).toList();
  }

  private static Object anonymous(Object pattern) {
    if (pattern instanceof Seq seq && seq.size() > 0 && Data.isIdentifier(seq.get(0))) {
      Object[] items = seq.items.clone();
      items[0] = Expander.own("_"); // which is none of the literals
      return new Seq(items, seq.tail, seq.spot);
    }
    return pattern;
  }

  /**
   * What a use becomes.
   *
   * @param rename of identifiers that a template brings
   */
  Object expand(
      Object use, Pattern.Identifiers identifiers, UnaryOperator<Object> rename, int spot) {
    for (Rule rule : rules) {
      Map<Local, Object> matches = new HashMap<>();
      if (Pattern.match(rule.pattern(), use, identifiers, matches)) {
        return Template.fill(rule.template(), matches::get, rename, spot);
      }
    }
    throw SchemeError.syntax("source expression failed to match any pattern");
  }
}
