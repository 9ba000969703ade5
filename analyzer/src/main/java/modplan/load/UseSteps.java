package modplan.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.load.LoadSteps.Showing;
import modplan.load.LoadSteps.Step;
import modplan.load.LoadSteps.Use;
import modplan.load.Reference.How;
import modplan.load.StepReader.Members;
import modplan.module.Body;

/**
 * The steps that are found in the code of one member, form by form; of each kind of use the first.
 */
final class UseSteps {
  final Members member;
  private final List<Step> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Of the form that is being read, what its macros bring: their uses come before. */
  private final List<Step> broughtLast = new ArrayList<>();

  /** The form that is being read. */
  int form;

  UseSteps(Members member) {
    this.member = member;
  }

  List<Step> found() {
    return found;
  }

  /** Ends the form that is being read. */
  void endForm() {
    found.addAll(broughtLast);
    broughtLast.clear();
  }

  void add(Step step) {
    found.add(step);
  }

  /** Whether this is the first time that somebody asks with this key. */
  boolean isFirst(String key) {
    return seen.add(key);
  }

  /**
   * Adds a use, unless there was one like it.
   *
   * @param where the module whose code it is, and its number or null
   */
  void use(
      How how,
      boolean isMacro,
      boolean conditional,
      String where,
      int at,
      Global target,
      int number,
      String written,
      String via,
      boolean brought,
      int spot,
      List<Showing> providers) {
    if (isFirst(
        how + " " + isMacro + conditional + target + providers + (via.isEmpty() ? "" : where))) {
      List<Step> into = brought ? broughtLast : found;
      into.add(
          new Use(
              form,
              spot,
              how,
              isMacro,
              conditional,
              at,
              number,
              target.name(),
              written,
              via,
              brought,
              providers));
    }
  }

  /** Where a name stands in the innermost list that is known; the list if it is not there. */
  int placeOf(String name, int innermost) {
    Body body = member.file().body();
    int node = body.form(form);
    int last = body.spot(body.next(node) - 1);
    // What a macro brings has the place of the macro's text.
    int list = innermost < body.spot(node) || innermost > last ? body.spot(node) : innermost;
    int end = body.next(node);
    boolean inside = false;
    for (int at = node; at < end; at++) {
      inside |= body.spot(at) == list && body.isList(at);
      if (inside && body.kind(at) == Body.SYMBOL && body.name(at).equals(name)) {
        return body.spot(at);
      }
    }
    return list;
  }
}
