package modplan.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modplan.module.Body;
import modplan.module.Definition;
import modplan.module.FileFacts;
import modplan.source.Location;

/** Cuts the body of a module into its top-level forms. Linear in the nodes of the body. */
final class TopForms {
  private static final Set<String> ENDS_WITH_VALUE =
      Set.of("let", "let*", "letrec", "letrec*", "let-values", "let*-values", "begin");

  private final Body body;
  private final Map<Integer, Set<String>> namesByLine = new HashMap<>();
  private final List<TopForm> forms = new ArrayList<>();

  private TopForms(FileFacts facts, int module) {
    this.body = facts.body();
    for (Definition definition : facts.definitions()) {
      if (definition.module() == module) {
        namesByLine
            .computeIfAbsent(definition.location().line(), line -> new HashSet<>())
            .add(definition.name());
      }
    }
  }

  /** The forms of a file that belong to one of its modules, in their order. */
  static List<TopForm> of(FileFacts facts, int module) {
    TopForms reading = new TopForms(facts, module);
    Body body = facts.body();
    for (int i = 0; i < body.forms(); i++) {
      if (body.owner(i) == module) {
        reading.read(body.form(i), false);
      }
    }
    return reading.forms;
  }

  private void read(int node, boolean atExpansion) {
    List<int[]> pending = new ArrayList<>();
    pending.add(new int[] {node, atExpansion ? 1 : 0});
    while (!pending.isEmpty()) {
      int[] next = pending.remove(pending.size() - 1);
      String head = head(next[0]);
      switch (head) {
        case "define-module", "export", "re-export", "use-modules", "import" -> {}
        case "begin" -> children(next[0], 1, next[1], pending);
        case "eval-when" -> children(next[0], 2, next[1] | (expands(next[0]) ? 1 : 0), pending);
        case "library", "define-library" -> children(next[0], 2, next[1], pending);
        case "cond-expand" -> {
          for (int clause = child(next[0], 1); clause < body.next(next[0]); ) {
            children(clause, 1, next[1], pending);
            clause = body.next(clause);
          }
        }
        default -> forms.add(form(next[0], head, next[1] == 1));
      }
    }
  }

  private void children(int list, int from, int atExpansion, List<int[]> pending) {
    if (!body.isList(list)) {
      return;
    }
    List<int[]> found = new ArrayList<>();
    for (int child = child(list, from); child < body.next(list); child = body.next(child)) {
      found.add(0, new int[] {child, atExpansion});
    }
    pending.addAll(found);
  }

  /** The element of a list, or its end. */
  private int child(int list, int index) {
    int child = list + 1;
    for (int i = 0; i < index && child < body.next(list); i++) {
      child = body.next(child);
    }
    return child;
  }

  private boolean expands(int evalWhen) {
    int situations = child(evalWhen, 1);
    for (int node = situations;
        node < Math.min(body.next(evalWhen), body.next(situations));
        node++) {
      if (body.kind(node) == Body.SYMBOL && Set.of("expand", "compile").contains(body.name(node))) {
        return true;
      }
    }
    return false;
  }

  private String head(int node) {
    return body.isList(node) && body.payload(node) > 1 && body.kind(node + 1) == Body.SYMBOL
        ? body.name(node + 1)
        : "";
  }

  private TopForm form(int node, String head, boolean atExpansion) {
    FormSymbols symbols = FormSymbols.of(body, node);
    boolean procedure = TopForm.definesValue(head) && body.isList(child(node, 1));
    return new TopForm(
        head,
        names(node),
        symbols.code(),
        symbols.template(),
        TopForm.definesValue(head) ? result(node) : "",
        procedure,
        body.next(node) - node,
        atExpansion);
  }

  /** The head of the last element, through forms whose value is that of their last element. */
  private String result(int list) {
    int at = list;
    while (true) {
      int last = -1;
      for (int child = child(at, 2); child < body.next(at); child = body.next(child)) {
        last = child;
      }
      if (last < 0) {
        return "";
      }
      String head = head(last);
      if (head.equals("quote") && body.kind(child(last, 1)) == Body.SYMBOL) {
        return "";
      }
      if (!ENDS_WITH_VALUE.contains(head)) {
        return head;
      }
      at = last;
    }
  }

  /** What the form binds, by the places of definitions. */
  private Set<String> names(int node) {
    Set<String> names = new HashSet<>();
    int last = node;
    for (int at = node; at < body.next(node); at++) {
      last = Math.max(last, at);
      if (body.kind(at) == Body.SYMBOL) {
        Location location = Body.locate(body.spot(at));
        Set<String> here = namesByLine.get(location.line());
        if (here != null && here.contains(body.name(at))) {
          names.add(body.name(at));
        }
      }
    }
    return names;
  }
}
